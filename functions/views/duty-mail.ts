import type { DutyDay } from '../domain/duty/duty-day.ts';
import { catalogueFor } from '../i18n/index.ts';
import { dutyCounts } from './duty-counts.ts';
import { type DutyLinks, type DutySetting, dutyName } from './duty-line.ts';
import { withinRoom } from './duty-room.ts';
import { dutyParts } from './duty-sections.ts';
import type { RenderedMail } from './mail-layout.ts';
import type { MailOutline } from './mail-outline.ts';
import { renderOutline } from './outline-mail.ts';

export type { DutyLinks } from './duty-line.ts';

const MOST_IN_PREVIEW = 6;

/**
 * The mail about duties: one a day for a person, whatever they are: line manager, deputy, client manager, supervising department. Subject with counts
 * only, HTML and its plain-text twin. Pure: the same day gives the same bytes. `amountBands`: amounts of clients as bands, as in the daily mail.
 */
export function renderDutyMail(day: DutyDay, links: DutyLinks, amountBands = false): RenderedMail {
  const { locale, date } = day;
  const words = catalogueFor(locale, { amountBands, today: date });
  const say = words.dutyMail;
  const counts = dutyCounts(day);
  const setting = { date, locale, words, links };
  const outline: MailOutline = {
    locale,
    subject: say.subject(counts),
    preview: previewOf(day, setting),
    greeting: say.greeting(day),
    title: say.summary(counts),
    lead: [say.when(counts), say.above(counts)].filter((text) => text !== undefined),
    ...(links.duties && { button: { label: say.open, href: links.duties } }),
    sections: withinRoom(dutyParts(day, setting), say),
    notes: [
      ...(counts.open > 0 ? [say.howTo] : []),
      ...(counts.above === undefined ? [] : [say.mayWaive]),
      ...(day.makeUpDay ? [say.makeUpDay] : []),
      say.footer,
    ],
  };
  return renderOutline(outline, words.format);
}

/** The names of what is open, each once. */
function previewOf({ units, own, late }: DutyDay, setting: DutySetting): string {
  const groups = [...own, ...units.flatMap((unit) => unit.groups), ...late.units.flatMap((unit) => unit.groups)];
  return [...new Set(groups.map((group) => dutyName(group, setting)))].slice(0, MOST_IN_PREVIEW).join(' · ');
}
