import type { Calendar } from '../../domain/calendar/calendar.ts';
import { addDays, type CivilDate } from '../../domain/civil-date.ts';
import type { DutyDay } from '../../domain/duty/duty-day.ts';
import { type DutyGroupRef, objectOf } from '../../domain/mail/duty-links.ts';
import { isBrokenRecord } from '../broken-record.ts';
import { inParallel } from '../in-parallel.ts';
import type { MessageRecords } from '../ports.ts';
import type { StoredDutyMail } from './stored-duty-mail.ts';

export type ToldOnDeps = { messages: Pick<MessageRecords, 'get'>; calendar: Calendar };

/** So far back the mails are looked through: what was told earlier is not said. */
const DAYS_BACK = 45;
const AT_ONCE = 16;

/** On which days somebody was sent a mail that held a group of duties, the earliest first. */
export type ToldOn = (person: string, group: DutyGroupRef) => Promise<CivilDate[]>;

/** Tells from the mails really sent before a day when somebody was told of a group; each person's mails are read once. */
export function toldOnBefore({ messages, calendar }: ToldOnDeps, date: CivilDate): ToldOn {
  const known = new Map<string, Promise<Map<CivilDate, Set<string>>>>();
  return async (person, group) => {
    const mails = known.get(person) ?? sentTo(person);
    known.set(person, mails);
    const held = [...(await mails)].filter(([, groups]) => groups.has(objectOf(group)));
    return held.map(([day]) => day).sort();
  };

  async function sentTo(person: string): Promise<Map<CivilDate, Set<string>>> {
    const days = Array.from({ length: DAYS_BACK }, (_, back) => addDays(date, -1 - back));
    const found = new Map<CivilDate, Set<string>>();
    await inParallel(
      days.filter((day) => calendar.isWorkday(day)),
      AT_ONCE,
      async (day) => {
        const groups = await groupsSent(messages, person, day);
        if (groups !== undefined) found.set(day, groups);
      },
    );
    return found;
  }
}

async function groupsSent(
  messages: ToldOnDeps['messages'],
  person: string,
  date: CivilDate,
): Promise<Set<string> | undefined> {
  try {
    const message = await messages.get({ kind: 'duties', date, person });
    if (message?.state !== 'SENT' || message.content === undefined) return undefined;
    const { day } = JSON.parse(message.content) as Partial<StoredDutyMail>;
    return day && new Set(groupsIn(day).map((group) => objectOf(group)));
  } catch (error) {
    if (isBrokenRecord(error)) return undefined;
    throw error;
  }
}

function groupsIn({ units, own }: DutyDay): DutyGroupRef[] {
  return [...units.flatMap(({ groups }) => groups), ...own];
}
