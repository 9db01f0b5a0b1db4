import type { Card, Digest } from '../domain/digest/digest.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

/** How many reasons a card of a mail shows: it bounds the mail. The page shows all. */
export const MOST_REASONS = 8;

/** A card's reasons as lines, most urgent first; what is beyond the bound is counted. */
export function reasonLines(card: Card, { date }: Digest, { digest: say }: Catalogue): string[] {
  const shown = card.tasks.slice(0, MOST_REASONS).map((task) => say.task(task, card, date));
  const more = card.tasks.length - shown.length;
  return more > 0 ? [...shown, say.moreReasons(more)] : shown;
}
