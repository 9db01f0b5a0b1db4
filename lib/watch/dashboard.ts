import { Duration } from 'aws-cdk-lib';
import { Dashboard, type IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { type AnswerShown, answer } from './dashboard-answer.ts';
import { graph, heading, logTable } from './dashboard-widgets.ts';
import type { Watched } from './watched.ts';

/** One page: whether everybody got their mail, then what the system is made of. */
export function createDashboard(scope: Construct, shown: Watched & AnswerShown): Dashboard {
  return new Dashboard(scope, 'Dashboard', {
    dashboardName: `Steward-${shown.stage.name}`,
    defaultInterval: Duration.days(7),
    widgets: [...answer(shown), ...queues(shown), ...functions(shown), ...imports(shown)],
  });
}

function queues({ queues, undelivered }: Watched): IWidget[][] {
  const dead = [
    ...queues.map(({ name, deadLetters }) => ({ label: name, queue: deadLetters })),
    { label: 'schedules and rules', queue: undelivered },
  ];
  const statistic = 'Maximum';
  return [
    [heading('Queues')],
    [
      graph(
        'Messages that wait',
        queues.map(({ name: label, queue }) => queue.metricApproximateNumberOfMessagesVisible({ label, statistic })),
      ),
      graph(
        'Longest wait (seconds)',
        queues.map(({ name: label, queue }) => queue.metricApproximateAgeOfOldestMessage({ label, statistic })),
      ),
      graph(
        'Messages that could not be handled',
        dead.map(({ label, queue }) => queue.metricApproximateNumberOfMessagesVisible({ label, statistic })),
      ),
    ],
  ];
}

function functions({ functions }: Watched): IWidget[][] {
  return [
    [heading('Functions')],
    [
      graph(
        'Calls',
        functions.map(({ file: label, lambda }) => lambda.metricInvocations({ label })),
      ),
      graph(
        'Failures',
        functions.map(({ file: label, lambda }) => lambda.metricErrors({ label })),
      ),
      graph(
        'Longest run (ms)',
        functions.map(({ file: label, lambda }) => lambda.metricDuration({ label, statistic: 'Maximum' })),
      ),
    ],
  ];
}

function imports({ functions }: Watched): IWidget[][] {
  const importer = functions.filter(({ file }) => file === 'import-file');
  const lines = [
    'filter message like /^(import\\.|drop-)/',
    'display @timestamp, message, feed, batch, import, state, read, saved, rejected',
    'sort @timestamp desc',
    'limit 20',
  ];
  return [[heading('Imports')], importer.map((each) => logTable('The imports of the last days', each, lines))];
}
