import type { ReplayPlan } from './plan.ts';
import type { ReplayReport } from './report.ts';

/** The plan in a few lines, before anything happens. */
export function announce(plan: ReplayPlan): string {
  const rows = plan.days.reduce((sum, { offers }) => sum + offers.length, 0);
  const days = plan.days.flatMap(({ day }) => (day === undefined ? [] : [day]));
  const when = days.length === 0 ? 'on no day' : `on ${days.length} days from ${days[0]} to ${days.at(-1)}`;
  const { counts } = plan.pairs;
  return `${plan.source}: ${rows} rows ${when}; ${counts.rows} pairs, ${counts.expected} exposures expected.`;
}

/** What happened, for people. */
export function summarise(report: ReplayReport): string {
  const { cases, pairs, tasks, ledger, graph, attempts } = report;
  const lines: [string, string][] = [
    ['cases', counted({ ...cases })],
    ['pairs', counted({ ...pairs })],
    ['tasks', counted({ ...tasks })],
    ['attempts', counted(attempts)],
    ['people', `${report.people} made, ${report.exposures} exposures stored`],
    ['ledger', counted({ ...ledger })],
    ['claims', `${report.doubleClaims} held twice`],
    [
      'graph',
      `${graph.found} of ${graph.expected} found, ${graph.missing.length} missing, ${graph.unexpected.length} unexpected`,
    ],
    ...(report.dirtyNamings === 0 ? [] : [dirtyLine(report)]),
    ...Object.entries(report.units).map(([operation, { wru, rru, n }]): [string, string] => [
      `units ${operation}`,
      `${n} × ${each(wru, n)} write, ${each(rru, n)} read`,
    ]),
    ['seconds', String(report.seconds)],
  ];
  const width = Math.max(...lines.map(([name]) => name.length));
  return [...setAsideLines(report), ...lines.map(([name, text]) => `${name.padEnd(width)}  ${text}`)].join('\n');
}

function dirtyLine({ dirtyNamings, possibleDuplicates, silentlyDoubled }: ReplayReport): [string, string] {
  const found = `${possibleDuplicates.length} shown as possible duplicates, ${silentlyDoubled.length} doubled silently`;
  return ['dirty', `${dirtyNamings} namings as people say them: ${found}`];
}

const shownAtMost = 10;

function setAsideLines({ setAside }: ReplayReport): string[] {
  const lines = [
    ...setAside.cases.map(({ line, reason }) => `Line list, line ${line}: set aside, ${reason}.`),
    ...setAside.pairs.map(({ line, reason }) => `Contacts, line ${line}: set aside, ${reason}.`),
  ];
  const more = lines.length - shownAtMost;
  return more > 0 ? [...lines.slice(0, shownAtMost), `… and ${more} more (--report has them all).`] : lines;
}

function counted(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).map(([name, n]) => `${n} ${spaced(name)}`);
  return parts.length === 0 ? 'none' : parts.join(', ');
}

const spaced = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const each = (units: number, n: number) => (n === 0 ? '0' : (units / n).toFixed(1));
