import { Fn, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { RingtraceFunction } from './constructs/ringtrace-function.ts';
import { told } from './parameters.ts';
import type { Settings } from './settings.ts';

/** Amazon Connect as the functions see it: which instance, if any, and what they may do there. */

const none = 'none';

/** One part of `arn:...:instance/ID/contact-flow/ID`. */
export const partOf = (arn: string, index: number): string => Fn.select(index, Fn.split('/', arn));

/** The instance's id for a function's environment, or `none`: every call is dialled by hand then. */
export const connectInstance = (scope: Construct, { connect, stage }: Settings): string =>
  connect === undefined ? none : partOf(told(scope, stage, 'connect/instance'), 1);

/** What it takes to start calls. */
export function connectEnvironment(scope: Construct, settings: Settings) {
  const { connect, stage } = settings;
  return {
    CONNECT_INSTANCE: connectInstance(scope, settings),
    CONNECT_FLOWS: connect === undefined ? none : told(scope, stage, 'connect/flows'),
    CONNECT_CALLER_ID: connect?.callerId ?? none,
    CONNECT_AGENTS: connect?.agents ?? 'staff',
  };
}

type ContactAction = 'DescribeContact' | 'StartOutboundVoiceContact' | 'StopContact';

/** Lets a function act on the instance's contacts: on calls, and on nothing else of it. */
export function grantCalls(fn: RingtraceFunction, settings: Settings, actions: readonly ContactAction[]): void {
  if (settings.connect === undefined) return;
  const arn = told(fn, settings.stage, 'connect/instance');
  fn.ownRole.addToPolicy(
    new PolicyStatement({
      sid: 'CallThroughConnect',
      effect: Effect.ALLOW,
      actions: actions.map((action) => `connect:${action}`),
      resources: [`${arn}/contact/*`],
    }),
  );
  const { Ref: parameter } = Stack.of(fn).resolve(arn);
  acknowledge(
    fn.ownRole,
    `AwsSolutions-IAM5[Resource::<${parameter}>/contact/*]`,
    'A call has no name before it is started: the permission names the one instance, and calls only.',
  );
}
