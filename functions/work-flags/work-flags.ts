import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { FlagsQuery, FlagsResponse, FlagView, WorkFlagRequest } from '../../shared/api/flags.ts';
import { type Refused, refuse } from '../../shared/api/problem.ts';
import { type OutbreakSource, openOutbreak } from '../../shared/desk/open-outbreak.ts';
import type { OutbreakData } from '../../shared/domain/exports/outbreak-data.ts';
import { type Flag, flagMeanings, flagsOf } from '../../shared/domain/quality/flags.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import { deriveId } from '../../shared/runtime/ids.ts';
import { type FlagWord, readFlagWord, readFlagWords, writeFlagWord } from '../../shared/storage/flags.ts';
import { type Pause, untilFresh } from '../../shared/storage/retry.ts';

export interface Flagging extends OutbreakSource {
  readonly client: DynamoDBClient;
  readonly caseFiles: string;
  readonly clock: Clock;
  readonly pause: Pause;
}

const pageSize = 200;

interface Found {
  readonly asOf: string;
  readonly disease: string;
  readonly data: OutbreakData;
  readonly flags: readonly (Flag & { readonly flag: string })[];
}

/** Every flag of the newest snapshot; its id is what it is about, so that it is the same one in the next. */
async function findFlags(flagging: Flagging, disease: string | undefined): Promise<Found | Refused> {
  const opened = await openOutbreak(flagging, { disease });
  if ('refused' in opened) return opened;
  const data = await opened.data({ pseudonym: (person) => person, shiftDays: 0 });
  const flags = flagsOf(data, opened.profile.greatestSerialInterval).map((flag) => ({
    ...flag,
    flag: deriveId('flag', opened.disease, flag.kind, ...flag.people),
  }));
  return { asOf: opened.asOf, disease: opened.disease, data, flags };
}

/** Fixed, but a snapshot of after that still shows it: open again. */
const stateOf = (word: FlagWord | undefined, asOf: string): FlagView['state'] =>
  word === undefined || (word.state === 'fixed' && asOf > word.at) ? 'open' : word.state;

/** The flags without the numbers of their people, which are looked up for those that are shown. */
function viewOf(flag: Found['flags'][number], word: FlagWord | undefined, asOf: string): FlagView {
  const said = word === undefined ? {} : { by: word.by, at: word.at, why: word.why };
  const { people, ...rest } = flag;
  const state = stateOf(word, asOf);
  return { ...rest, people: [...people], refs: {}, meaning: flagMeanings[flag.kind], state, ...said };
}

function withRefs(data: OutbreakData, flags: readonly FlagView[]): FlagView[] {
  const wanted = new Set(flags.flatMap(({ people }) => people));
  const refs = new Map<string, string>();
  for (let n = 0; n < data.cases; n++) {
    const { person, ref } = data.linkageRow(n);
    if (ref !== '' && wanted.has(person)) refs.set(person, ref);
  }
  return flags.map((flag) => ({
    ...flag,
    refs: Object.fromEntries(
      flag.people.flatMap((person) => (refs.has(person) ? [[person, refs.get(person) ?? '']] : [])),
    ),
  }));
}

export async function listFlags(
  flagging: Flagging,
  { disease, kind, state = 'open', cursor = '0' }: FlagsQuery,
): Promise<FlagsResponse | Refused> {
  const found = await findFlags(flagging, disease);
  if ('refused' in found) return found;
  const words = await readFlagWords(flagging, found.disease);
  const all = found.flags
    .map((flag) => viewOf(flag, words.get(flag.flag), found.asOf))
    .filter((flag) => flag.state === state);
  const wanted = all.filter((flag) => kind === undefined || flag.kind === kind);
  const from = Number(cursor);
  const counts: Record<string, number> = {};
  for (const each of all) counts[each.kind] = (counts[each.kind] ?? 0) + 1;
  return {
    asOf: found.asOf,
    disease: found.disease,
    counts,
    flags: withRefs(found.data, wanted.slice(from, from + pageSize)),
    ...(from + pageSize < wanted.length ? { cursor: String(from + pageSize) } : {}),
  };
}

/** Keeps what somebody says of a flag that the newest snapshot has. */
export async function workFlag(
  flagging: Flagging,
  by: string,
  flag: string,
  { disease, state, why }: WorkFlagRequest,
): Promise<FlagView | Refused> {
  const found = await findFlags(flagging, disease);
  if ('refused' in found) return found;
  const raised = found.flags.find((each) => each.flag === flag);
  if (raised === undefined) return refuse('no-such-flag');
  const view = await untilFresh(flagging.pause, async () => {
    const before = await readFlagWord(flagging, found.disease, flag);
    const word = { flag, state, by, at: flagging.clock(), why };
    await writeFlagWord(flagging, found.disease, before, word);
    return viewOf(raised, { ...word, version: 0 }, found.asOf);
  });
  return withRefs(found.data, [view])[0] ?? view;
}
