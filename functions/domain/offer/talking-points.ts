import { type CivilDate, daysBetween } from '../civil-date.ts';
import { type Client, preferenceOf } from '../client.ts';
import type { Localized } from '../locale.ts';
import type { TalkingPoint } from './catalogue.ts';

const AT_MOST = 1;

/**
 * What there is to say on a date to a client who wants information, on their topics: the newest of each topic, that is the one
 * with the shortest span; of several topics the shortest span, else the first of the client's topics; one a card. Nobody else gets any.
 */
export function talkingPointsFor(client: Client, points: readonly TalkingPoint[], date: CivilDate): Localized[] {
  const { topics = [] } = client.bank;
  if (preferenceOf(client) !== 'wants-information') return [];
  const current = points.filter(({ from, to }) => from <= date && date <= to).sort((a, b) => span(a) - span(b));
  const best = [...new Set(topics.map(plain))].flatMap((topic) => {
    const point = current.find((candidate) => plain(candidate.topic) === topic);
    return point ? [point] : [];
  });
  return best
    .sort((a, b) => span(a) - span(b))
    .slice(0, AT_MOST)
    .map(({ text }) => text);
}

function span({ from, to }: TalkingPoint): number {
  return daysBetween(from, to);
}

function plain(topic: string): string {
  return topic.normalize('NFKC').trim().toLowerCase();
}
