import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { taken } from '../domain/cases/ledger.ts';
import { Day } from '../domain/dates.ts';
import { StayAtHome } from '../domain/diseases/isolation.ts';
import { Answer } from '../domain/protocols/answer.ts';
import type { Answers } from '../domain/protocols/condition.ts';
import { ContactKey, KeptContact, Naming } from '../domain/protocols/interview.ts';
import { EventFile } from '../domain/protocols/protocol.ts';
import { getItem, put } from './dynamo.ts';
import { keys } from './keys.ts';

/**
 * An interview in two halves under one version: analytic answers and the list of contact keys in `CaseFiles`, the words
 * (identifying answers, contacts as named) in `People`. Both are written with the attempt, or none is.
 */

/** Where a contact's row is, and the version of the interview that last changed it. */
const ContactPointer = z.object({
  key: ContactKey,
  direction: z.enum(['exposed', 'source']),
  since: z.int(),
  chunk: z.int(),
});
export type ContactPointer = z.infer<typeof ContactPointer>;

export const InterviewFile = z.object({
  interviewId: z.string(),
  personId: z.string(),
  caseId: z.optional(z.string()),
  disease: z.string(),
  source: z.optional(z.string()),
  ref: z.optional(z.string()),
  outcome: z.enum(['completed', 'partial']),
  protocol: z.object({ id: z.string(), version: z.int() }),
  answers: z.record(z.string(), Answer),
  /** Places and occasions without their names, which are among the words. */
  events: z._default(z.array(EventFile), []),
  naming: z.optional(Naming),
  unknownPeople: z.optional(z.number()),
  /** Those who are named may be told who named them, unless their row says otherwise. */
  mayBeTold: z.optional(z.boolean()),
  /** Days at home as computed from what was known, and as they were told. */
  stayAtHome: z.optional(z.extend(StayAtHome, { told: z.optional(z.union([Day, z.literal('recovery')])) })),
  contacts: z.array(ContactPointer),
  /** How many different contact keys any version had: each is accounted for once. */
  everNamed: z.int(),
  /** Rows that an earlier version had and this one has not. */
  takenBack: z.array(z.object({ key: ContactKey, direction: z.enum(['exposed', 'source']) })),
  version: z.int(),
  operator: z.string(),
  recordedAt: z.string(),
});
export type InterviewFile = z.infer<typeof InterviewFile>;

const Words = z.object({ answers: z.optional(z.record(z.string(), Answer)), contacts: z.array(KeptContact) });
export type Words = z.infer<typeof Words>;

export interface InterviewTables {
  readonly client: DynamoDBClient;
  readonly people: string;
  readonly caseFiles: string;
}

export async function readInterview(
  { client, caseFiles }: Pick<InterviewTables, 'client' | 'caseFiles'>,
  interviewId: string,
): Promise<InterviewFile | undefined> {
  const item = await getItem(client, caseFiles, keys.interview(interviewId));
  return item && z.parse(InterviewFile, item);
}

/** The words of one chunk: small enough that finding one contact's row reads little. */
export async function readWords(
  { client, people }: Pick<InterviewTables, 'client' | 'people'>,
  interviewId: string,
  version: number,
  chunk: number,
): Promise<Words | undefined> {
  const item = await getItem(client, people, keys.words(interviewId, version, chunk));
  return item && z.parse(Words, item);
}

/**
 * Every answer of an interview's newest version, those that identify among them. Chunks are read until there is no
 * more: most interviews have one.
 */
export async function readAnswers(tables: InterviewTables, file: InterviewFile): Promise<Answers> {
  const { interviewId, version, answers } = file;
  const words: Words[] = [];
  for (let chunk = 0; ; chunk++) {
    const next = await readWords(tables, interviewId, version, chunk);
    if (next === undefined) break;
    words.push(next);
  }
  return Object.assign({}, answers, ...words.map((each) => each.answers ?? {}));
}

/** Every row of an interview, as it was last changed. */
export async function readRows(tables: InterviewTables, file: InterviewFile): Promise<Map<string, KeptContact>> {
  const { interviewId, contacts } = file;
  const chunks = new Map(contacts.map(({ since, chunk }) => [`${since}/${chunk}`, { since, chunk }] as const));
  const read = await Promise.all(
    [...chunks].map(async ([place, { since, chunk }]) => ({
      place,
      words: await readWords(tables, interviewId, since, chunk),
    })),
  );
  const rows = new Map(
    read.flatMap(({ place, words }) => words?.contacts.map((row) => [`${place}/${row.key}`, row] as const) ?? []),
  );
  return new Map(
    contacts.flatMap(({ key, since, chunk }) => {
      const row = rows.get(`${since}/${chunk}/${key}`);
      return row === undefined ? [] : [[key, row] as const];
    }),
  );
}

/** Contacts in one item of words: a row is a few hundred bytes, and reading one of them reads its chunk. */
const contactsInChunk = 10;
/** Bytes of words in one item; DynamoDB takes 400 KB, and names of attributes count too. */
const bytesInChunk = 280_000;

/**
 * Cuts an interview's words into items below DynamoDB's limit; an interview without words has none. Answers share an
 * item with contacts where both fit, as they nearly always do.
 */
export function chunkWords(answers: Readonly<Record<string, Answer>>, contacts: readonly KeptContact[]): Words[] {
  const words = Array.from(
    { length: Math.ceil(contacts.length / contactsInChunk) },
    (_, n): Words => ({
      contacts: contacts.slice(n * contactsInChunk, (n + 1) * contactsInChunk),
    }),
  );
  for (const part of chunkAnswers(answers)) {
    const room = words.find((chunk) => chunk.answers === undefined && bytesOf([chunk, part]) <= bytesInChunk);
    if (room === undefined) words.push({ answers: part, contacts: [] });
    else room.answers = part;
  }
  return words;
}

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

function chunkAnswers(answers: Readonly<Record<string, Answer>>): Record<string, Answer>[] {
  const parts: Record<string, Answer>[] = [];
  let bytes = bytesInChunk;
  for (const [name, answer] of Object.entries(answers)) {
    const size = bytesOf([name, answer]);
    if (bytes + size > bytesInChunk) {
      parts.push({});
      bytes = 0;
    }
    Object.assign(parts.at(-1) ?? {}, { [name]: answer });
    bytes += size;
  }
  return parts;
}

/** The chunk in which `chunkWords` puts the contact of this position. */
export const chunkOf = (position: number): number => Math.floor(position / contactsInChunk);

/** The writes of an interview's next version, guarded by the one before, which is kept. */
export function interviewWrites(
  { people, caseFiles }: Pick<InterviewTables, 'people' | 'caseFiles'>,
  before: InterviewFile | undefined,
  after: InterviewFile,
  words: readonly Words[],
): TransactWriteItem[] {
  const { interviewId, version, recordedAt } = after;
  const guard = before === undefined ? 'absent' : { version: before.version };
  const ledger = taken('contact', after.everNamed);
  return [
    put(caseFiles, { ...after, ledger, ...keys.interview(interviewId) }, guard),
    ...(before === undefined
      ? []
      : [put(caseFiles, { ...before, ...keys.interviewVersion(interviewId, before.version) }, 'none')]),
    ...words.map((chunk, n) => put(people, { ...chunk, recordedAt, ...keys.words(interviewId, version, n) }, 'none')),
  ];
}
