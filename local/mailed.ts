import { readStoredDutyMail } from '../functions/app/duty/stored-duty-mail.ts';
import type { CivilDate } from '../functions/domain/civil-date.ts';
import type { DutyDay, DutyGroup, DutyTone } from '../functions/domain/duty/duty-day.ts';
import type { OfficerRole, Roster } from '../functions/domain/roster.ts';
import type { LocalBank } from './bank.ts';
import { weekdayName } from './day-name.ts';

type Role = 'client-manager' | OfficerRole;

/** One mail about duties that went out: to whom, and how many groups of duties in it stood how. */
export type MailedRow = {
  date: CivilDate;
  weekday: string;
  person: string;
  role: Role;
  tones: Partial<Record<DutyTone, number>>;
};

const ROLES: readonly Role[] = ['line-manager', 'client-manager', 'supervising', 'supervising-head', 'inspector'];

/** Who was sent a mail about duties on a day, as the day's messages hold it: by role, then by id. */
export async function mailedOn({ engines: { records } }: LocalBank, date: CivilDate): Promise<MailedRow[]> {
  const { roster } = await records.roster.load();
  const rows: MailedRow[] = [];
  for await (const { state, person, content } of records.messages.ofRun('duties', date)) {
    if (state !== 'SENT' || content === undefined) continue;
    const { day } = readStoredDutyMail(content);
    rows.push({ date, weekday: weekdayName(date), person, role: roleOf(person, roster), tones: tonesOf(day) });
  }
  return rows.sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || (a.person < b.person ? -1 : 1));
}

function roleOf(person: string, { officers }: Roster): Role {
  return officers.get(person)?.role ?? 'client-manager';
}

function tonesOf({ units, own, late }: DutyDay): MailedRow['tones'] {
  const groups: DutyGroup[] = [...units, ...late.units].flatMap((unit) => unit.groups).concat(own);
  const tones: MailedRow['tones'] = {};
  for (const { tone } of groups) tones[tone] = (tones[tone] ?? 0) + 1;
  return tones;
}
