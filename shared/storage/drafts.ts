import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { put, queryAll, remove, writeTogether } from './dynamo.ts';
import { keys } from './keys.ts';
import type { Item } from './read-page.ts';

/**
 * What an operator has written down of a call before it is finished. It is kept for the person, so that whoever holds
 * them next goes on with it; it survives the claim, and goes with the finish that takes it up. The text is whatever the
 * screen sends: it may name anybody, so it is kept with identities.
 */

const Head = z.object({
  personId: z.string(),
  operator: z.string(),
  epoch: z.int(),
  savedAt: z.string(),
  /** The claim was somebody else's by then. */
  late: z.boolean(),
  parts: z.int(),
  text: z.string(),
});
const Part = z.object({ operator: z.string(), n: z.int(), text: z.string() });

export interface Draft extends Omit<z.infer<typeof Head>, 'parts'> {
  readonly parts: number;
}

export interface DraftTables {
  readonly client: DynamoDBClient;
  readonly people: string;
  readonly desk: string;
}

/** Characters of one item: at most three bytes each, and an item takes 400 KB. */
const inPart = 120_000;

/** Everybody's drafts about a person, each whole. */
export async function readDrafts(
  { client, people }: Pick<DraftTables, 'client' | 'people'>,
  personId: string,
): Promise<Draft[]> {
  const items = await queryAll(client, people, { pk: `PERSON#${personId}`, startsWith: 'DRAFT#' }, 'consistent');
  const parts = items.flatMap((item) => {
    const part = z.safeParse(Part, item);
    return part.success ? [part.data] : [];
  });
  return items.flatMap((item) => wholeOf(item, parts));
}

function wholeOf(item: Item, parts: readonly z.infer<typeof Part>[]): Draft[] {
  const head = z.safeParse(Head, item);
  if (!head.success) return [];
  const rest = parts.filter(({ operator, n }) => operator === head.data.operator && n < head.data.parts);
  const text = [head.data.text, ...rest.sort((a, b) => a.n - b.n).map((part) => part.text)].join('');
  return [{ ...head.data, text }];
}

/** Cuts a text, never through the middle of a character that takes two units of it. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length || parts.length === 0; ) {
    const isHalf = /[\uD800-\uDBFF]/.test(text.charAt(from + inPart - 1));
    const to = from + (isHalf ? inPart - 1 : inPart);
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts;
}

/** Saves a draft in place of the operator's earlier one. `before` is what was read of it. */
export async function saveDraft(
  { client, people, desk }: DraftTables,
  before: Draft | undefined,
  draft: Omit<Draft, 'parts'>,
): Promise<void> {
  const { personId, operator, savedAt } = draft;
  const [first = '', ...more] = partsOf(draft.text);
  const parts = more.length + 1;
  const gone = Array.from({ length: Math.max(0, (before?.parts ?? 1) - parts) }, (_, n) => parts + n);
  await writeTogether(client, [
    put(people, { ...draft, text: first, parts, ...keys.draft(personId, operator) }, 'none'),
    ...more.map((text, n) =>
      put(people, { operator, n: n + 1, text, ...keys.draft(personId, operator, n + 1) }, 'none'),
    ),
    ...gone.map((n) => remove(people, keys.draft(personId, operator, n), 'none')),
    // Their own list of what is unfinished, without a word of it.
    ...(before === undefined ? [put(desk, { personId, savedAt, ...keys.drafted(operator, personId) }, 'none')] : []),
  ]);
}

/** The writes that take a draft away, for the commit that makes it unneeded. */
export const draftGone = (
  { people, desk }: Pick<DraftTables, 'people' | 'desk'>,
  { personId, operator, parts }: Draft,
): TransactWriteItem[] => [
  ...Array.from({ length: parts }, (_, n) => remove(people, keys.draft(personId, operator, n), 'none')),
  remove(desk, keys.drafted(operator, personId), 'none'),
];
