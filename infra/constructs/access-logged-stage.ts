import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpStage, type IHttpApi, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';

/** What an access log may say: no address, no user, no path (it holds the task, and a task is a person). */
const line = {
  requestId: '$context.requestId',
  at: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  ms: '$context.responseLatency',
  functionMs: '$context.integrationLatency',
  refused: '$context.authorizer.error',
};

export class AccessLoggedStage extends Construct {
  constructor(scope: Construct, id: string, { api, stage }: { api: IHttpApi; stage: Stage }) {
    super(scope, id);
    const log = new LogGroup(this, 'log', { retention: stage.logRetention, removalPolicy: stage.removalPolicy });
    new HttpStage(this, 'default', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: stage.throttle,
      // Not by route: some 90 routes are hundreds of metrics to pay for, and this log has each request's route, status and time.
      detailedMetricsEnabled: false,
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        format: AccessLogFormat.custom(JSON.stringify(line)),
      },
    });
  }
}
