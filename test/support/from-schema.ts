import fc from 'fast-check';
import * as z from 'zod/mini';

/** Bodies that a schema takes, and some that it nearly takes: made from what the API itself describes. */

const Schema = z.looseObject({
  $ref: z.optional(z.string()),
  const: z.optional(z.unknown()),
  enum: z.optional(z.array(z.unknown())),
  type: z.optional(z.union([z.string(), z.array(z.string())])),
  pattern: z.optional(z.string()),
  format: z.optional(z.string()),
  minLength: z.optional(z.number()),
  maxLength: z.optional(z.number()),
  minimum: z.optional(z.number()),
  maximum: z.optional(z.number()),
  maxItems: z.optional(z.number()),
  minItems: z.optional(z.number()),
  items: z.optional(z.unknown()),
  properties: z.optional(z.record(z.string(), z.unknown())),
  required: z.optional(z.array(z.string())),
  additionalProperties: z.optional(z.unknown()),
  anyOf: z.optional(z.array(z.unknown())),
  oneOf: z.optional(z.array(z.unknown())),
  allOf: z.optional(z.array(z.unknown())),
});
type Schema = z.infer<typeof Schema>;

/** Values that mean something here, by the name of their field: ids that exist, the epoch that is held. */
export type Meant = (name: string) => fc.Arbitrary<unknown> | undefined;

export function bodyOf(schema: z.ZodMiniType, meant: Meant): fc.Arbitrary<unknown> {
  const root = z.parse(Schema, z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return arbitraryOf(root, root, '', meant);
}

function arbitraryOf(schema: unknown, root: Schema, name: string, meant: Meant): fc.Arbitrary<unknown> {
  const read = z.parse(Schema, schema);
  const inner = (each: unknown, of = name) => arbitraryOf(each, root, of, meant);
  const plain = (): fc.Arbitrary<unknown> => {
    if (read.$ref !== undefined) return inner(referredTo(read.$ref, root));
    if (read.const !== undefined) return fc.constant(read.const);
    if (read.enum !== undefined) return fc.constantFrom(...read.enum);
    const choices = read.anyOf ?? read.oneOf;
    if (choices !== undefined) return fc.oneof(...choices.map((each) => inner(each)));
    if (Array.isArray(read.type)) return fc.oneof(...read.type.map((type) => inner({ ...read, type })));
    // What is asked for beside a pattern or a shape is left to chance: near enough is what is wanted, too.
    if (read.allOf !== undefined && read.type === undefined) return inner(read.allOf[0]);
    return ofType(read, inner);
  };
  const known = meant(name);
  return known === undefined ? plain() : fc.oneof({ weight: 9, arbitrary: known }, plain());
}

function ofType(read: Schema, inner: (each: unknown, name?: string) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const least = read.minimum ?? -5;
  const most = Math.max(least, read.maximum ?? 1_000_000);
  switch (read.type) {
    case 'string':
      return textOf(read);
    case 'integer':
      return fc.integer({ min: Math.max(least, -(2 ** 31)), max: Math.min(most, 2 ** 31 - 1) });
    case 'number':
      return fc.double({ min: least, max: most, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(inner(read.items ?? {}), { minLength: read.minItems ?? 0, maxLength: 3 });
    case 'object':
      return objectOf(read, inner);
    default:
      return fc.jsonValue();
  }
}

function objectOf(read: Schema, inner: (each: unknown, name?: string) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const { properties, required = [], additionalProperties } = read;
  if (properties === undefined && additionalProperties !== undefined && additionalProperties !== false)
    return fc.dictionary(fc.string({ maxLength: 12 }), inner(additionalProperties, ''), { maxKeys: 3 });
  const fields = Object.entries(properties ?? {}).map(([name, each]) => [name, inner(each, name)] as const);
  const optional = fields.map(([name]) => name).filter((name) => !required.includes(name));
  // Few at once: fields that go together by chance are refused together, and nothing behind them is met.
  return fc
    .subarray(optional, { maxLength: Math.min(3, optional.length) })
    .chain((chosen) =>
      fc.record(Object.fromEntries(fields.filter(([name]) => required.includes(name) || chosen.includes(name)))),
    );
}

function textOf({ format, pattern, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  if (format === 'date') return fc.constantFrom('2020-02-27', '2020-03-01', '2020-02-30', '9999-12-31', '0001-01-01');
  if (format === 'date-time')
    return fc.constantFrom('2020-03-02T12:00:00Z', '2020-03-02T12:00:00+23:59', '9999-12-31T23:59:59Z');
  const free = fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, minLength + 30) });
  if (pattern === undefined) return free;
  try {
    return fc.stringMatching(new RegExp(pattern));
  } catch {
    return free;
  }
}

function referredTo(ref: string, root: Schema): unknown {
  return ref
    .split('/')
    .slice(1)
    .reduce<unknown>((at, part) => (typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined), root);
}

/** The same body with one thing in it that does not belong there. */
export function spoilt(body: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(body, fc.nat(), hostile).map(([value, at, bad]) => replaced(value, at, bad));
}

function replaced(value: unknown, at: number, bad: unknown): unknown {
  if (typeof value !== 'object' || value === null) return bad;
  const entries = Object.entries(value);
  const [name, old] = entries[at % Math.max(1, entries.length)] ?? ['extra', undefined];
  const next = at % 3 === 0 && typeof old === 'object' && old !== null ? replaced(old, at >> 2, bad) : bad;
  if (Array.isArray(value)) return [...value.slice(1), next];
  return { ...Object.fromEntries(entries), [name]: next };
}

const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '#',
    '../../PROFILE',
    '$gte',
    'x'.repeat(5000),
    -1,
    0,
    1e308,
    2 ** 53,
    [],
    {},
    [[]],
    { toString: 1 },
    { constructor: { name: 'x' } },
    JSON.parse('{"__proto__":{"admin":true}}'),
  ),
  fc.jsonValue(),
);
