import { expect, test } from 'vitest';
import { schedules } from '../../config/schedules.ts';
import { RUN_KINDS } from '../../functions/domain/mail/run.ts';
import { scheduleOf } from './support/schedules.ts';
import { output } from './support/stack.ts';

// Their time zone is not looked at: the emulator drops what CloudFormation says of it.

const nameOf = (queueUrl: string) => queueUrl.split('/').at(-1);

test.each(RUN_KINDS)(
  "the day's run of the kind %s is asked for at its time, on the run queue, with the instant it is due at",
  async (kind) => {
    const { ScheduleExpression, Target } = await scheduleOf(kind);
    const [hour, minute] = schedules.mails[kind].at.split(':').map(Number);
    expect(ScheduleExpression).toBe(`cron(${minute} ${hour} * * ? *)`);
    expect(Target?.Arn?.split(':').at(-1)).toBe(nameOf(await output('RunQueueUrl')));
    expect(JSON.parse(Target?.Input ?? '')).toEqual({ kind, plannedFor: '<aws.scheduler.scheduled-time>' });
  },
);

test.each(['watch', 'account', 'sweep'] as const)('the job %s is asked for on the watch queue', async (job) => {
  const { Target } = await scheduleOf(job);
  expect(Target?.Arn?.split(':').at(-1)).toBe(nameOf(await output('WatchQueueUrl')));
  expect(JSON.parse(Target?.Input ?? '')).toMatchObject({ job });
});

test("the day's anchor of the ledger is asked for at its time, on the ledger's queue", async () => {
  const { ScheduleExpression, Target } = await scheduleOf('anchor');
  const [hour, minute] = schedules.anchorAt.split(':').map(Number);
  expect(ScheduleExpression).toBe(`cron(${minute} ${hour} * * ? *)`);
  expect(Target?.Arn?.split(':').at(-1)).toBe(nameOf(await output('LedgerQueueUrl')));
  expect(JSON.parse(Target?.Input ?? '')).toEqual({ plannedFor: '<aws.scheduler.scheduled-time>' });
});
