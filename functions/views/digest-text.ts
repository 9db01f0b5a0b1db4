import type { Card, Digest } from '../domain/digest/digest.ts';
import type { Locale } from '../domain/locale.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { reasonLines } from './reason-lines.ts';

type Setting = { digest: Digest; locale: Locale; words: Catalogue };
type Links = { dayPage?: string; clientPages?: readonly string[] };

function cardLines(card: Card, place: number, { digest, locale, words }: Setting, page: string | undefined): string[] {
  const { format, naming, digest: say } = words;
  const labelled = (label: string, text: string) => `   ${label}${format.colon}${text}`;
  const head = [naming.client(card.client), naming.tier(card.tier)];
  if (card.client.phoneTail) head.push(naming.phoneTail(card.client.phoneTail));
  if (card.cannotWait) head.push(say.cannotWait);
  if (card.waitedDays) head.push(say.waited(card.waitedDays));
  const opener = say.opener(card, digest);
  const lines = [`${place}. ${head.join(' · ')}`];
  for (const reason of reasonLines(card, digest, words)) lines.push(`   • ${reason}`);
  lines.push(opener.say ? labelled(say.openerLabel, `“${opener.text}”`) : `   ${opener.text}`);
  const aside = (label: string, items: string[]) => {
    if (items.length > 0) lines.push(labelled(label, items.join(format.semicolon)));
  };
  aside(say.suggestionsLabel, say.haveReady(card));
  for (const point of card.talkingPoints) aside(say.talkingPointsLabel, [point[locale]]);
  if (page !== undefined)
    lines.push(
      labelled(
        Object.values(say.actions)
          .map((word) => `[${word}]`)
          .join(' '),
        page,
      ),
    );
  return lines;
}

/** The plain-text twin: the same facts in the same order as the HTML. */
export function digestText(setting: Setting, notes: string[], { dayPage, clientPages }: Links): string {
  const { digest, words } = setting;
  const say = words.digest;
  const head = [
    say.greeting(digest),
    `${say.summary(digest)}${words.format.stop}`,
    say.onBehalfOf(digest),
    say.money(digest),
    say.overview(digest),
    dayPage && `${say.open}${words.format.colon}${dayPage}`,
  ].filter((line) => line !== undefined);
  const cards = digest.cards.flatMap((card, index) => [
    '',
    ...cardLines(card, index + 1, setting, clientPages?.[index]),
  ]);
  return `${[...head, ...cards, '', ...notes].join('\n')}\n`;
}
