import type { DayPageDeps } from '../../app/day-page.ts';
import type { Clock, LinkTokens } from '../../app/ports.ts';
import type { PagesEnv } from '../env.ts';
import { awsBase, type Base } from './base.ts';
import { awsLinkTokens } from './links.ts';

export type PagesContainer = { deps: DayPageDeps; clock: Clock };

/** The pages over any records. `links`: what reads their tokens, and which epoch is good. */
export function pagesContainer({
  records,
  config,
  log,
  clock,
  links,
}: Base & { links: { tokens: LinkTokens; epoch: number } }): PagesContainer {
  return { deps: { ...records, ...config, links: links.tokens, epoch: links.epoch, log }, clock };
}

/** The pages as they run on AWS. */
export function buildPages(env: PagesEnv): PagesContainer {
  const base = awsBase('pages', env);
  return pagesContainer({ ...base, links: { tokens: awsLinkTokens(env, base), epoch: env.LINK_EPOCH } });
}
