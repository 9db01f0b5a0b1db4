import {
  type Alarm,
  AlarmStatusWidget,
  type IMetric,
  type IWidget,
  SingleValueWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { WATCH_LOG } from '../../functions/app/log-events.ts';
import type { ServiceFunction } from '../service-function.ts';
import { HALF, logTable, WIDTH } from './dashboard-widgets.ts';

const COLUMNS = 'date, kind, message, planned, sent, skipped, failed, unresolved, bounced, inFlight, unaccounted';

/** `account`: who gives the account of a day, at what time, and the numbers in it. */
export type AnswerShown = {
  stage: { name: string; timeZone: string; runbook: string };
  account: { by: ServiceFunction; at: string; numbers: IMetric[] };
  alarms: readonly Alarm[];
};

/** The top of the dashboard: did everybody get their mail today? */
export function answer({ stage, account, alarms }: AnswerShown): IWidget[][] {
  const { by, at, numbers } = account;
  const words = [
    `# Did everybody get their mail today? (Steward-${stage.name})`,
    `**Yes**, when *planned* = *sent* + *skipped* and the rest is 0. Skipped: there was nothing to tell them. The account is given at`,
    `${at} (${stage.timeZone}); until then the numbers are of the day before: the table has their date. On days off nothing is planned.`,
    `\nWhat to do about an alarm stands in ${stage.runbook}, one section for each.`,
  ];
  const lines = [
    `filter message in ["${WATCH_LOG.runAccount}", "${WATCH_LOG.runAbsent}"]`,
    `display ${COLUMNS}`,
    'sort date desc',
    'limit 20',
  ];
  return [
    [new TextWidget({ width: WIDTH, height: 4, markdown: words.join('\n') })],
    [new SingleValueWidget({ title: 'The newest account', width: WIDTH, height: 4, metrics: numbers })],
    [
      logTable('The accounts of the last days', by, lines),
      new AlarmStatusWidget({ title: 'Alarms', width: HALF, height: 8, alarms: [...alarms] }),
    ],
  ];
}
