import * as z from 'zod/mini';
import { type Wrong, wrong, wrongs } from './wrong.ts';

/** What a schema found wrong, as a code: the one place where zod's issues are read. */

export interface WrongField extends Wrong {
  /** Where, from the outermost name. */
  readonly path: readonly PropertyKey[];
}

/** Reads a value against its schema, or says what is wrong with it and where, and never with its values. */
export function readOr<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
): { readonly data: z.output<Schema> } | { readonly wrong: readonly WrongField[] } {
  const read = z.safeParse(schema, value, { error: whereAbsent });
  return read.success ? { data: read.data } : { wrong: read.error.issues.flatMap(inFields) };
}

/** Only while it reads does zod know whether anything was sent. */
const whereAbsent = ({ input }: { readonly input: unknown }) => (input === undefined ? wrongs.absent : undefined);

const inFields = (issue: z.core.$ZodIssue): WrongField[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({ path: [...issue.path, key], ...wrong('unknown-field') }))
    : [{ path: issue.path, ...wrongOf(issue) }];

/** Schemas say how something is written in words of the catalogue, which are known again by being the same. */
const written = [
  'absent',
  'date',
  'moment',
  'moment-range',
  'hour',
  'zone',
  'list',
  'lists',
  'language',
  'pointer',
  'list-part',
  'skill',
  'one-digit',
  'hour-to-24',
  'window-ends',
  'holiday',
  'disease-name',
  'hours-or-days',
  'source-absent',
  'source-of-nothing',
  'wordless',
  'question-id',
  'one-comparison',
] as const;
const codeOf = new Map<string, (typeof written)[number]>(written.map((code) => [wrongs[code], code]));

/** What a schema says in words of its own stays in English, for whoever reads the answer as it comes. */
function wrongOf(issue: z.core.$ZodIssue): Wrong {
  const code = codeOf.get(issue.message);
  if (code !== undefined) return wrong(code);
  const found = byKind(issue);
  return issue.message === 'Invalid input' ? found : { ...found, problem: issue.message };
}

function byKind(issue: z.core.$ZodIssue): Wrong {
  switch (issue.code) {
    case 'invalid_type':
      return wrong('kind', { kind: issue.expected });
    case 'invalid_value':
      return wrong('not-offered', { options: issue.values.map(String).join(', ') });
    case 'invalid_union':
      // Which of several shapes it is, one field says.
      return issue.inclusive === false || issue.options === undefined
        ? wrong('form')
        : wrong('not-offered', { options: issue.options.map(String).join(', ') });
    case 'too_small':
      return atLeast(issue.origin, Number(issue.minimum));
    case 'too_big':
      return atMost(issue.origin, Number(issue.maximum));
    default:
      return wrong('form');
  }
}

function atLeast(origin: string, least: number): Wrong {
  if (origin === 'string') return wrong('too-short', { least });
  return origin === 'array' ? wrong('too-few', { least }) : wrong('too-little', { least });
}

function atMost(origin: string, most: number): Wrong {
  if (origin === 'string') return wrong('too-long', { most });
  return origin === 'array' ? wrong('too-many', { most }) : wrong('too-much', { most });
}
