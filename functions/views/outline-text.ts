import type { Format } from '../i18n/catalogue.ts';
import type { MailOutline, OutlineLine, OutlineSection } from './mail-outline.ts';

function lineLines({ title, label, facts, link }: OutlineLine, place: number | undefined, { colon }: Format): string[] {
  const head = label === undefined ? title : `${title} · ${label.text}`;
  return [
    place === undefined ? head : `${place}. ${head}`,
    ...facts.map((fact) => `   • ${fact}`),
    ...(link === undefined ? [] : [`   [${link.label}]${colon}${link.href}`]),
  ];
}

function sectionLines({ heading, lead, lines, after, link }: OutlineSection, format: Format): string[] {
  return [
    '',
    ...(heading === undefined ? [] : [heading]),
    ...lead,
    ...lines.flatMap((line, index) => lineLines(line, lines.length > 1 ? index + 1 : undefined, format)),
    ...after,
    ...(link === undefined ? [] : [`[${link.label}]${format.colon}${link.href}`]),
  ];
}

/** The plain-text twin: the same texts in the same order as the HTML. */
export function outlineText({ greeting, title, lead, button, sections, notes }: MailOutline, format: Format): string {
  const all = [
    greeting,
    `${title}${format.stop}`,
    ...lead,
    ...(button === undefined ? [] : [`${button.label}${format.colon}${button.href}`]),
    ...sections.flatMap((section) => sectionLines(section, format)),
    '',
    ...notes,
  ];
  return `${all.join('\n')}\n`;
}
