import type { DutyGroup } from '../domain/duty/duty-day.ts';
import type { NextStep } from '../i18n/duty-mail-words.ts';
import { type DutySetting, dutyName } from './duty-line.ts';

/** What happens to what is late or due today if nothing is done, step by step, and that a reason can be given. */
export function otherwise(groups: readonly DutyGroup[], mayExplain: boolean, setting: DutySetting): string[] {
  const pressing = groups.filter(({ workdaysLeft }) => workdaysLeft <= 0);
  const steps = new Map<string, { next: NonNullable<DutyGroup['next']>; of: DutyGroup[] }>();
  for (const group of pressing) {
    const { next } = group;
    if (next === undefined) continue;
    const key = `${next.on} ${next.to}`;
    steps.set(key, { next, of: [...(steps.get(key)?.of ?? []), group] });
  }
  const inOrder = [...steps.values()].sort((a, b) => (a.next.on < b.next.on ? -1 : 1));
  const text = setting.words.dutyMail.otherwise({
    explain: mayExplain && pressing.some(({ yours, workdaysLeft }) => yours && workdaysLeft < 0),
    steps: inOrder.map(({ next, of }) => ({ ...next, which: which(of, pressing, setting) })),
  });
  return [...goneUp(groups, setting), ...(text === undefined ? [] : [text])];
}

/** What was told to the supervising department today, by who was told. */
function goneUp(groups: readonly DutyGroup[], setting: DutySetting): string[] {
  const late = groups.filter(({ workdaysLeft }) => workdaysLeft < 0);
  const told = new Map<string, DutyGroup[]>();
  for (const group of late) {
    const key = group.upToday?.join();
    if (key !== undefined) told.set(key, [...(told.get(key) ?? []), group]);
  }
  return [...told.values()].flatMap((of) => {
    const names = of.length === late.length ? ('late' as const) : of.map((group) => dutyName(group, setting));
    return of[0]?.upToday === undefined ? [] : [setting.words.dutyMail.upToday(names, of[0].upToday)];
  });
}

/** Named one by one only where it is not all that press. */
function which(of: readonly DutyGroup[], pressing: readonly DutyGroup[], setting: DutySetting): NextStep['which'] {
  const late = pressing.filter(({ workdaysLeft }) => workdaysLeft < 0);
  const all = (those: readonly DutyGroup[]) => of.length === those.length && those.every((one) => of.includes(one));
  if (all(pressing)) return late.length === pressing.length ? 'late' : late.length === 0 ? 'today' : 'both';
  if (all(late)) return 'late';
  return of.map((group) => dutyName(group, setting));
}
