import { Duration } from 'aws-cdk-lib';
import { Color, type IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { WATCH_LOG } from '../../functions/app/log-events.ts';
import type { ServiceFunction } from '../service-function.ts';
import { countLines } from './count-lines.ts';

/** The counts of an account as the dashboard shows them: the field of the log line, the words, the colour. */
const COUNTS = [
  { field: 'planned', label: 'planned', color: Color.GREY },
  { field: 'sent', label: 'sent', color: Color.GREEN },
  { field: 'skipped', label: 'skipped', color: Color.GREY },
  { field: 'failed', label: 'failed', color: Color.RED },
  { field: 'unresolved', label: 'unresolved', color: Color.ORANGE },
  { field: 'bounced', label: 'not delivered', color: Color.RED },
  { field: 'unaccounted', label: 'unaccounted for', color: Color.RED },
] as const;

/** The numbers of the account, all kinds of mail together: of the newest when a value is shown, of every day when a graph is. */
export function accountNumbers(scope: Construct, account: ServiceFunction, namespace: string): IMetric[] {
  return COUNTS.map(({ field, label, color }) => {
    const metricName = `account-${field}`;
    const line = {
      logGroup: account.logGroup,
      namespace,
      metricName,
      lines: [{ event: WATCH_LOG.runAccount }],
      value: field,
    };
    countLines(scope, `Account-${field}`, line);
    return new Metric({ namespace, metricName, statistic: 'Sum', period: Duration.days(1), label, color });
  });
}
