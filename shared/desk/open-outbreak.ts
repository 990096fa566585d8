import { type Refused, refuse } from '../api/problem.ts';
import { inUtc } from '../domain/dates.ts';
import type { DiseaseProfile } from '../domain/diseases/profile.ts';
import { type ExportAs, type OutbreakData, outbreakData } from '../domain/exports/outbreak-data.ts';
import { outbreakKnown } from '../domain/snapshot/known.ts';
import { type ColumnsOf, snapshotTables } from '../domain/snapshot/tables.ts';
import { isRefused } from '../runtime/http.ts';
import type { ObjectStore } from '../storage/objects.ts';
import { listSnapshots, openSnapshot, type Snapshot } from '../storage/snapshots.ts';
import { type AskedOf, knownThen } from './known-then.ts';

/** Where the newest snapshot is, and by which profiles links are proposed. */
export interface OutbreakSource {
  readonly store: ObjectStore;
  readonly profiles: () => Promise<readonly DiseaseProfile[]>;
}

export interface WantedOutbreak extends AskedOf {
  readonly asOf?: string | undefined;
}

export interface OpenedOutbreak {
  readonly asOf: string;
  readonly disease: string;
  readonly profile: DiseaseProfile;
  data(as: Pick<ExportAs, 'pseudonym' | 'shiftDays' | 'window'>): Promise<OutbreakData>;
}

const columnsIn = <Name extends keyof typeof snapshotTables>(snapshot: Snapshot, name: Name) =>
  snapshot.read(name, Object.keys(snapshotTables[name]) as (keyof ColumnsOf<Name> & string)[]);

/** Opens the snapshot that is wanted, and says of which disease. */
export async function openOutbreak(
  source: OutbreakSource,
  { asOf, ...asked }: WantedOutbreak,
): Promise<OpenedOutbreak | Refused> {
  const newest = asOf === undefined ? (await listSnapshots(source.store)).at(-1) : inUtc(asOf);
  const snapshot = newest === undefined ? undefined : await openSnapshot(source.store, newest);
  if (snapshot === undefined) return refuse('no-snapshot');
  const then = await knownThen(snapshot, asked, await source.profiles());
  if (isRefused(then)) return then;
  const { profile, minute } = then;
  return {
    asOf: snapshot.asOf,
    disease: then.disease,
    profile,
    async data(as) {
      const [people, cases, exposures, judgements, followUps] = await Promise.all([
        columnsIn(snapshot, 'people'),
        columnsIn(snapshot, 'cases'),
        columnsIn(snapshot, 'exposures'),
        columnsIn(snapshot, 'judgements'),
        columnsIn(snapshot, 'followUps'),
      ]);
      const columns = { people, cases, exposures, judgements, followUps };
      const of = { disease: then.disease, minute };
      const outbreak = outbreakKnown(columns, profile, { ...of, over: 'links' });
      return outbreakData(outbreak, columns, { ...of, ...as });
    },
  };
}
