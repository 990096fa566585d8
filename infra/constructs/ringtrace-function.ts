import { fileURLToPath } from 'node:url';
import type { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { nameOf } from '../names.ts';
import type { Stage } from '../stages.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * What the SDK loads only when it needs it, and never does here: ways to find credentials, which Lambda gives in the
 * environment, and the reading of event streams, which no operation of any client here has. Left out, a function that operators
 * wait for is a fifth smaller.
 */
const neverReached = [
  ...['http', 'ini', 'login', 'process', 'sso', 'web-identity'].map((way) => `@aws-sdk/credential-provider-${way}`),
  '@smithy/credential-provider-imds',
];
/** S3's client, unlike the others, loads it at once, though none of what is asked of it answers in events. */
const eventStreams = '@smithy/core/event-streams';

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
export class RingtraceFunction extends NodejsFunction {
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
      entry: `${root}functions/${name}/handler.ts`,
      projectRoot: root,
      depsLockFilePath: `${root}package-lock.json`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memorySize ?? 512,
      timeout: props.timeout,
      environment: props.environment,
      role,
      logGroup,
      // Off: a trace would show which person's key was read when, to everyone who may look at traces. Log lines carry durations.
      tracing: Tracing.DISABLED,
      bundling: {
        format: OutputFormat.ESM,
        // Names and protocols are full of Cyrillic, which would otherwise take six bytes a letter.
        // Said to esbuild itself: the option `charset` of CDK 2.275 is never passed on.
        esbuildArgs: { '--charset': 'utf8' },
        target: 'node24',
        mainFields: ['module', 'main'],
        minify: true,
        sourceMap: false,
        logLevel: LogLevel.WARNING,
        // The SDK that was tested is the SDK that runs.
        bundleAwsSDK: true,
        externalModules: props.keepsFiles ? [...neverReached] : [...neverReached, eventStreams],
      },
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
