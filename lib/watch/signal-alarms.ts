import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { ServiceFunction } from '../service-function.ts';
import type { AlarmAsked, Alarms } from './alarms.ts';
import { countLines } from './count-lines.ts';
import { anchorOf } from './runbook-anchor.ts';
import type { Signal, Watching } from './signal.ts';
import { SIGNALS } from './signals.ts';

/** A day and two hours: what comes once a day may come late. */
const A_DAY_AND_MORE = { hours: 1, periods: 26 };

const HOW: Record<Watching, Pick<AlarmAsked, 'periods' | 'badPeriods' | 'silenceIsBad'> & { period: Duration }> = {
  'at-once': { period: Duration.minutes(5), periods: 1 },
  lasting: { period: Duration.hours(1), periods: 2, badPeriods: 1 },
  standing: { period: Duration.hours(A_DAY_AND_MORE.hours), periods: A_DAY_AND_MORE.periods, badPeriods: 1 },
  heartbeat: { period: Duration.hours(A_DAY_AND_MORE.hours), periods: A_DAY_AND_MORE.periods, silenceIsBad: true },
};

/** An alarm for each signal in the logs: metric filters count it, under the stage's own namespace. */
export function alarmOnSignals(
  scope: Construct,
  { functions, namespace, alarms }: { functions: readonly ServiceFunction[]; namespace: string; alarms: Alarms },
): void {
  for (const signal of SIGNALS) {
    const loggers = loggersOf(signal, functions);
    if (loggers.length === 0) continue;
    for (const { file, logGroup } of loggers) {
      countLines(scope, `Signal-${signal.id}-${file}`, { logGroup, namespace, metricName: signal.id, ...signal });
    }
    const { period, ...how } = HOW[signal.watching];
    const metric = new Metric({ namespace, metricName: signal.id, statistic: 'Sum', period });
    alarms.raise({
      name: signal.id,
      meaning: signal.meaning,
      anchor: anchorOf(signal.section),
      metric,
      over: 0,
      ...how,
    });
  }
}

function loggersOf({ by }: Signal, functions: readonly ServiceFunction[]): readonly ServiceFunction[] {
  return by === 'every function' ? functions : functions.filter(({ file }) => by.some((logger) => logger === file));
}
