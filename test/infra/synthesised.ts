import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod/mini';

/** Stands for the built console, so that its templates can be looked at without building it. */
export const consolePage = fileURLToPath(new URL('page', import.meta.url));

const app = fileURLToPath(new URL('../../infra/app.ts', import.meta.url));

const Resource = z.looseObject({
  Type: z.string(),
  DeletionPolicy: z.optional(z.string()),
  UpdateReplacePolicy: z.optional(z.string()),
  Properties: z._default(z.record(z.string(), z.any()), {}),
});
const Template = z.looseObject({ Resources: z.record(z.string(), Resource) });

export interface Found {
  readonly id: string;
  readonly type: string;
  readonly stack: string;
  readonly kept: readonly (string | undefined)[];
  // biome-ignore lint/suspicious/noExplicitAny: a template's properties have no type of their own
  readonly properties: Record<string, any>;
}

export interface Synthesised {
  readonly folder: string;
  readonly resources: readonly Found[];
  readonly ofType: (type: string) => readonly Found[];
  /** What a reference in `from` points to; ids are unique only within one stack. */
  readonly target: (from: Found, reference: unknown) => Found | undefined;
  readonly text: string;
}

/**
 * The templates as they would be deployed, by the program that the CDK CLI and the local runner start, which also applies the
 * AwsSolutions rules: a finding that nobody acknowledged fails here. Functions are bundled only when asked for: that takes seconds.
 */
export async function synthesise(
  context: Readonly<Record<string, string>>,
  bundle: 'bundled' | 'not bundled' = 'not bundled',
): Promise<Synthesised> {
  const folder = await mkdtemp(join(tmpdir(), 'ringtrace-infra-'));
  // Whoever looks at the console asks for its page: with it comes a layer of 18 MB.
  const all = { consolePage: 'none', ...context, ...(bundle === 'not bundled' && { 'aws:cdk:bundling-stacks': [] }) };
  const env = { ...process.env, CDK_OUTDIR: folder, CDK_CONTEXT_JSON: JSON.stringify(all) };
  await promisify(execFile)(process.execPath, [app], { env });
  const files = readdirSync(folder).filter((name) => name.endsWith('.template.json'));
  const templates = files.map((name) => ({
    stack: name.replace('.template.json', ''),
    text: readFileSync(join(folder, name), 'utf8'),
  }));
  const resources = templates.flatMap(({ stack, text }) =>
    Object.entries(Template.parse(JSON.parse(text)).Resources).map(([id, resource]) => ({
      id,
      stack,
      type: resource.Type,
      kept: [resource.DeletionPolicy, resource.UpdateReplacePolicy],
      properties: resource.Properties,
    })),
  );
  return {
    folder,
    resources,
    ofType: (type) => resources.filter((each) => each.type === type),
    target: (from, reference) => {
      const id = refersTo(reference);
      return resources.find((each) => each.stack === from.stack && each.id === id);
    },
    text: templates.map(({ text }) => text).join('\n'),
  };
}

export const forget = ({ folder }: Synthesised) => rmSync(folder, { recursive: true, force: true });

export const ownProvider = { issuer: 'https://sign-in.example.org', audience: 'ringtrace' };

/** The logical id that an intrinsic names, if it is a reference within its template. */
export function refersTo(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const [[key, target] = ['', undefined]] = Object.entries(value);
  const id = key === 'Fn::GetAtt' ? [target].flat()[0] : key === 'Ref' ? target : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** The bare name of a function or queue, without `ringtrace-<stage>-`. */
export const bareName = (name: string) => name.replace(/^ringtrace-(try-[^-]+|[^-]+)-/, '');

export interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

/** What the role of a function allows. */
export function statements(made: Synthesised, name: string): readonly Statement[] {
  const fn = made.ofType('AWS::Lambda::Function').find((each) => bareName(each.properties.FunctionName) === name);
  const role = refersTo(fn?.properties.Role);
  return made
    .ofType('AWS::IAM::Policy')
    .filter((each) => each.stack === fn?.stack && each.properties.Roles.some((one: unknown) => refersTo(one) === role))
    .flatMap((each) => each.properties.PolicyDocument.Statement);
}
