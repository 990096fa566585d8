import type { InterviewView } from '../api/interviews.ts';
import { type InterviewFile, type InterviewTables, readAnswers, readRows } from '../storage/interviews.ts';

type StayView = NonNullable<InterviewView['stayAtHome']>;

export const stayView = ({ kind, from, until, estimated, told }: StayView): StayView => ({
  ...{ kind, from, until, estimated },
  ...(told === undefined ? {} : { told }),
});

/** An interview so far, with what identifies: for whoever holds the person, or held them a moment ago. */
export async function viewOf(tables: InterviewTables, file: InterviewFile): Promise<InterviewView> {
  const [answers, rows] = await Promise.all([readAnswers(tables, file), readRows(tables, file)]);
  const { interviewId: id, version, outcome, protocol, recordedAt, naming, unknownPeople, stayAtHome } = file;
  return {
    ...{ id, version, outcome, protocol, recordedAt, contacts: [...rows.values()] },
    answers: Object.fromEntries(
      Object.entries(answers).flatMap(([name, answer]) => (answer === undefined ? [] : [[name, answer]])),
    ),
    ...(naming === undefined ? {} : { naming }),
    ...(unknownPeople === undefined ? {} : { unknownPeople }),
    ...(stayAtHome === undefined ? {} : { stayAtHome: stayView(stayAtHome) }),
  };
}
