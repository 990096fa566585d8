/**
 * A message as a form of its fields: every text, figure and truth in it under its path, and beside them the fields that
 * are missing. What is changed in the form is changed in the message, and nothing else is.
 */

export interface MessageField {
  /** `name.asWritten`, `phones.0.number`: as a problem names its place. */
  readonly path: string;
  readonly value: string;
}

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

const written = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

/** What the message says, in its own order. */
export function fieldsIn(message: unknown, under = ''): MessageField[] {
  if (!isJson(message)) return under === '' ? [] : [{ path: under, value: written(message) }];
  return Object.entries(message).flatMap(([key, value]) => fieldsIn(value, under === '' ? key : `${under}.${key}`));
}

/** The fields of a form: those that are there, then those that a problem says are missing. */
export function formOf(message: unknown, problems: readonly { readonly field: string }[]): MessageField[] {
  const there = fieldsIn(message);
  const missing = problems
    .map(({ field }) => field)
    .filter(
      (field) => /^[\w.]+$/.test(field) && !there.some(({ path }) => path === field || path.startsWith(`${field}.`)),
    );
  return [...there, ...[...new Set(missing)].map((path) => ({ path, value: '' }))];
}

/** What was written, as what stood there before: a figure stays one, a truth too. */
function asBefore(text: string, before: unknown): unknown {
  if (typeof before === 'number' && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  if (typeof before === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

/** The message with one field changed; an empty one is left out. */
export function withField(message: unknown, path: string, text: string): unknown {
  const [key = '', ...rest] = path.split('.');
  const child = isJson(message) ? message[key] : undefined;
  const value =
    rest.length > 0 ? withField(child, rest.join('.'), text) : text === '' ? undefined : asBefore(text, child);
  if (Array.isArray(message) || (message === undefined && /^\d+$/.test(key))) {
    const items: unknown[] = Array.isArray(message) ? [...message] : [];
    if (value === undefined) items.splice(Number(key), 1);
    else items[Number(key)] = value;
    return items;
  }
  const others = Object.fromEntries(
    Object.entries(isJson(message) ? message : {}).filter(([each]) => each !== key || value !== undefined),
  );
  return value === undefined ? others : { ...others, [key]: value };
}
