import * as z from 'zod/mini';
import { LocalFailure } from '../engines/failure.ts';

/** A Lambda event filter, or an EventBridge pattern, which says the same in the same words: as deep as the record, each leaf a list of what may stand there. */
export type Pattern = { readonly [name: string]: Pattern | readonly Alternative[] };

type Exact = string | number | boolean | null;
type Alternative =
  | Exact
  | { readonly prefix: string }
  | { readonly suffix: string }
  | { readonly exists: boolean }
  | { readonly 'anything-but': readonly Exact[] };

export const FilterCriteria = z.object({ Filters: z._default(z.array(z.object({ Pattern: z.string() })), []) });

/**
 * Reads the filters of an event source mapping.
 *
 * @throws LocalFailure for an operator the runner does not know: a filter that passed everything would hide a mistake
 */
export function patternsOf(criteria: z.infer<typeof FilterCriteria> | undefined): Pattern[] {
  return (criteria?.Filters ?? []).map(({ Pattern: text }) => patternOf(JSON.parse(text)));
}

/**
 * Reads one pattern.
 *
 * @throws LocalFailure for an operator the runner does not know
 */
export function patternOf(value: unknown): Pattern {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unknownFilter(value);
  const entries = Object.entries(value).map(([name, inner]) => [
    name,
    Array.isArray(inner) ? inner.map(alternativeOf) : patternOf(inner),
  ]);
  return Object.fromEntries(entries);
}

function alternativeOf(value: unknown): Alternative {
  if (isExact(value)) return value;
  const [operator, operand] =
    (typeof value === 'object' && value !== null ? Object.entries(value)[0] : undefined) ?? [];
  if (operator === 'prefix' && typeof operand === 'string') return { prefix: operand };
  if (operator === 'suffix' && typeof operand === 'string') return { suffix: operand };
  if (operator === 'exists' && typeof operand === 'boolean') return { exists: operand };
  const excluded: unknown[] = Array.isArray(operand) ? operand : [operand];
  if (operator === 'anything-but' && excluded.every(isExact)) return { 'anything-but': excluded };
  throw unknownFilter(value);
}

function isExact(value: unknown): value is Exact {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function unknownFilter(value: unknown): LocalFailure {
  return new LocalFailure(`The local runner does not know the event filter ${JSON.stringify(value)}.`);
}

/** True when the record matches one of the patterns, or there are none. */
export function passes(patterns: readonly Pattern[], record: unknown): boolean {
  return patterns.length === 0 || patterns.some((pattern) => matches(pattern, record));
}

function matches(pattern: Pattern, value: unknown): boolean {
  return Object.entries(pattern).every(([name, inner]) => {
    const part: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
    return isLeaf(inner) ? inner.some((alternative) => fits(alternative, part)) : matches(inner, part);
  });
}

function isLeaf(pattern: Pattern | readonly Alternative[]): pattern is readonly Alternative[] {
  return Array.isArray(pattern);
}

function fits(alternative: Alternative, value: unknown): boolean {
  if (isExact(alternative)) return value === alternative;
  if ('exists' in alternative) return (value !== undefined) === alternative.exists;
  if ('prefix' in alternative) return typeof value === 'string' && value.startsWith(alternative.prefix);
  if ('suffix' in alternative) return typeof value === 'string' && value.endsWith(alternative.suffix);
  return value !== undefined && !alternative['anything-but'].some((excluded) => excluded === value);
}
