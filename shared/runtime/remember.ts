/**
 * Remembers answers for a while, in this process: for what is asked at every request and changes a few times a day.
 * At most `most` of them; the oldest goes first.
 */
export function remember<T>(
  milliseconds: number,
  most: number,
  now: () => number,
  ask: (key: string) => Promise<T>,
): (key: string) => Promise<T> {
  const known = new Map<string, { readonly until: number; readonly answer: T }>();
  return async (key) => {
    const remembered = known.get(key);
    if (remembered !== undefined && remembered.until > now()) return remembered.answer;
    const answer = await ask(key);
    known.delete(key);
    known.set(key, { until: now() + milliseconds, answer });
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return answer;
  };
}
