import type { Row } from '../../shared/domain/snapshot/columns.ts';
import { tableBuilder } from '../../shared/domain/snapshot/table-builder.ts';
import { snapshotTables, type TableName, type Tables } from '../../shared/domain/snapshot/tables.ts';

export type Rows = { readonly [Name in TableName]?: readonly Row<(typeof snapshotTables)[Name]>[] };

/** A snapshot's tables of these rows; those not named are empty. */
export function tablesOf(rows: Rows): Tables {
  const build = <Name extends TableName>(name: Name) => {
    const builder = tableBuilder(snapshotTables[name]);
    for (const row of rows[name] ?? []) builder.add(row);
    return builder.finish();
  };
  return {
    people: build('people'),
    cases: build('cases'),
    exposures: build('exposures'),
    judgements: build('judgements'),
    interviews: build('interviews'),
    attempts: build('attempts'),
    followUps: build('followUps'),
    checks: build('checks'),
    referrals: build('referrals'),
  };
}
