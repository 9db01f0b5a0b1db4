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
  return text === undefined ? [] : [text];
}

/** Named one by one only where it is not all that press. */
function which(of: readonly DutyGroup[], pressing: readonly DutyGroup[], setting: DutySetting): NextStep['which'] {
  const late = pressing.filter(({ workdaysLeft }) => workdaysLeft < 0);
  const all = (those: readonly DutyGroup[]) => of.length === those.length && those.every((one) => of.includes(one));
  if (all(pressing)) return late.length === pressing.length ? 'late' : late.length === 0 ? 'today' : 'both';
  if (all(late)) return 'late';
  return of.map((group) => dutyName(group, setting));
}
