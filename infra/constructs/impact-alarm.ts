import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { nameOf } from '../names.ts';
import type { Stage } from '../stages.ts';

/** A heading of docs/runbook.md, as an anchor. */
type RunbookAnchor =
  | 'cases-wait'
  | 'contacts-wait'
  | 'call-events-wait'
  | 'graph-changes-wait'
  | 'calls-fail'
  | 'a-country-may-not-be-called'
  | 'dead-letters-stay'
  | 'we-failed-at-a-message'
  | 'a-stream-lags'
  | 'a-stream-record-was-given-up'
  | 'the-ledger-does-not-balance'
  | 'a-function-fails'
  | 'the-api-fails'
  | 'claims-are-slow';

export interface ImpactAlarmProps {
  readonly stage: Stage;
  readonly topic: ITopic;
  readonly metric: IMetric;
  /** The alarm rings above this. */
  readonly above: number;
  /** Periods of the metric in a row; 1 unless told. */
  readonly periods?: number;
  /** Who is hurt, and how, if nobody acts. */
  readonly impact: string;
  readonly runbook: RunbookAnchor;
}

/** An alarm that says who is hurt and what to do. Silence is no alarm: at night nobody calls, and nothing is measured. */
export class ImpactAlarm extends Alarm {
  constructor(scope: Construct, name: string, props: ImpactAlarmProps) {
    super(scope, name, {
      alarmName: nameOf(props.stage, name),
      alarmDescription: `${props.impact} See docs/runbook.md#${props.runbook}`,
      metric: props.metric,
      threshold: props.above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: props.periods ?? 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    this.addAlarmAction(new SnsAction(props.topic));
    this.addOkAction(new SnsAction(props.topic));
  }
}
