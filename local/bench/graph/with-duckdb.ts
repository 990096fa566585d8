import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { fitNegativeBinomial } from '../../../shared/domain/metrics/negative-binomial.ts';
import type { Measure } from './measure.ts';
import type { Figures } from './ours.ts';

/** The same Parquet files, asked in SQL. Clusters are left out: SQL has no union-find, and recursion over millions never ends. */
export async function measureDuckDb(directory: string, measure: Measure): Promise<Figures> {
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJS();
  const files = (table: string) =>
    `read_parquet('${join(directory, 'snapshots', 'tables', '*', `${table}-*.parquet`)}')`;
  try {
    await measure(
      'DuckDB',
      'load, and find the links',
      async () => {
        await rows(`create table cases as select person from ${files('cases')} where stands = 1`);
        await rows(
          `create table links as select distinct e."from" as source, e."to" as infected from ${files('exposures')} e ` +
            'where e.stands = 1 and e."from" in (select person from cases) and e."to" in (select person from cases)',
        );
        return rows('select (select count(*) from cases), (select count(*) from links)');
      },
      ([counts = []]) => `${counts[0]} cases, ${counts[1]} links`,
    );
    const fit = await measure(
      'DuckDB',
      'offspring, R and k',
      async () => {
        const counts = await rows(
          'select n, count(*) from (select count(l.infected) as n from cases c left join links l on l.source = c.person group by c.person) group by n',
        );
        return fitNegativeBinomial(new Map(counts.map(([n, cases]) => [Number(n), Number(cases)])));
      },
      ({ mean, k }) => `R ${mean.toFixed(4)}, k ${k?.toFixed(4)} (fitted by ours)`,
    );
    await measure(
      'DuckDB',
      'the chain of the first case',
      () =>
        rows(
          'with recursive chain as (select 0 as person union select l.infected from chain join links l on l.source = chain.person) select count(*) from chain',
        ),
      ([counts = []]) => `${counts[0]} cases`,
    );
    return { cases: fit.n, r: fit.mean };
  } finally {
    connection.closeSync();
    database.closeSync();
  }
}
