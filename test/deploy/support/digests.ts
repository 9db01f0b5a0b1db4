import { type CivilDate, instantAt } from '../../../functions/domain/civil-date.ts';
import { isSettled, type Message } from '../../../functions/domain/mail/message.ts';
import type { RunKind } from '../../../functions/domain/mail/run.ts';
import { messagesOf, records } from './records.ts';
import { fire } from './schedules.ts';
import { until } from './until.ts';
import { config } from './world.ts';

const { policy, schedules } = config;

/** Fires the schedule of a kind of mail as if it were due on the day. */
export const fireRun = (kind: RunKind, date: CivilDate) =>
  fire(kind, instantAt(date, schedules.mails[kind].at, policy.timeZone));

export const fireDigest = (date: CivilDate) => fireRun('digest', date);

/** Waits until every mail planned for the day is settled, and gives the messages by person. */
export function settledMessages(date: CivilDate, kind: RunKind = 'digest'): Promise<Map<string, Message>> {
  return until(`that the mails of the kind ${kind} of ${date} are settled`, async () => {
    const [run, messages] = await Promise.all([records.runs.get(kind, date), messagesOf(date, kind)]);
    const isDone = (person: string) => {
      const message = messages.get(person);
      return message !== undefined && isSettled(message);
    };
    return run?.people.every(isDone) ? messages : undefined;
  });
}
