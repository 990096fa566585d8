import { type Refused, refuse } from '../../shared/api/problem.ts';
import { type AskedOf, type KnownThen, knownThen } from '../../shared/desk/known-then.ts';
import { inUtc } from '../../shared/domain/dates.ts';
import type { DiseaseProfile } from '../../shared/domain/diseases/profile.ts';
import type { Definition } from '../../shared/domain/metrics/definitions.ts';
import { definitionOf } from '../../shared/domain/metrics/definitions.ts';
import type { DayWindow } from '../../shared/domain/metrics/population.ts';
import { dayNumber } from '../../shared/domain/snapshot/columns.ts';
import { type Asked, type KnownOutbreak, outbreakKnown } from '../../shared/domain/snapshot/known.ts';
import { isRefused } from '../../shared/runtime/http.ts';
import type { ObjectStore } from '../../shared/storage/objects.ts';
import { listSnapshots, openSnapshot, type Snapshot } from '../../shared/storage/snapshots.ts';

/** What is behind every figure: which snapshot, which day's knowledge, which disease. */
export interface Metrics {
  readonly store: ObjectStore;
  readonly profiles: readonly DiseaseProfile[];
  /** Snapshots that were opened, with the columns that were read of them. */
  readonly opened: Map<string, Snapshot>;
}

export interface Asking extends AskedOf {
  readonly asOf?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface Question extends KnownThen {
  readonly snapshot: Snapshot;
  readonly known: string | undefined;
  readonly window: DayWindow;
}

/** Snapshots of which columns are kept in memory: the newest, and one that somebody compares it with. */
const keptOpen = 2;

async function openAsOf({ store, opened }: Metrics, asOf: string | undefined): Promise<Snapshot | undefined> {
  const wanted = asOf === undefined ? (await listSnapshots(store)).at(-1) : inUtc(asOf);
  if (wanted === undefined) return undefined;
  const kept = opened.get(wanted) ?? (await openSnapshot(store, wanted));
  if (kept === undefined) return undefined;
  opened.delete(wanted);
  opened.set(wanted, kept);
  for (const oldest of [...opened.keys()].slice(0, -keptOpen)) opened.delete(oldest);
  return kept;
}

export async function read(metrics: Metrics, asking: Asking): Promise<Question | Refused> {
  const snapshot = await openAsOf(metrics, asking.asOf);
  if (snapshot === undefined) return refuse('no-snapshot');
  const then = await knownThen(snapshot, asking, metrics.profiles);
  if (isRefused(then)) return then;
  return {
    snapshot,
    ...then,
    known: asking.known,
    window: {
      from: asking.from === undefined ? undefined : dayNumber(asking.from),
      to: asking.to === undefined ? undefined : dayNumber(asking.to),
    },
  };
}

/** The outbreaks that were asked for last, by snapshot: whoever looks at one figure looks at the next one too. */
const outbreaks = new WeakMap<Snapshot, Map<string, Promise<KnownOutbreak>>>();

/** The cases and links of a question, as they were known then. */
export function outbreakOf(question: Question, over: Asked['over']): Promise<KnownOutbreak> {
  const { snapshot, profile, disease, minute } = question;
  const kept = outbreaks.get(snapshot) ?? new Map<string, Promise<KnownOutbreak>>();
  outbreaks.set(snapshot, kept);
  const key = JSON.stringify([disease, minute, over, profile]);
  const found = kept.get(key) ?? computeOutbreak(question, over);
  kept.delete(key);
  kept.set(key, found);
  found.catch(() => kept.delete(key));
  for (const oldest of [...kept.keys()].slice(0, -keptOpen)) kept.delete(oldest);
  return found;
}

async function computeOutbreak(question: Question, over: Asked['over']): Promise<KnownOutbreak> {
  const { snapshot, profile, disease, minute } = question;
  const [people, cases, exposures, judgements] = await Promise.all([
    snapshot.read('people', ['sameAs']),
    snapshot.read('cases', [
      'person',
      'disease',
      'known',
      'until',
      'stands',
      'onset',
      'rash',
      'specimen',
      'report',
      'recovered',
      'died',
      'imported',
    ]),
    snapshot.read('exposures', ['from', 'to', 'disease', 'known', 'until', 'stands', 'first', 'last', 'continuing']),
    snapshot.read('judgements', ['from', 'to', 'disease', 'known', 'until', 'state', 'preferred']),
  ]);
  return outbreakKnown({ people, cases, exposures, judgements }, profile, { disease, minute, over });
}

/** What every answer begins with. */
export const answered = (
  { snapshot, known, disease }: Question,
  definition: Definition,
  parameters: Readonly<Record<string, string | undefined>>,
) => ({
  asOf: snapshot.asOf,
  ...(known === undefined ? {} : { known }),
  disease,
  parameters: Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ),
  definition: definitionOf(definition),
});

/** A number that the data do not give is told as null. */
export const orNull = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) ? null : value;
