import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Found, Synthesised } from './synthesised.ts';

const Manifest = z.object({
  artifacts: z.record(z.string(), z.looseObject({ type: z.string(), dependencies: z.optional(z.array(z.string())) })),
});
const Parameters = z.object({
  Parameters: z.optional(z.record(z.string(), z.looseObject({ Type: z.string(), Default: z.optional(z.string()) }))),
});

const readJson = (folder: string, file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));

/** The SSM parameters that a stack reads: logical id to name. */
export function toldTo({ folder }: Synthesised, stack: string): ReadonlyMap<string, string> {
  const { Parameters: found = {} } = Parameters.parse(readJson(folder, `${stack}.template.json`));
  return new Map(
    Object.entries(found)
      .filter(([, { Type }]) => Type.startsWith('AWS::SSM::Parameter::Value'))
      .map(([id, { Default = '' }]) => [id, Default]),
  );
}

/** Which stacks are deployed before each, all the way back. */
export function deployedBefore({ folder }: Synthesised): ReadonlyMap<string, ReadonlySet<string>> {
  const { artifacts } = Manifest.parse(readJson(folder, 'manifest.json'));
  const back = (id: string): string[] =>
    (artifacts[id]?.dependencies ?? [])
      .filter((each) => artifacts[each]?.type === 'aws:cloudformation:stack')
      .flatMap((each) => [each, ...back(each)]);
  const stacks = Object.keys(artifacts).filter((id) => artifacts[id]?.type === 'aws:cloudformation:stack');
  return new Map(stacks.map((id) => [id, new Set(back(id))]));
}

/** A value of a template as text, what is known only at deployment in angle brackets: `https://<console/origin>/`. */
export function rendered(made: Synthesised, { stack }: Found, value: unknown): string {
  const told = toldTo(made, stack);
  const render = (node: unknown): string => {
    if (typeof node !== 'object' || node === null) return String(node);
    const [[key, argument] = ['', undefined]] = Object.entries(node);
    if (key === 'Ref' && typeof argument === 'string') {
      return `<${told.get(argument)?.replace(/^\/ringtrace\/[^/]+\//, '') ?? argument.replace(/[0-9A-F]{8}$/, '')}>`;
    }
    if (key === 'Fn::GetAtt' && Array.isArray(argument)) {
      return `<${String(argument[0]).replace(/[0-9A-F]{8}$/, '')}.${argument[1]}>`;
    }
    if (key === 'Fn::Join' && Array.isArray(argument)) return argument[1].map(render).join(argument[0]);
    return JSON.stringify(node);
  };
  return render(value);
}
