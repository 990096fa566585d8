import type { Construct } from 'constructs';
import type { Settings } from './settings.ts';
import { ApiStack } from './stacks/api.ts';
import { DataStack } from './stacks/data.ts';
import { PipelineStack } from './stacks/pipeline.ts';

/** The stacks, by how long what is in them lives. The data is deployed first and removed last. */
export function ringtrace(app: Construct, settings: Settings): void {
  const { stage } = settings;
  const stackName = (id: string) => `ringtrace-${stage.name}-${id}`;
  const data = new DataStack(app, 'data', { stage, stackName: stackName('data') });
  const pipeline = new PipelineStack(app, 'pipeline', { settings, stackName: stackName('pipeline') });
  const api = new ApiStack(app, 'api', { settings, stackName: stackName('api') });
  pipeline.addStackDependency(data);
  api.addStackDependency(data);
}
