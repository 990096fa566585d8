import type { HeldTaskView } from '../api/my-task.ts';
import { askForNumber, needsNumber } from '../domain/calls/number-wanted.ts';
import type { Task } from '../domain/calls/task.ts';
import type { Exposure } from '../domain/cases/exposure.ts';
import { namedIn } from '../domain/cases/exposure.ts';
import type { Name } from '../domain/people/name.ts';
import type { ProtocolLanguage } from '../domain/protocols/written-protocol.ts';
import { readTask } from '../storage/call-queue.ts';
import { readNamings } from '../storage/exposures.ts';
import { type InterviewTables, readInterview, readWords } from '../storage/interviews.ts';
import { readNumbersAsked } from '../storage/numbers-asked.ts';

type Wanted = HeldTaskView['numbersWanted'][number];

export interface Desk extends InterviewTables {
  readonly callQueue: string;
}

/**
 * Those whom the person on the phone named, who are to be called, and of whom no number is left. It is looked at anew
 * with every screen, so that nothing has to be told to the namer's task when a number dies or is found. Their names are
 * shown as the namer said them; nothing else is known of them here.
 */
export async function readNumbersWanted(
  desk: Desk,
  { personId, alsoKnownAs = [] }: Pick<Task, 'personId' | 'alsoKnownAs'>,
  language: ProtocolLanguage,
): Promise<{ readonly personId: string; readonly wanted: Wanted }[]> {
  const ids = [personId, ...alsoKnownAs];
  const files = { client: desk.client, table: desk.caseFiles };
  const named = (await Promise.all(ids.map((id) => readNamings(files, id)))).flat();
  const lost = await Promise.all(named.filter(({ state }) => state === 'stands').map((each) => lostIn(desk, each)));
  const [first, ...others] = lost.flat();
  if (first === undefined) return [];
  const asked = (await Promise.all(ids.map((id) => readNumbersAsked(files, id)))).flat();
  const knewNone = new Set(asked.flatMap(({ exposureId, knew }) => (knew ? [] : [exposureId])));
  const open = [first, ...others].filter(({ exposure }) => !knewNone.has(exposure.exposureId));
  const found = await Promise.all(
    open.map(async ({ personId: lostOne, exposure }) => {
      const name = await nameSaid(desk, exposure);
      if (name === undefined) return [];
      const words = askForNumber(name)[language];
      return [{ personId: lostOne, wanted: { wanted: exposure.exposureId, name, words } }];
    }),
  );
  return found.flat();
}

async function lostIn({ client, callQueue }: Desk, exposure: Exposure) {
  const task = await readTask({ client, table: callQueue }, namedIn(exposure), 'eventual');
  return task !== undefined && needsNumber(task) ? [{ personId: task.personId, exposure }] : [];
}

async function nameSaid(desk: Desk, { interviewId, contactKey }: Exposure): Promise<Name | undefined> {
  const file = await readInterview(desk, interviewId);
  const pointer = file?.contacts.find(({ key }) => key === contactKey);
  const words = pointer && (await readWords(desk, interviewId, pointer.since, pointer.chunk));
  return words?.contacts.find(({ key }) => key === contactKey)?.name;
}
