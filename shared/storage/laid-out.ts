import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import * as z from 'zod/mini';
import type { Edge } from '../domain/graph/edges.ts';
import type { LaidEdges, LaidOut, LaidPerson, Records } from '../domain/graph/laid-out.ts';
import type { ToldExposure } from '../domain/graph/person-file.ts';
import { edgeItem, edgeOf, KeptPerson } from './networks.ts';
import type { ObjectStore } from './objects.ts';

/**
 * Large networks as they were laid out, one file each: a line that says what follows, then numbers, then JSON of each person,
 * exposure and link. Whoever reads one unpacks some 40 MB, and parses what is shown.
 */

const pack = promisify(gzip);
const unpack = promisify(gunzip);
/** Bytes that come out of either at once: they are put together again. */
const chunkSize = 2 ** 22;

/** Of a network as it was read once. */
export interface Reading {
  readonly networkId: string;
  /** Names the version that was read, and the rules that links were proposed by. */
  readonly reading: string;
}

const nameOf = ({ networkId, reading }: Reading): string => `networks/v1/${networkId}/${reading}.gz`;

const Header = z.object({
  people: z.int(),
  exposures: z.int(),
  links: z.int(),
  exposureDays: z.array(z.string()),
  linkDays: z.array(z.string()),
  fromOutside: z.int(),
  toOutside: z.int(),
  /** Ids of people, in order; then those who are known by others too. */
  ids: z.array(z.string()),
  alsoKnownAs: z.array(z.tuple([z.string(), z.int()])),
});

const PersonRecord = z.extend(KeptPerson, {
  alsoKnownAs: z.optional(z.array(z.string())),
  generations: z.record(z.string(), z.int()),
});

const LinkRecord = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  disease: z.string(),
  state: z.enum(['proposed', 'confirmed']),
  preferred: z.boolean(),
  judged: z.optional(z.object({ by: z.string(), at: z.string() })),
  /** Numbers of those it rests on. */
  exposures: z.array(z.int()),
});

export async function writeLaidOut(store: ObjectStore, reading: Reading, laid: LaidOut): Promise<void> {
  const { ids, people, exposures, links, cases, outside, numbers, fromOutside, toOutside } = laid;
  const header: z.infer<typeof Header> = {
    people: people.length,
    exposures: exposures.known.length,
    links: links.known.length,
    exposureDays: [...exposures.dayNames],
    linkDays: [...links.dayNames],
    fromOutside,
    toOutside,
    ids: [...ids],
    alsoKnownAs: [...numbers].filter(([id, n]) => ids[n] !== id),
  };
  const exposureNumbers = new Map([...all(exposures.known)].map(({ exposureId }, n) => [exposureId, n]));
  const linkRecord = (link: Edge) => ({
    ...link,
    exposures: link.exposures.map(({ exposureId }) => exposureNumbers.get(exposureId) ?? 0),
  });
  const lines = [
    ...[...all(people)].map((each) => JSON.stringify(each)),
    ...[...all(exposures.known)].map((each) => JSON.stringify(edgeItem(each))),
    ...[...all(links.known)].map((each) => JSON.stringify(linkRecord(each))),
  ];
  const written = lines.map((line) => Buffer.from(line));
  let end = 0;
  const ends = Int32Array.from(written, ({ length }) => {
    end += length;
    return end;
  });
  const columns = [ends, ...[exposures, links].flatMap(({ from, to, days }) => [from, to, days])];
  const numberBytes = columns.map(({ buffer }) => Buffer.from(buffer));
  const parts = [Buffer.from(`${JSON.stringify(header)}\n`), ...numberBytes, cases, outside, ...written];
  await store.put(nameOf(reading), await pack(Buffer.concat(parts), { level: 1, chunkSize }));
}

function* all<Known>(records: Records<Known>): Generator<Known> {
  for (let n = 0; n < records.length; n++) yield records.get(n);
}

/** Undefined where that reading was not kept, or is kept no more. */
export async function readLaidOut(store: ObjectStore, reading: Reading): Promise<LaidOut | undefined> {
  const packed = await store.get(nameOf(reading));
  if (packed === undefined) return undefined;
  const file = await unpack(packed, { chunkSize });
  const headerEnd = file.indexOf('\n') + 1;
  const header = z.parse(Header, JSON.parse(file.toString('utf8', 0, headerEnd)));
  const { people, exposures, links } = header;
  const count = people + exposures + links;
  const casesFrom = headerEnd + 4 * (count + 3 * (exposures + links));
  const takeNumbers = columnsIn(file.subarray(headerEnd, casesFrom));
  const lines = recordsIn(file.subarray(casesFrom + 2 * people), takeNumbers(count));
  const told = records(exposures, (n): ToldExposure => edgeOf(lines(people + n)));
  return {
    exposures: edges(exposures, header.exposureDays, told),
    links: edges(
      links,
      header.linkDays,
      records(links, (n): Edge => {
        const { exposures: rests, ...link } = z.parse(LinkRecord, lines(people + exposures + n));
        return { ...link, kind: 'link', exposures: rests.map(told.get) };
      }),
    ),
    cases: new Uint8Array(file.subarray(casesFrom, casesFrom + people)),
    outside: new Uint8Array(file.subarray(casesFrom + people, casesFrom + 2 * people)),
    ids: header.ids,
    people: records(people, (n): LaidPerson => z.parse(PersonRecord, lines(n))),
    numbers: new Map([...header.ids.map((id, n): [string, number] => [id, n]), ...header.alsoKnownAs]),
    fromOutside: header.fromOutside,
    toOutside: header.toOutside,
  };

  function edges<Known>(count: number, dayNames: readonly string[], known: Records<Known>): LaidEdges<Known> {
    return { from: takeNumbers(count), to: takeNumbers(count), days: takeNumbers(count), dayNames, known };
  }
}

const records = <Known>(length: number, get: (n: number) => Known): Records<Known> => ({ length, get });

/** Takes columns of numbers one after the other. */
function columnsIn(bytes: Uint8Array): (count: number) => Int32Array {
  const whole = new Uint8Array(bytes).buffer;
  let from = 0;
  return (count) => {
    const column = new Int32Array(whole, from, count);
    from += 4 * count;
    return column;
  };
}

/** `ends`: of each line, how far into the file it goes. */
const recordsIn =
  (file: Buffer, ends: Int32Array) =>
  (n: number): unknown =>
    JSON.parse(file.toString('utf8', n === 0 ? 0 : ends[n - 1], ends[n]));
