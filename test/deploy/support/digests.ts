import { type CivilDate, instantAt } from '../../../functions/domain/civil-date.ts';
import { isSettled, type Message } from '../../../functions/domain/mail/message.ts';
import { messagesOf, records } from './records.ts';
import { fire } from './schedules.ts';
import { until } from './until.ts';
import { config } from './world.ts';

const { policy, schedules } = config;

/** Fires the digest's schedule as if it were due on the day. */
export const fireDigest = (date: CivilDate) =>
  fire('digest', instantAt(date, schedules.mails.digest.at, policy.timeZone));

/** Waits until every mail planned for the day is settled, and gives the messages by person. */
export function settledMessages(date: CivilDate): Promise<Map<string, Message>> {
  return until(`that the mails of ${date} are settled`, async () => {
    const [run, messages] = await Promise.all([records.runs.get('digest', date), messagesOf(date)]);
    const isDone = (person: string) => {
      const message = messages.get(person);
      return message !== undefined && isSettled(message);
    };
    return run?.people.every(isDone) ? messages : undefined;
  });
}
