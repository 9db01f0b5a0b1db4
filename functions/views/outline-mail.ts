import type { Format } from '../i18n/catalogue.ts';
import { mailLayout, type RenderedMail } from './mail-layout.ts';
import type { MailOutline, OutlineLine, OutlineSection } from './mail-outline.ts';
import { actLink, button, foot } from './mail-parts.ts';
import { INK, LABEL_TONE, MUTED, RULE } from './mail-style.ts';
import { type Markup, markup, NOTHING } from './markup.ts';
import { outlineText } from './outline-text.ts';
import { unbroken } from './unbroken.ts';

const TONE = { red: LABEL_TONE.maturity, amber: LABEL_TONE['risk-review'], grey: LABEL_TONE['details-stale'] } as const;

function head({ greeting, title, lead, button: main }: MailOutline): Markup {
  return markup`<tr><td class="edge" style="padding:24px">
<p class="muted" style="margin:0;color:${MUTED}">${greeting}</p>
<h1 class="ink" style="margin:2px 0 0;font-size:23px;line-height:1.35;font-weight:600;color:${INK}">${title}</h1>
${lead.map((text) => markup`<p style="margin:6px 0 0">${unbroken(text)}</p>`)}
${main === undefined ? NOTHING : button(main.label, main.href)}
</td></tr>
`;
}

function labelOf({ label }: OutlineLine): Markup {
  if (label === undefined) return NOTHING;
  const { className, background, ink } = TONE[label.tone];
  return markup` <span class="${className}" style="display:inline-block;padding:0 7px;border-radius:4px;font-size:12px;line-height:20px;font-weight:400;white-space:nowrap;vertical-align:1px;background:${background};color:${ink}">${label.text}</span>`;
}

const fact = (text: string) =>
  markup`<p class="muted" style="margin:2px 0 0;font-size:14px;color:${MUTED}">${unbroken(text)}</p>`;

/** The way to a line stands beside its name and its first fact: there is room for it on a phone as well. The other facts have the whole width. */
function line(one: OutlineLine, heading: 'h2' | 'h3'): Markup {
  const style = 'margin:0;font-size:16px;line-height:1.5;font-weight:600';
  const title = markup`${one.title}${labelOf(one)}`;
  const titled =
    heading === 'h2' ? markup`<h2 style="${style}">${title}</h2>` : markup`<h3 style="${style}">${title}</h3>`;
  const [first, ...others] = one.facts.map(fact);
  const way =
    one.link === undefined
      ? NOTHING
      : markup`<td valign="top" align="right" style="padding-left:12px">${actLink(one.link.label, one.link.href)}</td>`;
  const below = others.length === 0 ? NOTHING : markup`<tr><td colspan="2">${others}</td></tr>`;
  return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin-top:14px"><tr><td width="100%" valign="top">${titled}${first ?? NOTHING}</td>${way}</tr>${below}</table>
`;
}

function section({ heading, lead, lines, after, link }: OutlineSection): Markup {
  const paragraph = (text: string) => markup`<p style="margin:6px 0 0">${unbroken(text)}</p>`;
  const title =
    heading === undefined
      ? NOTHING
      : markup`<h2 style="margin:0;font-size:17px;line-height:1.4;font-weight:600">${heading}</h2>`;
  return markup`<tr><td class="edge rule" style="padding:18px 24px;border-top:1px solid ${RULE}">
${title}${lead.map(paragraph)}
${lines.map((one) => line(one, heading === undefined ? 'h2' : 'h3'))}${after.map((text) => markup`<p style="margin:12px 0 0">${unbroken(text)}</p>`)}${
  link === undefined ? NOTHING : markup`<div style="margin-top:12px">${actLink(link.label, link.href)}</div>`
}
</td></tr>
`;
}

/** How much of a mail's size a section takes. */
export function sectionBytes(one: OutlineSection): number {
  return new TextEncoder().encode(String(section(one))).length;
}

/** Lays an outline out as a mail. Pure: the same outline gives the same bytes. */
export function renderOutline(outline: MailOutline, format: Format): RenderedMail {
  const { locale, subject, preview, sections, notes } = outline;
  return {
    subject,
    html: mailLayout({
      locale,
      title: subject,
      preview,
      rows: [head(outline), ...sections.map(section), foot(notes)],
    }),
    text: outlineText(outline, format),
  };
}
