/** Whether two values of JSON say the same, whatever the order of their keys: a store need not keep that order. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [told(a), told(b)];
  return (
    left.size === right.size && [...left].every(([key, value]) => right.has(key) && sameValue(value, right.get(key)))
  );
}

const told = (value: object) =>
  new Map<string, unknown>(Object.entries(value).filter(([, held]) => held !== undefined));
