import type { ImportedCase } from '../../shared/domain/imports/line-list.ts';
import type { Identity } from '../../shared/domain/people/identity.ts';
import { type Candidate, resolveIdentity } from '../../shared/domain/people/identity-resolution.ts';
import { type LookupKey, lookupKeys } from '../../shared/domain/people/lookups.ts';
import type { ReadPhone } from '../../shared/domain/people/phones.ts';
import { identityOf } from './identity-of.ts';
import type { Duplicate } from './importing.ts';

/** Rows that by name, birth date, phone or number are of somebody in an earlier row. */
export function sameInFile(cases: readonly ImportedCase[], readPhone: ReadPhone): Duplicate[] {
  const found: Duplicate[] = [];
  const rows = new Map<number, Identity>();
  const rowsBy = new Map<string, number[]>();
  for (const { row, details } of cases) {
    const identity = identityOf(details, readPhone);
    if (identity === undefined) continue;
    const wanted = lookupKeys(identity);
    const who = resolveIdentity(identity, candidatesFor(wanted, rowsBy, rows));
    const of = who.is === 'new' ? [] : who.is === 'same' ? [who.personId] : who.of;
    const code = who.is === 'same' ? 'same-person' : 'may-be-same';
    found.push(
      ...of.map((id) => ({ file: 'linelist' as const, row, of: Number(id), code, because: who.because }) as const),
    );
    rows.set(row, identity);
    for (const key of wanted) rowsBy.set(textOf(key), [...(rowsBy.get(textOf(key)) ?? []), row]);
  }
  return found;
}

const textOf = ({ kind, text }: LookupKey) => `${kind}|${text}`;

/** The earlier rows that share a key, as people whose id is their row. */
function candidatesFor(
  wanted: readonly LookupKey[],
  rowsBy: ReadonlyMap<string, readonly number[]>,
  rows: ReadonlyMap<number, Identity>,
): Candidate[] {
  const shared = wanted.flatMap((key) => (rowsBy.get(textOf(key)) ?? []).map((row) => ({ row, kind: key.kind })));
  return [...Map.groupBy(shared, ({ row }) => row)].flatMap(([row, keys]) => {
    const identity = rows.get(row);
    return identity === undefined ? [] : [{ personId: String(row), identity, via: keys.map(({ kind }) => kind) }];
  });
}
