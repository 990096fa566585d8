import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { LocalFailure } from '../engines/failure.ts';
import { type Stack, Template } from './template.ts';

const Artifact = z.object({
  type: z.string(),
  dependencies: z.optional(z.array(z.string())),
  properties: z.optional(z.record(z.string(), z.unknown())),
});
const Manifest = z.object({ artifacts: z.optional(z.record(z.string(), Artifact)) });
const AssetFile = z.object({
  files: z.optional(z.record(z.string(), z.object({ source: z.object({ path: z.string() }) }))),
});
type Artifacts = Readonly<Record<string, z.infer<typeof Artifact>>>;

/**
 * Reads the stacks of a synthesised cloud assembly, those of nested stages too, each after the stacks it depends on.
 *
 * @throws LocalFailure when a file is missing or is no template
 */
export function readAssembly(directory: string): Stack[] {
  const artifacts = readJson(join(directory, 'manifest.json'), Manifest).artifacts ?? {};
  return inOrder(artifacts).flatMap((id) => {
    const artifact = artifacts[id];
    if (artifact?.type === 'cdk:cloud-assembly')
      return readAssembly(join(directory, text(artifact.properties?.directoryName)));
    if (artifact?.type !== 'aws:cloudformation:stack') return [];
    const template = readJson(join(directory, text(artifact.properties?.templateFile)), Template);
    return [{ name: id, template, assets: readAssets(directory, id) }];
  });
}

function readAssets(directory: string, stack: string): Record<string, string> {
  const file = join(directory, `${stack}.assets.json`);
  if (!existsSync(file)) return {};
  const { files = {} } = readJson(file, AssetFile);
  return Object.fromEntries(Object.entries(files).map(([hash, { source }]) => [hash, resolve(directory, source.path)]));
}

/** Depth first over the dependencies; CDK has already refused a cycle. */
function inOrder(artifacts: Artifacts): string[] {
  const order = new Set<string>();
  const visiting = new Set<string>();
  const visit = (id: string) => {
    if (order.has(id) || visiting.has(id)) return;
    visiting.add(id);
    for (const needed of artifacts[id]?.dependencies ?? []) visit(needed);
    order.add(id);
  };
  for (const id of Object.keys(artifacts)) visit(id);
  return [...order];
}

function readJson<Schema extends z.ZodMiniType>(file: string, schema: Schema): z.infer<Schema> {
  try {
    return z.parse(schema, JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new LocalFailure(`The synthesised template cannot be read: ${file}: ${firstLine(error)}`);
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
