import {
  GraphWidget,
  type IMetric,
  LogQueryVisualizationType,
  LogQueryWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { ServiceFunction } from '../service-function.ts';

/** Columns of a dashboard. */
export const WIDTH = 24;
export const HALF = WIDTH / 2;

export function heading(words: string): TextWidget {
  return new TextWidget({ width: WIDTH, height: 1, markdown: `## ${words}` });
}

export function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, width: WIDTH / 3, height: 6, left });
}

/** A table of lines of a function's log, half a page wide. */
export function logTable(title: string, { logGroup }: ServiceFunction, queryLines: string[]): LogQueryWidget {
  const logGroupNames = [logGroup.logGroupName];
  return new LogQueryWidget({
    title,
    width: HALF,
    height: 8,
    view: LogQueryVisualizationType.TABLE,
    logGroupNames,
    queryLines,
  });
}
