import { standsFor } from '../../shared/domain/graph/same-person.ts';
import { tableBuilder } from '../../shared/domain/snapshot/table-builder.ts';
import { snapshotTables, type Tables } from '../../shared/domain/snapshot/tables.ts';

/** A snapshot while it is built: each person gets a row the first time anybody speaks of them. */
export type Builders = ReturnType<typeof openBuilders>;

export interface OfTask {
  readonly jurisdiction: string;
  readonly language: string;
  readonly skill?: string | undefined;
}

export function openBuilders() {
  const rows = new Map<string, number>();
  const tasks = new Map<number, OfTask>();
  const into = new Map<string, string>();
  const nameOf = standsFor(into);
  const tables = {
    cases: tableBuilder(snapshotTables.cases),
    exposures: tableBuilder(snapshotTables.exposures),
    judgements: tableBuilder(snapshotTables.judgements),
    interviews: tableBuilder(snapshotTables.interviews),
    attempts: tableBuilder(snapshotTables.attempts),
    followUps: tableBuilder(snapshotTables.followUps),
    checks: tableBuilder(snapshotTables.checks),
    referrals: tableBuilder(snapshotTables.referrals),
  };
  const rowOf = (person: string): number => {
    const row = rows.get(person) ?? rows.size;
    rows.set(person, row);
    return row;
  };
  return {
    ...tables,
    rowOf,
    placed: (person: string, task: OfTask) => void tasks.set(rowOf(person), task),
    merged(person: string, survivor: string): void {
      for (const each of [person, survivor]) rowOf(each);
      into.set(person, survivor);
    },
    /** Whether two ids are of one person, as far as merges were read. */
    areOne: (a: string, b: string) => nameOf(a) === nameOf(b),
    finish(): Tables {
      const people = tableBuilder(snapshotTables.people);
      for (const [person, row] of rows)
        people.add({ person, sameAs: rows.get(into.get(person) ?? ''), ...tasks.get(row) });
      return {
        people: people.finish(),
        cases: tables.cases.finish(),
        exposures: tables.exposures.finish(),
        judgements: tables.judgements.finish(),
        interviews: tables.interviews.finish(),
        attempts: tables.attempts.finish(),
        followUps: tables.followUps.finish(),
        checks: tables.checks.finish(),
        referrals: tables.referrals.finish(),
      };
    },
  };
}

/** Versions in the order in which they became known, each with when the next replaced it. */
export function inTime<Version extends { readonly version: number; readonly recordedAt: string }>(
  versions: readonly Version[],
): { readonly held: Version; readonly known: string; readonly until: string | undefined }[] {
  const sorted = [...versions].sort((a, b) => a.version - b.version);
  return sorted.map((held, n) => ({ held, known: held.recordedAt, until: sorted[n + 1]?.recordedAt }));
}
