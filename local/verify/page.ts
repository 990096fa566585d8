import * as z from 'zod/mini';
import type { Emulator } from './emulator.ts';
import { StepFailed } from './run.ts';
import type { TemplateFile } from './templates.ts';

const Copy = z.object({
  Type: z.literal('Custom::CDKBucketDeployment'),
  Properties: z.object({ SourceObjectKeys: z.array(z.string()) }),
});

/** What the function that copies the console's page would copy, by its key among what the CDK uploads. */
export function pageParts(files: readonly TemplateFile[]): string[] {
  return files.flatMap(({ template }) =>
    Object.values(template.Resources).flatMap((resource) => {
      const copy = z.safeParse(Copy, resource);
      return copy.success ? copy.data.Properties.SourceObjectKeys : [];
    }),
  );
}

/** That all of it was uploaded, to where it would be copied from. The copying itself is a function, and moto runs none. */
export async function requireUploaded({ environment, read }: Emulator, parts: readonly string[]): Promise<void> {
  if (parts.length === 0) throw new StepFailed('the templates copy no page into the bucket of the console');
  const [account = '', region = ''] = environment.replace('aws://', '').split('/');
  const listed = await read('s3', `/cdk-hnb659fds-assets-${account}-${region}?list-type=2&max-keys=1000`);
  const missing = parts.filter((key) => !listed.includes(`<Key>${key}</Key>`));
  if (missing.length > 0) throw new StepFailed(`not uploaded: ${missing.join(', ')}`);
}
