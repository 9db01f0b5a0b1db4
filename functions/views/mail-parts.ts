import { ACCENT, MUTED, RULE } from './mail-style.ts';
import { type Markup, markup } from './markup.ts';

/** The one button of a mail. */
export function button(label: string, href: string): Markup {
  return markup`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin-top:14px"><tr><td class="button" align="center" style="background:${ACCENT};border-radius:8px;padding:11px 22px"><a href="${href}" style="display:block;font-size:16px;font-weight:600;color:#ffffff;text-decoration:none">${label}</a></td></tr></table>`;
}

/** A link as high as a thumb: Outlook heeds the line height where it ignores padding. */
export function actLink(label: string, href: string): Markup {
  return markup`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="border-collapse:separate"><tr><td nowrap class="act" style="border:1px solid ${ACCENT};border-radius:8px"><a class="accent" href="${href}" style="display:block;padding:0 12px;mso-line-height-rule:exactly;line-height:44px;color:${ACCENT};text-decoration:none">${label}</a></td></tr></table>`;
}

/** What stands at the end of a mail, small. */
export function foot(lines: readonly string[]): Markup {
  const paragraphs = lines.map((line) => markup`<p style="margin:0 0 6px">${line}</p>`);
  return markup`<tr><td class="edge rule muted" style="padding:16px 24px 20px;border-top:1px solid ${RULE};font-size:13px;color:${MUTED}">${paragraphs}</td></tr>`;
}
