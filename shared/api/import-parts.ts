import type { ImportResponse } from './imports.ts';

/** A large import goes in parts: each is one request, and says where the next begins. Screen and command do it alike. */

const add = <T extends Readonly<Record<string, number>>>(a: T, b: T): T => ({
  ...a,
  ...Object.fromEntries(Object.entries(a).map(([name, n]) => [name, n + (b[name] ?? 0)])),
});

const sum = (a: ImportResponse, b: ImportResponse): ImportResponse => ({
  ...a,
  cases: add(a.cases, b.cases),
  pairs: add(a.pairs, b.pairs),
  contactsOnly: a.contactsOnly + b.contactsOnly,
  problems: [...a.problems, ...b.problems],
  duplicates: [...a.duplicates, ...b.duplicates],
  unlisted: a.unlisted + b.unlisted,
});

/**
 * @param ask one part, from there on
 * @param came is told how far it is, and what it is so far
 */
export async function importInParts(
  ask: (from: number) => Promise<ImportResponse>,
  came: (done: number, whole: ImportResponse) => void = () => undefined,
): Promise<ImportResponse> {
  let whole = await ask(0);
  for (let next = whole.next; next !== undefined; ) {
    came(next, whole);
    const part = await ask(next);
    whole = sum(whole, part);
    next = part.next;
  }
  return whole;
}

/** What no row is wrong by, and the figures would be. */
export type Remark = 'no-onsets' | 'no-links' | 'unlisted-infectors' | 'no-profile';

export function remarksOn({ read, cases, pairs, contactsOnly }: ImportResponse): readonly Remark[] {
  const hasOnset = read.columns.some(({ field }) => field !== null && /onset$/i.test(field));
  const isOneFile = read.columns.every(({ file }) => file === 'linelist');
  return [
    ...(!hasOnset && cases.new > 0 ? (['no-onsets'] as const) : []),
    ...(pairs.new > 0 && pairs.confirmed === 0 ? (['no-links'] as const) : []),
    ...(isOneFile && contactsOnly > 0 ? (['unlisted-infectors'] as const) : []),
    ...(read.hasProfile ? [] : (['no-profile'] as const)),
  ];
}
