import { type Refused, refuse } from '../api/problem.ts';
import { inUtc } from '../domain/dates.ts';
import { type DiseaseProfile, profileFor, unspecified } from '../domain/diseases/profile.ts';
import { type ExportAs, type OutbreakData, outbreakData } from '../domain/exports/outbreak-data.ts';
import { endOf, minuteNumber } from '../domain/snapshot/columns.ts';
import { heldAt, outbreakKnown } from '../domain/snapshot/known.ts';
import { type ColumnsOf, snapshotTables } from '../domain/snapshot/tables.ts';
import type { ObjectStore } from '../storage/objects.ts';
import { listSnapshots, openSnapshot, type Snapshot } from '../storage/snapshots.ts';

/** Where the newest snapshot is, and by which profiles links are proposed. */
export interface OutbreakSource {
  readonly store: ObjectStore;
  readonly profiles: () => Promise<readonly DiseaseProfile[]>;
}

export interface WantedOutbreak {
  readonly asOf?: string | undefined;
  readonly known?: string | undefined;
  readonly disease?: string | undefined;
}

export interface OpenedOutbreak {
  readonly asOf: string;
  readonly disease: string;
  readonly profile: DiseaseProfile;
  data(as: Pick<ExportAs, 'pseudonym' | 'shiftDays'>): Promise<OutbreakData>;
}

const wrong = (field: string, problem: string) => refuse('invalid-fields', { fields: [{ field, problem }] });

const columnsIn = <Name extends keyof typeof snapshotTables>(snapshot: Snapshot, name: Name) =>
  snapshot.read(name, Object.keys(snapshotTables[name]) as (keyof ColumnsOf<Name> & string)[]);

/** Opens the snapshot that is wanted, and says of which disease. */
export async function openOutbreak(
  source: OutbreakSource,
  { asOf, known, disease }: WantedOutbreak,
): Promise<OpenedOutbreak | Refused> {
  const newest = asOf === undefined ? (await listSnapshots(source.store)).at(-1) : inUtc(asOf);
  const snapshot = newest === undefined ? undefined : await openSnapshot(source.store, newest);
  if (snapshot === undefined) return refuse('no-snapshot');
  if (known !== undefined && known > snapshot.asOf.slice(0, 10)) return wrong('known', 'lies after the snapshot');
  const minute = Math.min(known === undefined ? Number.POSITIVE_INFINITY : endOf(known), minuteNumber(snapshot.asOf));
  const cases = await columnsIn(snapshot, 'cases');
  const diseases = diseasesIn(cases, minute);
  if (disease === undefined && diseases.length > 1) return wrong('disease', `name one of ${diseases.join(', ')}`);
  const of = disease ?? diseases[0] ?? unspecified;
  const profile = profileFor(of, await source.profiles());
  return {
    asOf: snapshot.asOf,
    disease: of,
    profile,
    async data(as) {
      const [people, exposures, judgements, followUps] = await Promise.all([
        columnsIn(snapshot, 'people'),
        columnsIn(snapshot, 'exposures'),
        columnsIn(snapshot, 'judgements'),
        columnsIn(snapshot, 'followUps'),
      ]);
      const columns = { people, cases, exposures, judgements, followUps };
      const outbreak = outbreakKnown(columns, profile, { disease: of, minute, over: 'links' });
      return outbreakData(outbreak, columns, { disease: of, minute, ...as });
    },
  };
}

function diseasesIn({ disease, stands, known, until }: ColumnsOf<'cases'>, minute: number): string[] {
  const found = new Set<number>();
  for (let row = 0; row < stands.length; row++)
    if (stands[row] === 1 && heldAt(known, until, row, minute)) found.add(disease.codes[row] ?? 0);
  return [...found].map((code) => disease.words[code] ?? '').sort();
}
