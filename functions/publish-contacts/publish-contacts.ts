import * as z from 'zod/mini';
import { isImported, namedIn } from '../../shared/domain/cases/exposure.ts';
import { isPractice } from '../../shared/domain/desk/practice.ts';
import { type NamingMessage, namingMessageSchema } from '../../shared/messages/naming-message.ts';
import { deriveId } from '../../shared/runtime/ids.ts';
import type { StreamRecord } from '../../shared/runtime/stream.ts';
import { type CaseTables, Infection } from '../../shared/storage/cases.ts';
import { readExposuresOf } from '../../shared/storage/exposures.ts';
import { InterviewFile, readInterview } from '../../shared/storage/interviews.ts';

/** What a stream record says of one item: how it was, and how it is. */
export interface Change<Item> {
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

const message = (interviewId: string, contactKey: string): NamingMessage => ({
  schema: namingMessageSchema,
  interviewId,
  contactKey,
});

/** The contacts whose rows differ between two versions of an interview: new, changed, or taken out again. */
export function namingsChanged({ before, after }: Change<InterviewFile>): NamingMessage[] {
  // Whom a newcomer names in an exercise is nobody either.
  if (after === undefined || isPractice(after.personId)) return [];
  const known = new Map(before?.contacts.map(({ key, since }) => [key, since] as const));
  const changed = after.contacts.filter(({ key, since }) => known.get(key) !== since).map(({ key }) => key);
  const now = new Set(after.contacts.map(({ key }) => key));
  const gone = [...known.keys()].filter((key) => !now.has(key));
  return [...changed, ...gone].map((key) => message(after.interviewId, key));
}

/** Every contact an interview ever named: for when what it rested on was withdrawn, or stands again. */
export function namingsOf(interview: InterviewFile): NamingMessage[] {
  return [...interview.contacts.map(({ key }) => key), ...interview.takenBack.map(({ key }) => key)].map((key) =>
    message(interview.interviewId, key),
  );
}

const parsed = <Schema extends z.ZodMiniType>(schema: Schema, item: unknown) =>
  item === undefined ? undefined : z.parse(schema, item);

/** What one change of an item in CaseFiles has to say to those who trace contacts. */
export async function messagesFor(
  tables: Pick<CaseTables, 'client' | 'caseFiles'>,
  { sk, before, after }: StreamRecord,
): Promise<NamingMessage[]> {
  if (sk === 'INTERVIEW')
    return namingsChanged({ before: parsed(InterviewFile, before), after: parsed(InterviewFile, after) });
  if (!sk.startsWith('INFECTION#')) return [];
  const [was, is] = [parsed(Infection, before), parsed(Infection, after)];
  if (is === undefined || was === undefined || was.ended === is.ended) return [];
  // Of a person who was two, two cases may have been interviewed.
  const cases = [...new Set([was.caseId, ...was.cases])];
  const interviews = await Promise.all(cases.map((caseId) => readInterview(tables, deriveId('interview', caseId))));
  const own = interviews.flatMap((interview) => (interview === undefined ? [] : namingsOf(interview)));
  return is.ended ? [...own, ...(await namingsOfPerson(tables, is))] : own;
}

/** Who is no case after all is a contact again, of everybody who named them. */
async function namingsOfPerson(
  { client, caseFiles }: Pick<CaseTables, 'client' | 'caseFiles'>,
  { personId, disease }: Infection,
): Promise<NamingMessage[]> {
  const exposures = await readExposuresOf({ client, table: caseFiles }, personId);
  return exposures
    .filter((each) => each.disease === disease && each.state === 'stands' && namedIn(each) === personId)
    .filter((each) => !isImported(each))
    .map(({ interviewId, contactKey }) => message(interviewId, contactKey));
}
