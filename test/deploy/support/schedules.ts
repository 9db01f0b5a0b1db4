import { GetScheduleCommand, SchedulerClient, UpdateScheduleCommand } from '@aws-sdk/client-scheduler';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { createSqsClient } from '../../../functions/adapters/sqs/sqs-client.ts';
import type { Instant } from '../../../functions/domain/civil-date.ts';
import { REGION, STAGE } from './world.ts';

const NAMES = ['digest', 'duties', 'watch', 'account', 'sweep', 'anchor'] as const;
export type ScheduleName = (typeof NAMES)[number];

const scheduler = new SchedulerClient();
const sqs = createSqsClient({ region: REGION });

/** A schedule as it was deployed. */
export const scheduleOf = (name: ScheduleName) =>
  scheduler.send(new GetScheduleCommand({ Name: `Steward-${STAGE}-${name}` }));

/**
 * Puts the schedules to rest: the tests fire them, when the story needs it. The emulator's own clock would fire them as well, in UTC whatever
 * their time zone is, and with the placeholder of the scheduled time as it stands.
 */
export async function restSchedules(): Promise<void> {
  for (const name of NAMES) {
    const { Name, ScheduleExpression, FlexibleTimeWindow, Target } = await scheduleOf(name);
    const as = { Name, ScheduleExpression, FlexibleTimeWindow, Target };
    await scheduler.send(new UpdateScheduleCommand({ ...as, State: 'DISABLED' }));
  }
}

/** Does what Scheduler does when a schedule is due: sends its input to its target, with the instant it was due at put in. */
export async function fire(name: ScheduleName, dueAt: Instant): Promise<void> {
  const { Target } = await scheduleOf(name);
  const queue = Target?.Arn?.split(':').at(-1);
  const body = Target?.Input?.replaceAll('<aws.scheduler.scheduled-time>', dueAt.replace(/\.\d+Z$/, 'Z'));
  const account = Target?.Arn?.split(':').at(-2);
  await sqs.send(
    new SendMessageCommand({ QueueUrl: `${process.env.AWS_ENDPOINT_URL}/${account}/${queue}`, MessageBody: body }),
  );
}
