import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { CaseFacts } from '../domain/cases/case-facts.ts';
import { JudgedOf, Judgements } from '../domain/graph/judgement.ts';
import { NetworkHead } from '../domain/graph/network.ts';
import type { PersonFile, ToldExposure } from '../domain/graph/person-file.ts';
import { asOne, standsFor } from '../domain/graph/same-person.ts';
import { asRead, getItem, getItems, put, queryAll, queryBetween, remove } from './dynamo.ts';
import { keys } from './keys.ts';
import { StaleRead } from './retry.ts';

/**
 * Networks as they are kept. A person's membership says in which segment they are at home; an edge lies in the home of
 * one of its two people, a case's node in its own. Every change of who is at home where, and of every edge, moves the
 * version of the root's head in the same commit: whoever writes on what they read before is refused, and reads again.
 */

export interface NetworkTables {
  readonly client: DynamoDBClient;
  readonly caseFiles: string;
}

/** Short names: a network of a thousand is read whole, and every byte of it is paid for. */
const EdgeItem = z.object({
  sk: z.string(),
  a: z.string(),
  b: z.string(),
  d: z.string(),
  n: z.enum(['from', 'to']),
  s: z.optional(z.string()),
  r: z.optional(z.string()),
  k: z.optional(z.string()),
  f: z.optional(z.string()),
  l: z.optional(z.string()),
  c: z.optional(z.boolean()),
  i: z.optional(z.string()),
  e: z.optional(z.string()),
  at: z.string(),
  version: z.int(),
});

/** An edge, and the segment it lies in. */
export interface KeptEdge {
  readonly home: string;
  readonly told: ToldExposure;
}

/** An exposure as an edge of a network is stored. @throws Error for what is none. */
export function edgeOf(item: unknown): ToldExposure {
  const { sk, a, b, d, n, s, r, k, f, l, c, i, e, at, version } = z.parse(EdgeItem, item);
  return {
    exposureId: sk.slice('EDGE#'.length),
    from: { person: a },
    to: { person: b },
    disease: d,
    namedBy: n,
    setting: s,
    relation: r,
    risk: k,
    firstExposure: f,
    lastExposure: l,
    continuing: c,
    interviewId: i,
    event: e,
    state: 'stands',
    recordedAt: at,
    version,
  };
}

export function edgeItem(told: ToldExposure): z.infer<typeof EdgeItem> {
  const { exposureId, from, to, disease, namedBy, setting, relation, risk, recordedAt, version } = told;
  const { firstExposure, lastExposure, continuing, interviewId, event } = told;
  const who = { a: from.person, b: to.person, d: disease, n: namedBy };
  const how = { s: setting, r: relation, k: risk, f: firstExposure, l: lastExposure, c: continuing };
  const where = event === undefined ? {} : { i: interviewId, e: event };
  return { sk: `EDGE#${exposureId}`, ...who, ...how, ...where, at: recordedAt, version };
}

const CaseOfNode = z.object({
  caseId: z.string(),
  disease: z.string(),
  facts: CaseFacts,
  source: z.optional(z.string()),
  ref: z.optional(z.string()),
  classification: z.optional(z.string()),
  outcome: z.optional(z.string()),
  ageBand: z.optional(z.string()),
  hospital: z.optional(z.string()),
});

/** What is known of a member besides exposures. */
export const KeptPerson = z.object({
  person: z.string(),
  cases: z.array(CaseOfNode),
  judged: z.array(Judgements),
  judgedOf: z.optional(z.array(JudgedOf)),
});

const NetworkNode = z.extend(KeptPerson, { into: z.optional(z.string()) });

/** A member who is a case, or turned out to be somebody else, as the case files had it when it was last looked at. */
export interface NetworkNode extends Pick<PersonFile, 'person' | 'cases' | 'judged' | 'judgedOf'> {
  /** Who stands for them: it holds the two together as an exposure does. */
  readonly into?: string | undefined;
}

export const Membership = z.object({
  person: z.string(),
  network: z.string(),
  /** As the network's node has them: so a person's file is read in one query. */
  cases: z.optional(z.array(CaseOfNode)),
  version: z.int(),
});
export type Membership = z.infer<typeof Membership>;

const Dirty = z.object({ sk: z.string(), people: z.array(z.string()) });

export interface KeptNode {
  readonly home: string;
  readonly node: NetworkNode;
}

export interface KeptDirty {
  readonly home: string;
  readonly exposureId: string;
  readonly people: readonly string[];
}

/** All that lies in the segments of a network. */
export interface Tree {
  readonly edges: readonly KeptEdge[];
  readonly nodes: readonly KeptNode[];
  readonly dirty: readonly KeptDirty[];
  readonly segments: readonly string[];
}

export async function readMembership(
  { client, caseFiles }: NetworkTables,
  person: string,
): Promise<Membership | undefined> {
  const item = await getItem(client, caseFiles, keys.inNetwork(person));
  return item && z.parse(Membership, item);
}

