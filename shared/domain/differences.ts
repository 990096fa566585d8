/** What differs between two values of JSON, a line each, by the path of what differs: for people to read. */

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
};

/** Entries of a list are told apart by their id, where they have one: moving a question is not changing it. */
function entriesOf(value: object): Map<string, unknown> {
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  return new Map(
    value.map((entry: unknown, n): [string, unknown] => {
      const id = typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined;
      return [typeof id === 'string' ? id : String(n), entry];
    }),
  );
}

export function differences(before: unknown, after: unknown, path = ''): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const at = path === '' ? '(all of it)' : path;
  if (before === undefined) return [`${at}: new: ${shown(after)}`];
  if (after === undefined) return [`${at}: gone: ${shown(before)}`];
  const both = [before, after];
  if (
    both.some((value) => typeof value !== 'object' || value === null) ||
    Array.isArray(before) !== Array.isArray(after)
  )
    return [`${at}: ${shown(before)} -> ${shown(after)}`];
  const [old, fresh] = both.map((value) => entriesOf(Object(value)));
  const names = [...new Set([...(old?.keys() ?? []), ...(fresh?.keys() ?? [])])];
  const inside = names.flatMap((name) =>
    differences(old?.get(name), fresh?.get(name), path === '' ? name : `${path}.${name}`),
  );
  return inside.length > 0 ? inside : [`${at}: in another order`];
}
