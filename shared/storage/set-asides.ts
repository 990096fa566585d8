import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { getItem, put, putOne, queryAll, queryPage } from './dynamo.ts';
import { SetAside } from './intake.ts';
import { keys } from './keys.ts';

/** What was set aside, as whoever works it off reads and changes it. */

export const setAsideKinds = ['case', 'contact'] as const;
export type SetAsideKind = (typeof setAsideKinds)[number];

interface PeopleTable {
  readonly client: DynamoDBClient;
  readonly people: string;
}

/** All of it that nobody has dismissed, the oldest first. */
export async function readSetAsides({ client, people }: PeopleTable): Promise<SetAside[]> {
  const items = await Promise.all(
    setAsideKinds.map((kind) => queryAll(client, people, { pk: keys.setAside(kind, '').pk }, 'consistent')),
  );
  return items
    .flat()
    .map((item) => z.parse(SetAside, item))
    .filter(({ dismissed }) => dismissed === undefined)
    .sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
}

/** Some of one kind, by id, the dismissed among them. */
export async function readSetAsidePage(
  { client, people }: PeopleTable,
  kind: SetAsideKind,
  after: string | undefined,
  limit: number,
): Promise<{ readonly asides: SetAside[]; readonly more: boolean }> {
  const from = after === undefined ? undefined : { ...keys.setAside(kind, after) };
  const { pk } = keys.setAside(kind, '');
  const { items, next } = await queryPage(client, people, { pk }, 'consistent', from, limit);
  return { asides: items.map((item) => z.parse(SetAside, item)), more: next !== undefined };
}

export async function readSetAside({ client, people }: PeopleTable, id: string): Promise<SetAside | undefined> {
  const items = await Promise.all(setAsideKinds.map((kind) => getItem(client, people, keys.setAside(kind, id))));
  const [item] = items.filter((each) => each !== undefined);
  return item && z.parse(SetAside, item);
}

/** Of what was read: not of what came in its place meanwhile, and of nothing that has been worked. */
const asSeen = ({ recordedAt }: SetAside) => ({ is: { recordedAt } }) as const;

const itemOf = (aside: SetAside) => ({ ...aside, ...keys.setAside(aside.kind, aside.id) });

/** Somebody decided that nothing more comes of it. It stays, and stays counted as set aside: that is what became of it. */
export const dismiss = (
  { client, people }: PeopleTable,
  aside: SetAside,
  dismissed: NonNullable<SetAside['dismissed']>,
): Promise<boolean> => putOne(client, people, itemOf({ ...aside, dismissed }), asSeen(aside));

type Sent = NonNullable<SetAside['sentAgain']>;

/** The write that notes that it was sent again; whatever comes of that takes its place. */
export const sentAgainWrite = (people: string, aside: SetAside, sentAgain: Sent): TransactWriteItem =>
  put(people, itemOf({ ...aside, sentAgain }), asSeen(aside));

/** What somebody made of a message that could not be used; with the message as it was, so that nothing is lost. */
const Mended = z.object({
  at: z.string(),
  by: z.string(),
  why: z.string(),
  /** Which fields differ. */
  fields: z.array(z.string()),
  before: z.string(),
  body: z.string(),
});
export type Mended = z.infer<typeof Mended>;

export const mendedWrite = (people: string, id: string, mended: Mended): TransactWriteItem =>
  put(people, { ...mended, ...keys.mended(id, mended.at) }, 'none');

export async function readMended({ client, people }: PeopleTable, id: string): Promise<Mended[]> {
  const items = await queryAll(client, people, { pk: keys.mended(id, '').pk });
  return items.map((item) => z.parse(Mended, item));
}
