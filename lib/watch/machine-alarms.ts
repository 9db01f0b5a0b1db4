import { Duration } from 'aws-cdk-lib';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { ServiceFunction } from '../service-function.ts';
import type { QueueName, WorkQueue } from '../work-queue.ts';
import type { Alarms } from './alarms.ts';
import { anchorOf } from './runbook-anchor.ts';
import type { Watched } from './watched.ts';

const period = Duration.minutes(5);
const NEAR_THE_END = 0.8;

/** How many minutes work may wait before somebody is told. Mails wait for their turn and for a busy SES; an import for the one before. */
const MAY_WAIT: Record<QueueName, number> = {
  Run: 10,
  Message: 45,
  MailEvents: 30,
  Watch: 15,
  Sweep: 120,
  Import: 60,
  Ledger: 60,
};

/** Alarms on a function itself: it fails, or comes near its time-out. */
export function alarmOnFunction(alarms: Alarms, { file, lambda, timeout, meaning }: ServiceFunction): void {
  alarms.raise({
    name: `${file}-fails`,
    meaning: `The function ${file} fails. ${meaning.failure}`,
    anchor: meaning.runbook,
    metric: lambda.metricErrors({ period }),
    over: 0,
  });
  alarms.raise({
    name: `${file}-slow`,
    meaning: `The function ${file} takes more than 80 % of the time it has. When it is cut off: ${meaning.failure}`,
    anchor: anchorOf('Function nearly out of time'),
    metric: lambda.metricDuration({ period, statistic: 'Maximum' }),
    over: timeout.toMilliseconds() * NEAR_THE_END,
  });
}

/** One alarm for the whole account: what holds back one function, the account's concurrency, holds back each. */
export function alarmOnThrottles(alarms: Alarms): void {
  alarms.raise({
    name: 'functions-held-back',
    meaning: 'For a quarter of an hour AWS has been holding functions back: mails and pages come late.',
    anchor: anchorOf('Functions held back'),
    metric: LambdaFunction.metricAllThrottles({ period }),
    over: 0,
    periods: 3,
  });
}

/** Alarms on a queue: work that could not be done, and work that waits too long. */
export function alarmOnQueue(alarms: Alarms, { name, worker, queue, deadLetters }: WorkQueue): void {
  alarms.raise({
    name: `${name}-dead-letters`,
    meaning: `A message for ${worker.file} could not be handled, however often it was tried. ${worker.meaning.failure}`,
    anchor: anchorOf('Dead letters'),
    metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
    over: 0,
  });
  alarms.raise({
    name: `${name}-waits`,
    meaning: `A message for ${worker.file} has waited for more than ${MAY_WAIT[name]} minutes. ${worker.meaning.failure}`,
    anchor: anchorOf('Queue stands still'),
    metric: queue.metricApproximateAgeOfOldestMessage({ period, statistic: 'Maximum' }),
    over: Duration.minutes(MAY_WAIT[name]).toSeconds(),
  });
}

/** Schedules and rules put their messages on queues; what they could not put there lies in a queue of its own. */
export function alarmOnUndelivered(alarms: Alarms, undelivered: Watched['undelivered']): void {
  alarms.raise({
    name: 'not-delivered-to-queues',
    meaning: 'A schedule or a rule could not put its message on its queue: what it asked for was not begun.',
    anchor: anchorOf('Schedules not delivered'),
    metric: undelivered.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
    over: 0,
  });
}
