import type { Card, Digest } from '../domain/digest/digest.ts';
import type { Locale } from '../domain/locale.ts';
import type { TaskKind } from '../domain/task.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { ACCENT, LABEL_TONE, MUTED, RULE, TINT } from './mail-style.ts';
import { type Markup, markup, NOTHING } from './markup.ts';
import { MOST_REASONS, reasonLines } from './reason-lines.ts';

type Setting = { locale: Locale; digest: Digest; words: Catalogue; page: string | undefined };

function heading(card: Card, place: number, { words }: Setting): Markup {
  const { naming, digest } = words;
  const aside = [
    card.client.phoneTail && naming.phoneTail(card.client.phoneTail),
    card.waitedDays && digest.waited(card.waitedDays),
  ].filter(Boolean);
  return markup`<h2 style="margin:0 0 6px;font-size:17px;line-height:1.4;font-weight:600"><span class="muted" style="color:${MUTED};font-weight:400">${place}.</span> ${naming.client(card.client)}
<span class="chip" style="display:inline-block;margin-left:4px;padding:0 7px;border:1px solid ${RULE};border-radius:10px;font-size:12px;line-height:18px;font-weight:400;color:${MUTED};vertical-align:2px">${naming.tier(card.tier)}</span>${card.cannotWait ? mark(digest.cannotWait) : NOTHING}${
    aside.length === 0
      ? NOTHING
      : markup` <span class="muted" style="font-size:13px;font-weight:400;color:${MUTED}">${aside.join(' · ')}</span>`
  }</h2>`;
}

/** Why a card stands before others with a higher score. */
function mark(text: string): Markup {
  const { className, background, ink } = LABEL_TONE.maturity;
  return markup` <span class="${className}" style="display:inline-block;padding:0 7px;border-radius:4px;font-size:12px;line-height:20px;font-weight:400;white-space:nowrap;background:${background};color:${ink}">${text}</span>`;
}

function reasons(card: Card, { words, digest }: Setting): Markup {
  const rows = reasonLines(card, digest, words).map((line, index) => {
    const task = index < MOST_REASONS ? card.tasks[index] : undefined;
    return markup`<tr><td valign="top" style="padding:3px 8px 3px 0;white-space:nowrap">${task ? label(task.kind, words) : NOTHING}</td><td width="100%" style="padding:2px 0">${line}</td></tr>
`;
  });
  return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">${rows}</table>`;
}

function label(kind: TaskKind, { digest: say }: Catalogue): Markup {
  const { className, background, ink } = LABEL_TONE[kind];
  return markup`<span class="${className}" style="display:inline-block;padding:0 7px;border-radius:4px;font-size:12px;line-height:20px;background:${background};color:${ink}">${say.taskLabel(kind)}</span>`;
}

function opener(card: Card, { words, digest }: Setting): Markup {
  const { say, text } = words.digest.opener(card, digest);
  const quoted = say ? `“${text}”` : text;
  return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin-top:8px"><tr><td class="say" style="padding:8px 12px;background:${TINT};border-left:3px solid ${ACCENT};border-radius:0 6px 6px 0">${
    say
      ? markup`<span class="accent" style="color:${ACCENT};font-size:13px">${words.digest.openerLabel}</span> `
      : NOTHING
  }${quoted}</td></tr></table>`;
}

function aside(label: string, lines: string[]): Markup {
  if (lines.length === 0) return NOTHING;
  return markup`<p class="muted" style="margin:8px 0 0;font-size:14px;color:${MUTED}"><span style="font-size:13px">${label}</span> ${lines.join(' · ')}</p>`;
}

/** The three words under a card, each as high as a thumb: Outlook heeds the line height where it ignores padding. */
function actions({ page, words }: Setting): Markup {
  if (page === undefined) return NOTHING;
  const { contacted, later, wrongDetails } = words.digest.actions;
  const link = (label: string, form: string) =>
    markup`<td nowrap class="act" style="border:1px solid ${ACCENT};border-radius:8px"><a class="accent" href="${page}#${form}" style="display:block;padding:0 12px;mso-line-height-rule:exactly;line-height:44px;color:${ACCENT};text-decoration:none">${label}</a></td>`;
  const gap = markup`<td width="8"></td>`;
  return markup`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin-top:12px;border-collapse:separate"><tr>${link(contacted, 'contact')}${gap}${link(later, 'postpone')}${gap}${link(wrongDetails, 'details')}</tr></table>`;
}

/** One client's card: who, why, what to say, what to have ready, and what came of it. */
export function digestCard(card: Card, place: number, setting: Setting): Markup {
  const { digest } = setting.words;
  return markup`<tr><td class="edge rule" style="padding:18px 24px;border-top:1px solid ${RULE}">
${heading(card, place, setting)}
${reasons(card, setting)}
${opener(card, setting)}
${aside(digest.suggestionsLabel, digest.haveReady(card))}
${card.talkingPoints.map((point) => aside(digest.talkingPointsLabel, [point[setting.locale]]))}
${actions(setting)}
</td></tr>
`;
}
