import { Stack } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { addAlarms } from '../alarms.ts';
import { addDashboard } from '../dashboard.ts';
import { nameOf } from '../names.ts';
import { told } from '../parameters.ts';
import type { Settings } from '../settings.ts';

/** What tells us that something is wrong, and whom it hurts. */
export class ObservabilityStack extends Stack {
  constructor(scope: Construct, id: string, { settings, stackName }: { settings: Settings; stackName: string }) {
    super(scope, id, { stackName, description: 'Ringtrace: alarms and the dashboard' });
    const { stage, alarmEmail } = settings;
    const topic = new Topic(this, 'alarms', { topicName: nameOf(stage, 'alarms'), enforceSSL: true });
    if (alarmEmail) topic.addSubscription(new EmailSubscription(alarmEmail));
    const apiId = told(this, stage, 'api/id');
    addAlarms(this, { stage, topic, apiId });
    addDashboard(this, { stage, apiId });
  }
}
