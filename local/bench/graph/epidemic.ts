import { never, noDay, noRow, type Words } from '../../../shared/domain/snapshot/columns.ts';
import { tableBuilder } from '../../../shared/domain/snapshot/table-builder.ts';
import { snapshotTables, type Tables } from '../../../shared/domain/snapshot/tables.ts';

/**
 * A made-up epidemic, put straight into the columns of a snapshot: each case infects as many as a negative binomial
 * distribution says, and exposes others who stay well. R and k are those of SARS in 2003 under control (Lloyd-Smith and
 * others, Nature 438, 2005: k 0.16), R a little below 1, so that there are large clusters and small ones. The first
 * thousand cases infect one another in a row, so that there is a chain of a thousand.
 */
export const drawn = { mean: 0.9, k: 0.16 } as const;
export const chainLength = 1_000;
/** Contacts who stay well, a case. */
const wellContacts = 2;

/** A number from 0 up to 1; mulberry32. */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Cumulative shares of 0, 1, 2 … infected. */
function cumulative({ mean, k }: { mean: number; k: number }): number[] {
  const sums: number[] = [];
  let share = (k / (k + mean)) ** k;
  for (let count = 0, sum = 0; sum < 1 - 1e-9 && count < 10_000; count++) {
    sum += share;
    sums.push(sum);
    share *= ((count + k) / (count + 1)) * (mean / (mean + k));
  }
  return sums;
}

/** Texts that are made when they are asked for: ten million held would be most of the memory that is measured. */
class MadeTexts extends Array<string> {
  #of: (row: number) => string = String;

  static made(rows: number, of: (row: number) => string): MadeTexts {
    const texts = new MadeTexts();
    texts.length = rows;
    texts.#of = of;
    return texts;
  }

  override slice(from = 0, to = this.length): string[] {
    return Array.from({ length: to - from }, (_, n) => this.#of(from + n));
  }
}

const texts = (rows: number, prefix: string): readonly string[] =>
  MadeTexts.made(rows, (row) => `${prefix}_${row.toString(32).padStart(20, '0')}`);
const empty = (rows: number): readonly string[] => MadeTexts.made(rows, () => '');
/** Ids are asked for by few figures and take most of the time to write: beyond a million people there are none. */
const idsAtMost = 1_000_000;
const ids = (rows: number, prefix: string, people: number) => (people > idsAtMost ? empty(rows) : texts(rows, prefix));

/** Columns of one value are one array, however many they are. */
const constant = new Map<string, Int32Array>();
function all(rows: number, value: number): Int32Array {
  const column = constant.get(`${rows} ${value}`) ?? new Int32Array(rows).fill(value);
  constant.set(`${rows} ${value}`, column);
  return column;
}
const word = (rows: number, text: string): Words => ({ words: ['', text], codes: all(rows, text === '' ? 0 : 1) });

export interface Epidemic {
  readonly tables: Tables;
  readonly people: number;
  readonly cases: number;
  readonly exposures: number;
}

/** As many people as asked for; about a third of them fall ill. */
export function makeEpidemic(people: number, seed: number): Epidemic {
  const chance = chanceOf(seed);
  const shares = cumulative(drawn);
  const from = new Int32Array(people);
  const to = new Int32Array(people);
  const onset = new Int32Array(people);
  /** Row of the person of each case. */
  const caseOf = new Int32Array(people);
  let rows = 0;
  let cases = 0;
  let edges = 0;
  const addCase = (day: number) => {
    onset[cases] = day;
    caseOf[cases++] = rows++;
  };
  for (let n = 0; rows < people; n++) {
    if (n === cases) addCase(18_000 + Math.floor(chance() * 365));
    const inRow = n < chainLength - 1;
    const draw = chance();
    const infected = inRow ? 1 : shares.findIndex((sum) => draw < sum);
    const source = caseOf[n] ?? 0;
    for (let each = 0; each < infected + wellContacts && rows < people; each++) {
      from[edges] = source;
      to[edges++] = rows;
      if (each < infected) addCase((onset[n] ?? 0) + 1 + Math.floor(chance() * 10));
      else rows++;
    }
  }
  return { people: rows, cases, exposures: edges, tables: tablesOf(rows, cases, edges, from, to, onset, caseOf) };
}

function tablesOf(
  people: number,
  cases: number,
  edges: number,
  from: Int32Array,
  to: Int32Array,
  onset: Int32Array,
  caseOf: Int32Array,
): Tables {
  const known = 18_400 * 1440;
  const none = {
    judgements: tableBuilder(snapshotTables.judgements).finish(),
    interviews: tableBuilder(snapshotTables.interviews).finish(),
    attempts: tableBuilder(snapshotTables.attempts).finish(),
    followUps: tableBuilder(snapshotTables.followUps).finish(),
    checks: tableBuilder(snapshotTables.checks).finish(),
    referrals: tableBuilder(snapshotTables.referrals).finish(),
  };
  const days = onset.subarray(0, cases);
  return {
    ...none,
    people: {
      rows: people,
      columns: {
        person: ids(people, 'person', people),
        sameAs: all(people, noRow),
        jurisdiction: word(people, 'main'),
        language: word(people, 'any'),
        skill: word(people, ''),
      },
    },
    cases: {
      rows: cases,
      columns: {
        person: caseOf.subarray(0, cases),
        disease: word(cases, 'unspecified'),
        case: ids(cases, 'case', people),
        source: word(cases, 'bench'),
        sourceCase: empty(cases),
        ref: empty(cases),
        known: all(cases, known),
        until: all(cases, never),
        registered: all(cases, known),
        stands: all(cases, 1),
        onset: days,
        onsetEstimated: all(cases, 0),
        rash: all(cases, noDay),
        specimen: all(cases, noDay),
        report: days,
        isolated: all(cases, noDay),
        recovered: all(cases, noDay),
        died: all(cases, noDay),
        classification: word(cases, 'confirmed'),
        outcome: word(cases, ''),
        ageBand: word(cases, '30-39'),
        sex: word(cases, 'female'),
        occupation: word(cases, ''),
        hospital: word(cases, ''),
        imported: word(cases, 'no'),
      },
    },
    exposures: {
      rows: edges,
      columns: {
        exposure: ids(edges, 'exposure', people),
        from: from.subarray(0, edges),
        to: to.subarray(0, edges),
        disease: word(edges, 'unspecified'),
        known: all(edges, known),
        until: all(edges, never),
        named: all(edges, known),
        stands: all(edges, 1),
        namedBy: word(edges, 'from'),
        setting: word(edges, 'household'),
        relation: word(edges, ''),
        risk: word(edges, 'high'),
        first: all(edges, noDay),
        last: all(edges, noDay),
        continuing: all(edges, 0),
        event: empty(edges),
      },
    },
  };
}