export async function readMemberships(
  { client, caseFiles }: NetworkTables,
  people: readonly string[],
): Promise<Membership[]> {
  const items = await getItems(client, caseFiles, people.map(keys.inNetwork));
  return items.map((item) => z.parse(Membership, item));
}

export async function readHead(
  { client, caseFiles }: NetworkTables,
  networkId: string,
  read: 'consistent' | 'eventual' = 'consistent',
): Promise<NetworkHead | undefined> {
  const item = await getItem(client, caseFiles, keys.network(networkId), read);
  return item && z.parse(NetworkHead, item);
}

/**
 * The network that this segment belongs to now.
 * @throws StaleRead where it was moved into another meanwhile.
 */
export async function readRoot(tables: NetworkTables, networkId: string): Promise<NetworkHead> {
  const head = await readHead(tables, networkId);
  if (head === undefined) throw new StaleRead('A network was moved meanwhile.');
  return head.into === undefined ? head : readRoot(tables, head.into);
}

export async function readEdge(
  { client, caseFiles }: NetworkTables,
  homes: readonly string[],
  exposureId: string,
): Promise<KeptEdge | undefined> {
  const items = await getItems(
    client,
    caseFiles,
    [...new Set(homes)].map((home) => keys.networkEdge(home, exposureId)),
  );
  const [item] = items;
  return item && { home: String(item.pk).slice('NETWORK#'.length), told: edgeOf(item) };
}

export async function readNode(
  { client, caseFiles }: NetworkTables,
  home: string,
  person: string,
): Promise<NetworkNode | undefined> {
  const item = await getItem(client, caseFiles, keys.networkNode(home, person));
  return item && z.parse(NetworkNode, item);
}

/** Ids are of the letters a to z and the digits 2 to 7, each as often as the other: eight parts of about one size. */
const eighths = ['a', 'e', 'i', 'm', 'q', 'u', 'y'];
const bounds = [
  '!',
  ...eighths.map((letter) => `EDGE#exposure_${letter}`),
  'EDGE#~',
  ...eighths.map((letter) => `NODE#person_${letter}`),
  '~',
];
const ranges = bounds.slice(1).map((last, n): [string, string] => [bounds[n] ?? '!', last]);

/** One segment's own items; of a large one all parts at once, because a query gives 1 MB, one after the other. */
async function readSegment(
  { client, caseFiles }: NetworkTables,
  home: string,
  read: 'consistent' | 'eventual',
  large: boolean,
): Promise<Tree> {
  const pk = `NETWORK#${home}`;
  const parts = large ? ranges.map((range) => queryBetween(client, caseFiles, pk, range, read)) : [];
  const items = large ? (await Promise.all(parts)).flat() : await queryAll(client, caseFiles, { pk }, read);
  const of = (start: string) => items.filter(({ sk }) => typeof sk === 'string' && sk.startsWith(start));
  return {
    edges: of('EDGE#').map((item) => ({ home, told: edgeOf(item) })),
    nodes: of('NODE#').map((item) => ({ home, node: z.parse(NetworkNode, item) })),
    dirty: of('DIRTY#').map((item) => {
      const { sk, people } = z.parse(Dirty, item);
      return { home, exposureId: sk.slice('DIRTY#'.length), people };
    }),
    segments: of('SEGMENT#').map(({ sk }) => String(sk).slice('SEGMENT#'.length)),
  };
}

/** Queries at once. */
const atOnce = 50;
/** People of a network of which each part of a segment is about one page of a query. */
const largeNetwork = 5000;

/** A network whole: its own segment, then those that were appended to it, each level at once. */
export async function readTree(
  tables: NetworkTables,
  root: string,
  read: 'consistent' | 'eventual' = 'eventual',
  people = 0,
): Promise<Tree> {
  const large = people > largeNetwork;
  const parts: Tree[] = [];
  for (let level = [root]; level.length > 0; ) {
    const next: string[] = [];
    for (let from = 0; from < level.length; from += atOnce) {
      const found = await Promise.all(
        level.slice(from, from + atOnce).map((home) => readSegment(tables, home, read, large)),
      );
      parts.push(...found);
      next.push(...found.flatMap(({ segments }) => segments));
    }
    level = next;
  }
  return {
    edges: parts.flatMap(({ edges }) => edges),
    nodes: parts.flatMap(({ nodes }) => nodes),
    dirty: parts.flatMap(({ dirty }) => dirty),
    segments: [root, ...parts.flatMap(({ segments }) => segments)],
  };
}

const shards = 'abcdefghijklmnopqrstuvwxyz234567';

