import { deriveId } from '../runtime/ids.ts';
import { type Direction, type ExposureTable, type Named, readNamed } from './exposures.ts';
import type { ContactPointer, InterviewFile } from './interviews.ts';

/** One contact of one interview: what the interview says of it now, and what was made of it so far. */
export interface Naming {
  readonly interview: InterviewFile;
  readonly exposureId: string;
  readonly direction: Direction;
  /** Absent when the row was taken out of the interview. */
  readonly pointer: ContactPointer | undefined;
  readonly named: Named | undefined;
}

export const exposureIdOf = (interviewId: string, contactKey: string): string =>
  deriveId('exposure', interviewId, contactKey);

export async function readNaming(table: ExposureTable, interview: InterviewFile, key: string): Promise<Naming> {
  const exposureId = exposureIdOf(interview.interviewId, key);
  const pointer = interview.contacts.find((contact) => contact.key === key);
  const told = pointer ?? interview.takenBack.find((row) => row.key === key);
  const direction: Direction = told?.direction ?? 'exposed';
  const named = await readNamed(table, interview.personId, direction, exposureId);
  return { interview, exposureId, direction, pointer, named };
}
