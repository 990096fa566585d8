import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { consoleConfig } from '../console-config.ts';
import { tell, told } from '../parameters.ts';
import type { Settings } from '../settings.ts';

/** What the console's page is told of its stage. */
export class ConsoleStack extends Stack {
  constructor(scope: Construct, id: string, { settings, stackName }: { settings: Settings; stackName: string }) {
    super(scope, id, { stackName, description: 'Ringtrace: the page of the console, and what it is told' });
    const { stage } = settings;
    tell(this, stage, 'console/config', this.toJsonString(consoleConfig(this, settings)));
    new CfnOutput(this, 'ConsoleUrl', { value: `${told(this, stage, 'console/origin')}/` });
  }
}
