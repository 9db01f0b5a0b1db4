import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { NamedStage } from './service-function.ts';
import type { WorkQueue } from './work-queue.ts';

export type BankScheduleProps = {
  at: NamedStage;
  /** Its name, after the stage's. */
  name: string;
  cron: string;
  target: WorkQueue;
  /** What the message says, besides the instant it was planned for. Never client data. */
  says: Record<string, string>;
  undelivered: IQueue;
};

const RETRY_FOR = Duration.hours(1);
const RETRIES = 30;

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Every day at this time, `HH:MM`, as Scheduler writes it. */
export function dailyAt(time: string): string {
  const [, hour, minute] = TIME.exec(time) ?? [];
  if (hour === undefined) throw new Error(`config/schedules.ts: ${JSON.stringify(time)} is not a time such as 07:30`);
  return `cron(${Number(minute)} ${Number(hour)} * * ? *)`;
}

/** Every so many minutes, at the same minutes of each hour, as Scheduler writes it. */
export function everyMinutes(minutes: number): string {
  const isPart = Number.isInteger(minutes) && minutes > 0 && minutes < 60 && 60 % minutes === 0;
  if (!isPart)
    throw new Error(`config/schedules.ts: watchEveryMinutes is ${minutes}; an hour is to be a multiple of it`);
  return `cron(0/${minutes} * * * ? *)`;
}

/**
 * Puts a message on a queue at a time of day in the bank's time zone, every day: the code decides what is a working day. To a queue and not
 * to a function, since what a queue has taken is not lost. The message names the instant it was planned for, however late it comes.
 */
export class BankSchedule extends Construct {
  constructor(scope: Construct, id: string, { at, name, cron, target, says, undelivered }: BankScheduleProps) {
    super(scope, id);
    const { account } = Stack.of(this);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
      description: `Puts what ${name} asks for on its queue`,
    });
    const { queueArn } = target.queue;
    role.addToPolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queueArn, undelivered.queueArn] }),
    );
    const schedule = new CfnSchedule(this, 'Schedule', {
      name: `Steward-${at.name}-${name}`,
      scheduleExpression: cron,
      scheduleExpressionTimezone: at.stage.timeZone,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: queueArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ ...says, plannedFor: '<aws.scheduler.scheduled-time>' }),
        retryPolicy: { maximumEventAgeInSeconds: RETRY_FOR.toSeconds(), maximumRetryAttempts: RETRIES },
        deadLetterConfig: { arn: undelivered.queueArn },
      },
    });
    schedule.node.addDependency(role);
  }
}
