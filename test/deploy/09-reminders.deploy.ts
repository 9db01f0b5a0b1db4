import { expect, test } from 'vitest';
import { readStoredDutyMail } from '../../functions/app/duty/stored-duty-mail.ts';
import { fireRun, settledMessages } from './support/digests.ts';
import { LINE_MANAGER, MEETING, theMeeting } from './support/duties.ts';
import { theRoster } from './support/records.ts';
import { config } from './support/world.ts';

test('the next reminder, fired by its schedule, holds what is still owed, and not the meeting', async () => {
  const { dueOn } = await theMeeting();
  const reminded = config.calendar.addWorkdays(dueOn, -1);
  await fireRun('duties', reminded);
  const messages = await settledMessages(reminded, 'duties');
  const kindsOf = (person: string) => {
    const { day } = readStoredDutyMail(messages.get(person)?.content ?? '');
    const groups = day.units.flatMap((unit) => unit.groups).filter(({ period }) => period === MEETING.period);
    return groups.filter(({ tone }) => tone === 'reminder').map(({ kind }) => kind);
  };
  const others = [...(await theRoster()).units.values()].flatMap(({ lineManagerId }) => lineManagerId ?? []);
  for (const person of others) expect(kindsOf(person)).toContain('ledger-review');
  expect(others.filter((person) => !kindsOf(person).includes(MEETING.kind))).toEqual([LINE_MANAGER]);
});
