import * as z from 'zod/mini';
import { LocalFailure } from '../engines/failure.ts';
import { type Deployed, functionArn } from './deployment.ts';

/** A resource's properties as far as the schema asks for them. */
export function read<Schema extends z.ZodMiniType>(resource: Deployed, schema: Schema): z.infer<Schema> {
  const parsed = z.safeParse(schema, resource.properties());
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new LocalFailure(
    `Stack ${resource.stack.name}, ${resource.logicalId} (${resource.type}): ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
  );
}

/** CloudFormation takes numbers and booleans as strings too. */
export const number = z.pipe(z.union([z.number(), z.string()]), z.transform(Number));

/** A mapping names its function by name or by ARN. */
export function functionName(nameOrArn: string): string {
  return nameOrArn.startsWith(functionArn('')) ? nameOrArn.slice(functionArn('').length) : nameOrArn;
}
