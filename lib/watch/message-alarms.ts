import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { QueueName, WorkQueue } from '../work-queue.ts';
import type { Alarms } from './alarms.ts';
import { countLines } from './count-lines.ts';
import type { Line } from './signal.ts';

/** What a function logs when it could not handle a message. The call itself ends well then, so Lambda counts no error. */
export const MESSAGE_LINES: readonly Line[] = [{ event: 'queue-message-failed' }, { event: 'queue-message-malformed' }];

/**
 * How many messages may fail within a quarter of an hour, where the next try mostly mends it. One message alone never comes to this many
 * before it lies with the dead letters. Elsewhere each failure is told.
 */
const MAY_FAIL: Partial<Record<QueueName, number>> = { Message: 10, MailEvents: 10 };

/** An alarm on the worker of each queue: messages it could not handle. */
export function alarmOnMessages(
  scope: Construct,
  { queues, namespace, alarms }: { queues: readonly WorkQueue[]; namespace: string; alarms: Alarms },
): void {
  for (const { name, worker } of queues) {
    const { file, logGroup, meaning } = worker;
    const metricName = `${file}-messages-fail`;
    countLines(scope, `Messages-${file}`, { logGroup, namespace, metricName, lines: MESSAGE_LINES });
    const many = MAY_FAIL[name];
    const what = many === undefined ? 'a message' : `more than ${many} messages within a quarter of an hour`;
    const period = Duration.minutes(many === undefined ? 5 : 15);
    alarms.raise({
      name: metricName,
      meaning: `The function ${file} could not handle ${what}. ${meaning.failure}`,
      anchor: meaning.runbook,
      metric: new Metric({ namespace, metricName, statistic: 'Sum', period }),
      over: many ?? 0,
    });
  }
}
