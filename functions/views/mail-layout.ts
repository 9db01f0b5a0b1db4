import { raw } from 'hono/html';
import type { Locale } from '../domain/locale.ts';
import { DESK, FONT, INK, PAPER, RULE, STYLE_SHEET } from './mail-style.ts';
import { type Markup, markup } from './markup.ts';

/** A mail, ready to be sent: the same content as HTML and as plain text. */
export type RenderedMail = { subject: string; html: string; text: string };

/** Outlook on Windows knows no max-width: it gets a column and a font of its own, in comments only it reads. */
const OUTLOOK_COLUMN = {
  open: '<!--[if mso]><table role="presentation" width="640" align="center" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->',
  close: '<!--[if mso]></td></tr></table><![endif]-->',
};
const OUTLOOK_FONT =
  "<!--[if mso]><style>body,table,td,p,h1,h2,a{font-family:'Microsoft YaHei',Arial,sans-serif!important}</style><![endif]-->";

/** The shell of every mail: one column of at most 640 px in tables, readable without a style sheet, dark where the reader's screen is. */
export function mailLayout(input: { locale: Locale; title: string; preview: string; rows: Markup[] }): string {
  const { locale, title, preview, rows } = input;
  return String(markup`<!doctype html>
<html lang="${locale}" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no">
<title>${title}</title>
<style>${raw(STYLE_SHEET)}</style>
${raw(OUTLOOK_FONT)}
</head>
<body style="margin:0;padding:0;background:${DESK}">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${preview}${raw('&#847;&zwnj;&nbsp;'.repeat(30))}</div>
<table role="presentation" class="desk" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${DESK}">
<tr><td class="desk" align="center" style="padding:24px 8px">
${raw(OUTLOOK_COLUMN.open)}
<table role="presentation" class="sheet ink" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:640px;background:${PAPER};border:1px solid ${RULE};border-radius:12px;${FONT};font-size:15px;line-height:1.6;color:${INK};overflow-wrap:anywhere">
${rows}
</table>
${raw(OUTLOOK_COLUMN.close)}
</td></tr>
</table>
</body>
</html>
`);
}
