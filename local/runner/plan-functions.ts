import { join } from 'node:path';
import * as z from 'zod/mini';
import { LocalFailure } from '../engines/failure.ts';
import type { Deployed } from './deployment.ts';
import { number, read } from './properties.ts';

export interface PlannedFunction {
  readonly name: string;
  /** The module that holds the handler: a bundle's file, or the source text of an inline function. */
  readonly module: { readonly file: string } | { readonly inline: string };
  /** The export's name. */
  readonly handler: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
}

const FunctionProperties = z.object({
  Code: z.object({ S3Key: z.optional(z.string()), ZipFile: z.optional(z.string()) }),
  Handler: z.string(),
  Runtime: z.string().check(z.regex(/^nodejs/, 'only Node.js functions run here')),
  Timeout: z._default(number, 3),
  MemorySize: z._default(number, 128),
  Environment: z.optional(z.object({ Variables: z.optional(z.record(z.string(), z.coerce.string())) })),
});

/** Reads an `AWS::Lambda::Function`. */
export function planFunction(resource: Deployed): PlannedFunction {
  const { Code, Handler, Timeout, MemorySize, Environment } = read(resource, FunctionProperties);
  const dot = Handler.lastIndexOf('.');
  return {
    name: resource.name,
    module:
      Code.ZipFile === undefined
        ? { file: bundle(resource, Code.S3Key, Handler.slice(0, dot)) }
        : { inline: Code.ZipFile },
    handler: Handler.slice(dot + 1),
    timeoutMs: Timeout * 1000,
    memoryMb: MemorySize,
    environment: Environment?.Variables ?? {},
  };
}

function bundle(resource: Deployed, key: string | undefined, module: string): string {
  const directory = resource.stack.assets[key?.replace(/\.zip$/, '') ?? ''];
  if (directory !== undefined) return join(directory, `${module}.mjs`);
  throw new LocalFailure(
    `Stack ${resource.stack.name}, ${resource.logicalId}: its code is not among the stack's assets.`,
  );
}
