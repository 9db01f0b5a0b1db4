import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Line } from './signal.ts';

/** What is counted: these lines of a log, or one of their fields added up. */
export type Counted = {
  logGroup: ILogGroup;
  namespace: string;
  metricName: string;
  lines: readonly Line[];
  value?: string;
};

/** Makes a metric from a log. */
export function countLines(scope: Construct, id: string, counted: Counted): void {
  const { logGroup, namespace: metricNamespace, metricName, lines, value } = counted;
  new MetricFilter(scope, id, {
    logGroup,
    metricNamespace,
    metricName,
    filterPattern: FilterPattern.literal(patternOf(lines)),
    metricValue: value === undefined ? '1' : `$.${value}`,
  });
}

/** The lines as CloudWatch's filters write them. */
function patternOf(lines: readonly Line[]): string {
  return `{ ${lines.map(lineOf).join(' || ')} }`;
}

function lineOf({ event, where }: Line): string {
  const named = `($.message = "${event}")`;
  if (where === undefined) return named;
  const values = where.is.map((value) => `($.${where.field} = "${value}")`).join(' || ');
  return `(${named} && (${values}))`;
}
