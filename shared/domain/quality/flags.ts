import type { OutbreakData } from '../exports/outbreak-data.ts';
import { cyclesIn } from '../graph/shape.ts';
import { noDay } from '../snapshot/columns.ts';

/**
 * What a person should look at before anybody believes the figures: edges and cases that contradict each other, or what
 * is known of the disease. Nothing is mended by rule; each is dismissed or fixed by somebody, with the reason.
 */
export const flagKinds = [
  'negative-serial-interval',
  'serial-interval-too-long',
  'self-edge',
  'cycle',
  'several-sources',
  'source-is-no-case',
  'duplicate-edge',
  'onset-after-report',
] as const;
export type FlagKind = (typeof flagKinds)[number];

export const flagMeanings: Readonly<Record<FlagKind, string>> = {
  'negative-serial-interval': 'The one infected fell ill before the source did.',
  'serial-interval-too-long': 'More days lie between the onsets than the profile of the disease allows.',
  'self-edge': 'An exposure of somebody by themselves: perhaps two people were made one.',
  cycle: 'From each of these people links lead back to themselves.',
  'several-sources': 'Several sources of one case, and none is preferred.',
  'source-is-no-case': 'An exposure by somebody who is no case of this disease.',
  'duplicate-edge': 'The same two people more than once on the same days.',
  'onset-after-report': 'The illness began after it was reported.',
};

export interface Flag {
  readonly kind: FlagKind;
  /** Those it is about: of an edge the source first. */
  readonly people: readonly string[];
  /** Of a serial interval. */
  readonly days?: number;
}

/** @param greatest days; the longest serial interval that the disease allows */
export function flagsOf(data: OutbreakData, greatest: number | undefined): Flag[] {
  return [...linkFlags(data, greatest), ...contactFlags(data), ...caseFlags(data)];
}

function linkFlags(data: OutbreakData, greatest: number | undefined): Flag[] {
  const flags: Flag[] = [];
  const sources = new Map<string, { readonly from: string[]; preferred: boolean }>();
  const edges: { readonly from: string; readonly to: string }[] = [];
  for (let n = 0; n < data.links; n++) {
    const { from, to, preferred } = data.linkRow(n);
    const ends = data.ends(n);
    const [first, second] = [data.onsetDay(ends.from), data.onsetDay(ends.to)];
    const days = second - first;
    const isDated = first !== noDay && second !== noDay;
    if (isDated && days < 0) flags.push({ kind: 'negative-serial-interval', people: [from, to], days });
    if (isDated && greatest !== undefined && days > greatest)
      flags.push({ kind: 'serial-interval-too-long', people: [from, to], days });
    const known = sources.get(to) ?? { from: [], preferred: false };
    known.from.push(from);
    known.preferred ||= preferred;
    sources.set(to, known);
    edges.push({ from, to });
  }
  for (const [to, { from, preferred }] of sources)
    if (from.length > 1 && !preferred) flags.push({ kind: 'several-sources', people: [...from.sort(), to] });
  return [...flags, ...cyclesIn(edges).map((people) => ({ kind: 'cycle' as const, people }))];
}

function contactFlags(data: OutbreakData): Flag[] {
  const cases = new Set(Array.from({ length: data.cases }, (_, n) => data.caseRow(n).id));
  const met = new Set<string>();
  const flags = new Map<string, Flag>();
  const raise = (kind: FlagKind, ...people: string[]) => flags.set(`${kind} ${people.join(' ')}`, { kind, people });
  for (const person of data.selfExposed) raise('self-edge', person);
  for (let n = 0; n < data.contacts; n++) {
    const { from, to, first = '', last = '' } = data.contactRow(n);
    const edge = [from, to, first, last].join(' ');
    if (!cases.has(from)) raise('source-is-no-case', from, to);
    if (met.has(edge)) raise('duplicate-edge', from, to);
    met.add(edge);
  }
  return [...flags.values()];
}

function caseFlags(data: OutbreakData): Flag[] {
  const flags: Flag[] = [];
  for (let n = 0; n < data.cases; n++) {
    const { id, onset, report } = data.caseRow(n);
    if (onset !== undefined && report !== undefined && onset > report)
      flags.push({ kind: 'onset-after-report', people: [id] });
  }
  return flags;
}
