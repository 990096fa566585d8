import type { Construct } from 'constructs';
import type { Settings } from './settings.ts';
import { ApiStack } from './stacks/api.ts';
import { ConnectStack } from './stacks/connect.ts';
import { ConsoleStack } from './stacks/console.ts';
import { DataStack } from './stacks/data.ts';
import { FrontStack } from './stacks/front.ts';
import { ObservabilityStack } from './stacks/observability.ts';
import { PipelineStack } from './stacks/pipeline.ts';
import { SignInStack } from './stacks/sign-in.ts';

/** The stacks, by how long what is in them lives. The data is deployed first and removed last. */
export function ringtrace(app: Construct, settings: Settings): void {
  const props = (id: string) => ({ settings, stackName: `ringtrace-${settings.stage.name}-${id}` });
  const data = new DataStack(app, 'data', props('data'));
  const pipeline = new PipelineStack(app, 'pipeline', props('pipeline'));
  const front = new FrontStack(app, 'front', props('front'));
  const api = new ApiStack(app, 'api', props('api'));
  const console = new ConsoleStack(app, 'console', props('console'));
  const observability = new ObservabilityStack(app, 'observability', props('observability'));
  pipeline.addStackDependency(data);
  for (const needed of [data, front, pipeline]) api.addStackDependency(needed);
  console.addStackDependency(api);
  if (!settings.provider) {
    const signIn = new SignInStack(app, 'sign-in', props('sign-in'));
    signIn.addStackDependency(front);
    for (const stack of [api, console]) stack.addStackDependency(signIn);
  }
  if (settings.connect) {
    const connect = new ConnectStack(app, 'connect', { ...props('connect'), connect: settings.connect });
    for (const stack of [pipeline, api, console]) stack.addStackDependency(connect);
  }
  observability.addStackDependency(api);
}
