import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

/** What moto's CloudFormation makes for real, of all that Ringtrace uses. */
const emulated: ReadonlySet<string> = new Set([
  'AWS::DynamoDB::Table',
  'AWS::Events::Rule',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::KMS::Key',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::SSM::Parameter',
]);

const Template = z.looseObject({
  Resources: z.record(z.string(), z.looseObject({ Type: z.string(), DependsOn: z.optional(z.unknown()) })),
});
type Template = z.infer<typeof Template>;

export interface TemplateFile {
  readonly path: string;
  readonly template: Template;
}

export function readTemplates(folder: string): TemplateFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.template.json'))
    .map((name) => join(folder, name))
    .map((path) => ({ path, template: Template.parse(JSON.parse(readFileSync(path, 'utf8'))) }));
}

/** How many resources of each type; types in order. */
export function countTypes(files: readonly TemplateFile[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { template } of files) {
    for (const { Type } of Object.values(template.Resources)) counts.set(Type, (counts.get(Type) ?? 0) + 1);
  }
  return new Map([...counts].sort(([a], [b]) => a.localeCompare(b)));
}

export const isEmulated = (type: string) => emulated.has(type);

/**
 * Takes out of synthesised templates, in place, what moto cannot make. Where something that stays reads a value of it
 * (the permission of an API to call its function, say), the value becomes the text `not-emulated`.
 */
export function keepEmulated(files: readonly TemplateFile[]): void {
  for (const { path, template } of files) {
    const cut = new Set(
      Object.keys(template.Resources).filter((id) => !isEmulated(template.Resources[id]?.Type ?? '')),
    );
    const kept = Object.entries(template.Resources).filter(([id]) => !cut.has(id));
    const Resources = Object.fromEntries(kept.map(([id, resource]) => [id, withoutDependsOn(resource, cut)]));
    writeFileSync(path, JSON.stringify(withoutValues({ ...template, Resources }, cut), undefined, 1));
  }
}

function withoutDependsOn(resource: Template['Resources'][string], cut: ReadonlySet<string>) {
  const { DependsOn, ...rest } = resource;
  const left = [DependsOn ?? []].flat().filter((id) => typeof id === 'string' && !cut.has(id));
  return left.length > 0 ? { ...rest, DependsOn: left } : rest;
}

function withoutValues(node: unknown, cut: ReadonlySet<string>): unknown {
  if (Array.isArray(node)) return node.map((each) => withoutValues(each, cut));
  if (typeof node !== 'object' || node === null) return node;
  const [[key, value] = ['', undefined]] = Object.entries(node);
  const target = key === 'Ref' ? value : key === 'Fn::GetAtt' ? [value].flat()[0] : undefined;
  if (typeof target === 'string' && cut.has(target.split('.')[0] ?? '')) return 'not-emulated';
  return Object.fromEntries(Object.entries(node).map(([name, each]) => [name, withoutValues(each, cut)]));
}
