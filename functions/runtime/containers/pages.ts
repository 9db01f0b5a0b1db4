import type { ClientPageDeps } from '../../app/open-client-page.ts';
import type { Clock, LinkTokens } from '../../app/ports.ts';
import { recentRoster } from '../../app/recent-roster.ts';
import type { PagesEnv } from '../env.ts';
import { awsBase, type Base } from './base.ts';
import { awsLinkTokens } from './links.ts';
import { reindexer } from './reindexer.ts';

export type PagesContainer = { deps: ClientPageDeps; clock: Clock };

/** The pages over any records. `links`: what reads their tokens, and which epoch is good. */
export function pagesContainer({
  records,
  config,
  log,
  clock,
  links,
}: Base & { links: { tokens: LinkTokens; epoch: number } }): PagesContainer {
  const reindex = reindexer({ config, clock });
  const roster = recentRoster(records.roster, clock);
  return { deps: { ...records, roster, ...config, reindex, links: links.tokens, epoch: links.epoch, log }, clock };
}

/** The pages as they run on AWS. */
export function buildPages(env: PagesEnv): PagesContainer {
  const base = awsBase('pages', env);
  return pagesContainer({ ...base, links: { tokens: awsLinkTokens(env, base), epoch: env.LINK_EPOCH } });
}
