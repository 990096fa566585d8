import type { Construct } from 'constructs';
import type { Settings } from './settings.ts';
import { ApiStack } from './stacks/api.ts';
import { ConnectStack } from './stacks/connect.ts';
import { DataStack } from './stacks/data.ts';
import { ObservabilityStack } from './stacks/observability.ts';
import { PipelineStack } from './stacks/pipeline.ts';
import { SignInStack } from './stacks/sign-in.ts';

/** The stacks, by how long what is in them lives. The data is deployed first and removed last. */
export function ringtrace(app: Construct, settings: Settings): void {
  const props = (id: string) => ({ settings, stackName: `ringtrace-${settings.stage.name}-${id}` });
  const data = new DataStack(app, 'data', props('data'));
  const pipeline = new PipelineStack(app, 'pipeline', props('pipeline'));
  const api = new ApiStack(app, 'api', props('api'));
  const observability = new ObservabilityStack(app, 'observability', props('observability'));
  pipeline.addStackDependency(data);
  api.addStackDependency(data);
  if (!settings.provider) api.addStackDependency(new SignInStack(app, 'sign-in', props('sign-in')));
  if (settings.connect) {
    const connect = new ConnectStack(app, 'connect', { ...props('connect'), connect: settings.connect });
    for (const stack of [pipeline, api]) stack.addStackDependency(connect);
  }
  observability.addStackDependency(api);
}
