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
  | 'a-schedule-stands-still'
  | 'the-api-fails'
  | 'claims-are-slow';

/** When an alarm rings. Silence is no alarm: at night nobody calls, and nothing is measured; but what never rests must be heard of. */
type Rings = { readonly above: number } | { readonly belowOrSilentAt: number };

interface Impact {
  readonly stage: Stage;
  readonly topic: ITopic;
  readonly metric: IMetric;
  /** Periods of the metric in a row; 1 unless told. */
  readonly periods?: number;
  /** Who is hurt, and how, if nobody acts. */
  readonly impact: string;
  readonly runbook: RunbookAnchor;
}
export type ImpactAlarmProps = Impact & Rings;

const above = (threshold: number) => ({
  threshold,
  comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
  treatMissingData: TreatMissingData.NOT_BREACHING,
});

const belowOrSilent = (threshold: number) => ({
  threshold,
  comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
  treatMissingData: TreatMissingData.BREACHING,
});

/** An alarm that says who is hurt and what to do. */
export class ImpactAlarm extends Alarm {
  constructor(scope: Construct, name: string, props: ImpactAlarmProps) {
    super(scope, name, {
      alarmName: nameOf(props.stage, name),
      alarmDescription: `${props.impact} See docs/runbook.md#${props.runbook}`,
      metric: props.metric,
      ...('above' in props ? above(props.above) : belowOrSilent(props.belowOrSilentAt)),
      evaluationPeriods: props.periods ?? 1,
    });
    this.addAlarmAction(new SnsAction(props.topic));
    this.addOkAction(new SnsAction(props.topic));
  }
}
