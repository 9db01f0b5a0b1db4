import type { CivilDate } from '../domain/civil-date.ts';
import type { DutyDay, DutyGroup } from '../domain/duty/duty-day.ts';
import type { DutyMailCounts } from '../i18n/duty-mail-words.ts';

/**
 * What a day's mail is about, in numbers. `late`, `dueToday`, `opened` and `next` are of what the reader does; what their client managers do themselves is
 * counted apart. A kind of duty in a unit and period counts as one, about however many people it is.
 */
export function dutyCounts(day: DutyDay): DutyMailCounts {
  const { units, own, late } = day;
  const open: DutyGroup[] = [...units.flatMap(({ groups }) => groups), ...own];
  const period = periodOf(day.date, open);
  const mine = open.filter(({ yours }) => yours);
  const theirs = open.filter(({ yours }) => !yours);
  const next = nextOf(mine.length > 0 ? mine : open);
  const dated = late.units.flatMap(({ groups }) => groups).every(({ toldOn = [] }) => toldOn.length > 0);
  return {
    ...(period !== undefined && { period }),
    open: open.length,
    late: mine.filter(({ workdaysLeft }) => workdaysLeft < 0).length,
    dueToday: mine.filter(({ workdaysLeft }) => workdaysLeft === 0).length,
    opened:
      mine.length > 0 && mine.every(({ tone }) => tone === 'opened') && units.every(({ done }) => done.length === 0),
    ...(next && { next }),
    standsIn: own.length === 0 && units.length > 0 && units.every(({ onBehalfOf }) => onBehalfOf !== undefined),
    own: units.length === 0,
    ...(theirs.length > 0 && {
      theirs: {
        items: theirs.length,
        late: theirs.filter(({ workdaysLeft }) => workdaysLeft < 0).length,
        dueToday: theirs.filter(({ workdaysLeft }) => workdaysLeft === 0).length,
      },
    }),
    ...(late.units.length > 0 && {
      above: {
        units: late.units.length,
        items: late.units.reduce((sum, { groups }) => sum + groups.length, 0),
        head: late.head,
        dated,
      },
    }),
  };
}

/** The only period there is; or this month, when it is among them and nothing is left over from before. */
function periodOf(date: CivilDate, open: readonly DutyGroup[]): DutyMailCounts['period'] {
  const periods = [...new Set(open.map(({ period }) => period))];
  if (periods.length === 1) return periods[0];
  const month = date.slice(0, 7);
  return periods.includes(month) && open.every(({ workdaysLeft }) => workdaysLeft >= 0) ? month : undefined;
}

function nextOf(open: readonly DutyGroup[]): DutyMailCounts['next'] {
  const coming = open.filter(({ workdaysLeft }) => workdaysLeft >= 0);
  const first = coming.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0];
  if (first === undefined) return undefined;
  const { dueOn: on, workdaysLeft } = first;
  return { on, workdaysLeft, all: coming.every(({ dueOn }) => dueOn === on) };
}
