import { CfnOutput, Stack } from 'aws-cdk-lib';
import { CfnContactFlow, CfnInstance } from 'aws-cdk-lib/aws-connect';
import type { Construct } from 'constructs';
import { partOf } from '../connect.ts';
import { outboundFlow, words } from '../flows/outbound.ts';
import { nameOf } from '../names.ts';
import { connectAlias } from '../origins.ts';
import { tell } from '../parameters.ts';
import type { ConnectSettings, Settings } from '../settings.ts';

interface Props {
  readonly settings: Settings;
  readonly connect: ConnectSettings;
  readonly stackName: string;
}

/** Calls through Amazon Connect: the department's instance, or one made here, with the flows that answer. Optional. */
export class ConnectStack extends Stack {
  constructor(scope: Construct, id: string, { settings: { stage }, connect, stackName }: Props) {
    super(scope, id, { stackName, terminationProtection: stage.lasting, description: 'Ringtrace: Amazon Connect' });
    const instanceArn = connect.instance === 'make' ? this.#make(connectAlias(stage)) : connect.instance.arn;
    const flows = Object.entries(words).map(([language, said]) => {
      const flow = new CfnContactFlow(this, `flow-${language}`, {
        instanceArn,
        name: nameOf(stage, `outbound-${language}`),
        description: 'Says who calls, asks whether the call may be recorded, and puts it through to its operator',
        type: 'CONTACT_FLOW',
        content: outboundFlow(said),
      });
      // An ARN; the last part of it is the id that calls are started with.
      return `${language}:${partOf(flow.attrContactFlowArn, 3)}`;
    });
    tell(this, stage, 'connect/instance', instanceArn);
    tell(this, stage, 'connect/flows', flows.join(','));
    new CfnOutput(this, 'ConnectInstance', { value: instanceArn });
  }

  #make(instanceAlias: string): string {
    const instance = new CfnInstance(this, 'instance', {
      instanceAlias,
      identityManagementType: 'CONNECT_MANAGED',
      // Whoever rings back is found by their number; flow logs are off: they would say who was called when.
      attributes: { inboundCalls: true, outboundCalls: true, contactflowLogs: false },
    });
    return instance.attrArn;
  }
}
