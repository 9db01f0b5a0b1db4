import type { Digest } from '../domain/digest/digest.ts';
import type { Locale } from '../domain/locale.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { catalogueFor } from '../i18n/index.ts';
import { digestCard } from './digest-card.ts';
import { digestText } from './digest-text.ts';
import { mailLayout, type RenderedMail } from './mail-layout.ts';
import { button, foot } from './mail-parts.ts';
import { INK, MUTED } from './mail-style.ts';
import { type Markup, markup, NOTHING } from './markup.ts';

/** The links of a mail, where there are pages: to the day, and to the clients card by card. */
export type DigestLinks = { dayPage?: string; clientPages?: readonly string[] };

function head(digest: Digest, words: Catalogue, dayPage: string | undefined): Markup {
  const { digest: say } = words;
  const small = (text: string | undefined) =>
    text === undefined ? NOTHING : markup`<p style="margin:6px 0 0">${text}</p>`;
  return markup`<tr><td class="edge" style="padding:24px">
<p class="muted" style="margin:0;color:${MUTED}">${say.greeting(digest)}</p>
<h1 class="ink" style="margin:2px 0 0;font-size:23px;line-height:1.35;font-weight:600;color:${INK}">${say.summary(digest)}</h1>
${small(say.onBehalfOf(digest))}
${small(say.money(digest))}
<p class="muted" style="margin:6px 0 0;font-size:13px;color:${MUTED}">${say.overview(digest)}</p>
${dayPage === undefined ? NOTHING : button(say.open, dayPage)}
</td></tr>
`;
}

function notes(digest: Digest, { digest: say }: Catalogue): string[] {
  const all = [
    say.rolledOver(digest),
    say.makeUpDay(digest),
    say.pulledForward(digest),
    say.brokenRecords(digest),
    say.footer,
  ];
  return all.filter((note) => note !== undefined);
}

/** The daily mail: subject with counts only, HTML and its plain-text twin. Pure: the same digest gives the same bytes. */
export function renderDigestMail(
  digest: Digest,
  locale: Locale,
  amountBands: boolean,
  links: DigestLinks = {},
): RenderedMail {
  const words = catalogueFor(locale, { amountBands, today: digest.date });
  const subject = words.digest.subject(digest);
  const closing = notes(digest, words);
  const cards = digest.cards.map((card, index) =>
    digestCard(card, index + 1, { locale, digest, words, page: links.clientPages?.[index] }),
  );
  return {
    subject,
    html: mailLayout({
      locale,
      title: subject,
      preview: words.digest.overview(digest),
      rows: [head(digest, words, links.dayPage), ...cards, foot(closing)],
    }),
    text: digestText({ digest, locale, words }, closing, links),
  };
}
