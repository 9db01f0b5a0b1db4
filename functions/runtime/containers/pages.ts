import type { DayPageDeps } from '../../app/day-page.ts';
import type { Clock, LinkTokens } from '../../app/ports.ts';
import type { Base } from './base.ts';

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