/** Every network there is, without those that became a segment of another. */
export async function readHeads({ client, caseFiles }: NetworkTables): Promise<NetworkHead[]> {
  const pages = await Promise.all([...shards].map((shard) => queryAll(client, caseFiles, { pk: `NETWORKS#${shard}` })));
  return pages
    .flat()
    .map((item) => z.parse(NetworkHead, item))
    .filter(({ into }) => into === undefined);
}

/** The writes that networks are kept by. */
export const networkWrites = (table: string) => ({
  head: (before: NetworkHead | undefined, after: Omit<NetworkHead, 'version'>): TransactWriteItem =>
    put(table, { ...after, version: (before?.version ?? 0) + 1, ...keys.network(after.networkId) }, asRead(before)),
  headGone: (head: NetworkHead): TransactWriteItem => remove(table, keys.network(head.networkId), asRead(head)),
  member: (
    before: Membership | undefined,
    person: string,
    network: string,
    cases: NetworkNode['cases'] | undefined = before?.cases,
  ): TransactWriteItem => {
    const known = cases === undefined || cases.length === 0 ? {} : { cases };
    const version = (before?.version ?? 0) + 1;
    return put(table, { person, network, ...known, version, ...keys.inNetwork(person) }, asRead(before));
  },
  memberGone: (member: Membership): TransactWriteItem => remove(table, keys.inNetwork(member.person), asRead(member)),
  edge: (home: string, told: ToldExposure, before?: { readonly version: number }): TransactWriteItem =>
    put(table, { ...edgeItem(told), ...keys.networkEdge(home, told.exposureId) }, asRead(before)),
  edgeGone: ({ home, told }: KeptEdge): TransactWriteItem =>
    remove(table, keys.networkEdge(home, told.exposureId), { version: told.version }),
  node: (home: string, node: NetworkNode): TransactWriteItem =>
    put(table, { ...node, ...keys.networkNode(home, node.person) }, 'none'),
  nodeGone: (home: string, person: string): TransactWriteItem => remove(table, keys.networkNode(home, person), 'none'),
  segment: (network: string, segment: string): TransactWriteItem =>
    put(table, { ...keys.networkSegment(network, segment) }, 'none'),
  segmentGone: (network: string, segment: string): TransactWriteItem =>
    remove(table, keys.networkSegment(network, segment), 'none'),
  dirty: (home: string, exposureId: string, people: readonly string[], since: string): TransactWriteItem =>
    put(table, { people, since, ...keys.networkDirty(home, exposureId) }, 'none'),
  dirtyGone: ({ home, exposureId }: KeptDirty): TransactWriteItem =>
    remove(table, keys.networkDirty(home, exposureId), 'none'),
});

/** The network of a person as readers see it, a moment late; undefined while they are in none. */
export async function readNetworkOf(tables: NetworkTables, person: string): Promise<NetworkHead | undefined> {
  const item = await getItem(tables.client, tables.caseFiles, keys.inNetwork(person), 'eventual');
  return item && readRootLate(tables, z.parse(Membership, item).network);
}

async function readRootLate(tables: NetworkTables, networkId: string): Promise<NetworkHead | undefined> {
  const head = await readHead(tables, networkId, 'eventual');
  return head?.into === undefined ? head : readRootLate(tables, head.into);
}

/** Everybody of a network as the graph knows them, from what is kept with it, by each of their ids. */
export async function readNetworkFiles(
  tables: NetworkTables,
  { networkId, people }: Pick<NetworkHead, 'networkId' | 'people'>,
  read: 'consistent' | 'eventual' = 'eventual',
): Promise<Map<string, PersonFile>> {
  const { edges, nodes } = await readTree(tables, networkId, read, people);
  const files = new Map<
    string,
    { person: string; exposures: ToldExposure[] } & Pick<PersonFile, 'cases' | 'judged' | 'judgedOf'>
  >();
  const fileOf = (person: string) => {
    const file = files.get(person) ?? { person, cases: [], exposures: [], judged: [] };
    files.set(person, file);
    return file;
  };
  for (const { told } of edges) for (const { person } of [told.from, told.to]) fileOf(person).exposures.push(told);
  for (const { node } of nodes) {
    const { cases, judged, judgedOf } = node;
    Object.assign(fileOf(node.person), { cases, judged, judgedOf });
  }
  const pointers = nodes.flatMap(({ node: { person, into } }) => (into === undefined ? [] : [[person, into] as const]));
  for (const [, into] of pointers) fileOf(into);
  return joined(files, standsFor(new Map(pointers)));
}

function joined(files: ReadonlyMap<string, PersonFile>, nameOf: (id: string) => string): Map<string, PersonFile> {
  const people = Map.groupBy(files.values(), ({ person }) => nameOf(person));
  const found = new Map<string, PersonFile>();
  for (const [name, own] of people) {
    const survivor = files.get(name);
    const others = own.filter(({ person }) => person !== name);
    if (survivor !== undefined) for (const { person } of own) found.set(person, asOne(survivor, others));
  }
  return found;
}
