import type { Figures } from './figures.ts';

const columns: readonly (readonly [string, (figures: Figures) => string | number])[] = [
  ['', ({ part }) => part],
  ['what', ({ what }) => what],
  ['store', ({ store }) => store],
  ['tasks', ({ tasks }) => tasks],
  ['operators', ({ operators }) => operators],
  ['rate/s', ({ rate = '' }) => rate],
  ['claims', ({ claims }) => claims],
  ['claims/s', ({ claimsPerSecond }) => claimsPerSecond],
  ['p50 ms', ({ p50 }) => p50],
  ['p99 ms', ({ p99 }) => p99],
  ['conflicts', ({ conflictsPerClaim }) => conflictsPerClaim],
  ['WRU', ({ wruPerClaim }) => wruPerClaim],
  ['RRU', ({ rruPerClaim }) => rruPerClaim],
  ['try again', ({ tryAgain }) => tryAgain],
  ['calm ms', ({ calmAfterMs = '' }) => calmAfterMs],
  ['double', ({ doubleClaims }) => doubleClaims],
];

/** Conflicts, WRU and RRU are for each claim. */
export function tableOf(figures: readonly Figures[]): string {
  const rows = [columns.map(([name]) => name), ...figures.map((each) => columns.map(([, of]) => String(of(each))))];
  const widths = columns.map((_, n) => Math.max(...rows.map((row) => row[n]?.length ?? 0)));
  const isText = (n: number) => n < 3;
  const line = (row: readonly string[]) =>
    row.map((cell, n) => (isText(n) ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0))).join('  ');
  return rows.map((row) => line(row).trimEnd()).join('\n');
}

/** Docs/design.md, section 8: 800 operators within one second, at DynamoDB's latencies. */
const conflictsAtMost = 0.05;

export function complaintsAbout(figures: readonly Figures[]): string[] {
  return figures.flatMap((each) => {
    const name = `${each.part}, ${each.what}, ${each.tasks} tasks, ${each.operators} operators, ${each.store}`;
    const isBudgeted = each.store === 'virtual' && each.what === 'shift starts within a second';
    return [
      each.doubleClaims === 0 ? [] : [`${name}: ${each.doubleClaims} tasks were held twice.`],
      each.leftEmpty === 0 ? [] : [`${name}: ${each.leftEmpty} operators were left without a task.`],
      isBudgeted && each.conflictsPerClaim > conflictsAtMost
        ? [`${name}: ${each.conflictsPerClaim} conflicts a claim, more than ${conflictsAtMost}.`]
        : [],
    ].flat();
  });
}
