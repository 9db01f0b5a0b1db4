import type { DutyMailWords } from '../i18n/duty-mail-words.ts';
import type { DutyPart } from './duty-sections.ts';
import type { OutlineSection } from './mail-outline.ts';
import { sectionBytes } from './outline-mail.ts';

/** A mail stays under 100 KB: so many bytes are for what it shows in full, and so many units are named after that. */
const ROOM = 80_000;
const MOST_UNITS_NAMED = 20;

/** The sections there is room for, in their order; of the rest the units are named with their numbers, or counted. No duty is left out unsaid. */
export function withinRoom(parts: readonly DutyPart[], say: DutyMailWords): OutlineSection[] {
  let room = ROOM;
  const kept: OutlineSection[] = [];
  const left: { name: string; items: number }[] = [];
  for (const { section, name, people } of parts) {
    const lines = linesWithin(room, section);
    if (lines === undefined) {
      room = 0;
      if (section.lines.length > 0) left.push({ name, items: section.lines.length });
      continue;
    }
    const unseen = people.slice(lines.length);
    const open = unseen.reduce((sum, count) => sum + count, 0);
    const shown = {
      ...section,
      lines,
      after: [...(unseen.length === 0 ? [] : [say.more(unseen.length, open)]), ...section.after],
    };
    room -= sectionBytes(shown);
    kept.push(shown);
  }
  return left.length === 0 ? kept : [...kept, { lead: [leftOut(left, say)], lines: [], after: [] }];
}

/** The first lines of a section that fit; undefined when not even one does. */
function linesWithin(room: number, section: OutlineSection): OutlineSection['lines'] | undefined {
  let bytes = sectionBytes({ ...section, lines: [] });
  const empty = bytes;
  const lines = section.lines.filter((line) => {
    bytes += sectionBytes({ lead: [], lines: [line], after: [] });
    return bytes <= room;
  });
  return empty > room || (lines.length === 0 && section.lines.length > 0) ? undefined : lines;
}

function leftOut(left: readonly { name: string; items: number }[], say: DutyMailWords): string {
  const rest = left.slice(MOST_UNITS_NAMED);
  const items = rest.reduce((sum, one) => sum + one.items, 0);
  return say.moreUnits(left.slice(0, MOST_UNITS_NAMED), { units: rest.length, items });
}
