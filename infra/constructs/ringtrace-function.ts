import { type Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { bundleOf, sourceOf } from '../bundles.ts';
import { nameOf } from '../names.ts';
import type { Stage } from '../stages.ts';

export interface RingtraceFunctionProps {
  readonly stage: Stage;
  readonly environment: Record<string, string>;
  readonly description: string;
  readonly timeout: Duration;
  /** MB. Above 512 the bundles start no faster; a CPU share of a third of a core is where loading the SDK stops being the wait. */
  readonly memorySize?: number;
  /** It reads or writes a bucket. */
  readonly keepsFiles?: boolean;
}

/** A function of Ringtrace: `functions/<name>/handler.ts`, bundled whole, with its own role, log group and nothing else. */
export class RingtraceFunction extends LambdaFunction {
  readonly ownRole: Role;

  constructor(scope: Construct, name: string, props: RingtraceFunctionProps) {
    const logGroup = new LogGroup(scope, `${name}-log`, {
      retention: props.stage.logRetention,
      removalPolicy: props.stage.removalPolicy,
    });
    // Its own role, not the managed policy: that one may write to every log group of the account.
    const role = new Role(scope, `${name}-role`, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What ${name} may do`,
    });
    super(scope, name, {
      functionName: nameOf(props.stage, name),
      description: props.description,
      // A look at the templates alone asks CDK to bundle nothing.
      code: Code.fromAsset(
        Stack.of(scope).bundlingRequired ? bundleOf(name, props.keepsFiles ?? false) : sourceOf(name),
      ),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memorySize ?? 512,
      timeout: props.timeout,
      environment: props.environment,
      role,
      logGroup,
      // Off: a trace would show which person's key was read when, to everyone who may look at traces. Log lines carry durations.
      tracing: Tracing.DISABLED,
    });
    this.ownRole = role;
    role.addToPolicy(
      new PolicyStatement({
        sid: 'WriteOwnLog',
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    );
  }
}
