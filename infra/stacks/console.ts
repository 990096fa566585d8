import { CfnOutput, Stack } from 'aws-cdk-lib';
import { CfnApprovedOrigin } from 'aws-cdk-lib/aws-connect';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { consoleConfig } from '../console-config.ts';
import { ConsoleContent } from '../constructs/console-content.ts';
import { softphone } from '../origins.ts';
import { tell, told } from '../parameters.ts';
import type { Settings } from '../settings.ts';

/** The page of the console, and what it is told of its stage. Last of all, because it is told of everything. */
export class ConsoleStack extends Stack {
  constructor(scope: Construct, id: string, { settings, stackName }: { settings: Settings; stackName: string }) {
    super(scope, id, { stackName, description: 'Ringtrace: the page of the console, and what it is told' });
    const { stage } = settings;
    const { page } = settings.console;
    const origin = told(this, stage, 'console/origin');
    const config = consoleConfig(this, settings);
    // Told to people too: what the page of a stage was given, without a browser.
    tell(this, stage, 'console/config', this.toJsonString(config));
    if (page !== undefined) {
      const bucket = Bucket.fromBucketName(this, 'bucket', told(this, stage, 'console/bucket'));
      new ConsoleContent(this, 'content', { stage, page, config, bucket });
    }
    if (softphone(settings) !== undefined) {
      // Amazon Connect lets no page show its softphone that it has not been told of.
      new CfnApprovedOrigin(this, 'softphone-here', { instanceId: told(this, stage, 'connect/instance'), origin });
    }
    new CfnOutput(this, 'ConsoleUrl', { value: `${origin}/` });
  }
}
