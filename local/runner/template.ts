import * as z from 'zod/mini';

/** As much of a CloudFormation template as the runner reads. */
export const Resource = z.object({
  Type: z.string(),
  Properties: z.optional(z.record(z.string(), z.unknown())),
  Metadata: z.optional(z.record(z.string(), z.unknown())),
  Condition: z.optional(z.string()),
});
export type Resource = z.infer<typeof Resource>;

export const Template = z.object({
  Resources: z.record(z.string(), Resource),
  Parameters: z.optional(z.record(z.string(), z.object({ Type: z.string(), Default: z.optional(z.unknown()) }))),
  Outputs: z.optional(
    z.record(z.string(), z.object({ Value: z.unknown(), Export: z.optional(z.object({ Name: z.unknown() })) })),
  ),
  Conditions: z.optional(z.record(z.string(), z.unknown())),
  Mappings: z.optional(z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())))),
});
export type Template = z.infer<typeof Template>;

/** A stack of a synthesised assembly. */
export interface Stack {
  readonly name: string;
  readonly template: Template;
  /** Where each file asset lies, by its hash. */
  readonly assets: Readonly<Record<string, string>>;
}
