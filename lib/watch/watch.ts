import type { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Schedules } from '../../functions/domain/schedule/schedule.ts';
import type { Stage } from '../../functions/domain/stage/stage.ts';
import { accountNumbers } from './account-numbers.ts';
import { createAlarmTopic } from './alarm-topic.ts';
import { Alarms } from './alarms.ts';
import { createDashboard } from './dashboard.ts';
import { alarmOnFunction, alarmOnQueue, alarmOnThrottles, alarmOnUndelivered } from './machine-alarms.ts';
import { alarmOnMessages } from './message-alarms.ts';
import { alarmOnSignals } from './signal-alarms.ts';
import type { Watched } from './watched.ts';

export type WatchProps = Watched & { stageName: string; stage: Stage; schedules: Schedules };

/** Watches a stage: alarms that say what they mean and what to do, and one page that tells whether everybody got their mail. */
export class Watch extends Construct {
  readonly alarmTopic: Topic;
  readonly dashboard: Dashboard;

  constructor(scope: Construct, id: string, { stageName, stage, schedules, ...watched }: WatchProps) {
    super(scope, id);
    const { functions, queues, undelivered } = watched;
    const namespace = `Steward/${stageName}`;
    this.alarmTopic = createAlarmTopic(this, stage.alarmAddress);

    const alarms = new Alarms(this, { stage: stageName, runbook: stage.runbook, topic: this.alarmTopic });
    alarmOnSignals(this, { functions, namespace, alarms });
    for (const each of functions) alarmOnFunction(alarms, each);
    alarmOnThrottles(alarms);
    alarmOnMessages(this, { queues, namespace, alarms });
    for (const each of queues) alarmOnQueue(alarms, each);
    alarmOnUndelivered(alarms, undelivered);

    const by = functions.find(({ file }) => file === 'watch-run');
    if (by === undefined)
      throw new Error('nobody gives the account: there is no function watch-run among those watched');
    this.dashboard = createDashboard(this, {
      ...watched,
      stage: { name: stageName, timeZone: stage.timeZone, runbook: stage.runbook },
      account: { by, at: schedules.mails.digest.accountAt, numbers: accountNumbers(this, by, namespace) },
      alarms: alarms.raised,
    });
  }
}
