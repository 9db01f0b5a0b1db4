import { Alarm, type AlarmProps, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** An alarm as the watch asks for it. Silence is good news, unless `silenceIsBad`. */
export type AlarmAsked = {
  name: string;
  meaning: string;
  /** The anchor of the runbook's section. */
  anchor: string;
  metric: AlarmProps['metric'];
  /** Raised when the metric is over this; or, with `silenceIsBad`, when it is not. */
  over: number;
  silenceIsBad?: boolean;
  /** How many periods are looked at; raised when all of them are bad, or `badPeriods` of them. */
  periods?: number;
  badPeriods?: number;
};

/** Raises the alarms of one stage: each says what it means and what to do, and reaches the operators. */
export class Alarms {
  readonly raised: Alarm[] = [];
  private readonly scope: Construct;
  private readonly to: { stage: string; runbook: string; topic: ITopic };

  constructor(scope: Construct, to: { stage: string; runbook: string; topic: ITopic }) {
    this.scope = scope;
    this.to = to;
  }

  raise({
    name,
    meaning,
    anchor,
    metric,
    over,
    silenceIsBad = false,
    periods = 1,
    badPeriods = periods,
  }: AlarmAsked): void {
    const { stage, runbook, topic } = this.to;
    const alarm = new Alarm(this.scope, `Alarm-${name}`, {
      alarmName: `Steward-${stage}-${name}`,
      alarmDescription: `${meaning} What to do: ${runbook}#${anchor}`,
      metric,
      threshold: over,
      comparisonOperator: silenceIsBad
        ? ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD
        : ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: periods,
      datapointsToAlarm: badPeriods,
      treatMissingData: silenceIsBad ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(topic));
    this.raised.push(alarm);
  }
}
