import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { FinishRequest } from '../../shared/api/calls.ts';
import { type FieldProblem, type Refused, refuse } from '../../shared/api/problem.ts';
import { contactsAtMost, type InterviewResult, type NamedContact } from '../../shared/domain/interview.ts';
import { compareNames } from '../../shared/domain/names.ts';
import { type Protocol, splitAnswers, wrongAnswers } from '../../shared/domain/protocol.ts';
import type { Reason, Task } from '../../shared/domain/task.ts';
import { deriveId, digestOf } from '../../shared/runtime/ids.ts';
import { readCaseFile } from '../../shared/storage/cases.ts';
import {
  type ContactPointer,
  chunkOf,
  chunkWords,
  type InterviewFile,
  interviewWrites,
  readInterview,
  readWords,
} from '../../shared/storage/interviews.ts';
import type { Desk } from './finish-call.ts';

interface Call {
  readonly task: Task;
  readonly offered: readonly Reason[];
  readonly request: FinishRequest;
  readonly operator: string;
  readonly ordinal: number;
  readonly at: string;
}

export interface PlannedInterview {
  readonly interviewId: string;
  /** The case interview that was held, if it was one. */
  readonly reason: Reason | undefined;
  readonly writes: readonly TransactWriteItem[];
}

const wrong = (...fields: FieldProblem[]): Refused => refuse('invalid-fields', { fields });

/** Checks what was asked and answered, and makes the writes of the interview's next version. */
export async function planInterview(desk: Desk, call: Call): Promise<PlannedInterview | Refused | undefined> {
  const { outcome, interview } = call.request;
  const talked = outcome === 'completed' || outcome === 'partial';
  const cases = call.offered.filter(({ kind }) => kind === 'case-interview');
  if (interview === undefined) {
    if (!talked || cases.length === 0) return undefined;
    return wrong({ field: 'interview', problem: `a ${outcome} case interview takes its answers` });
  }
  if (!talked) return wrong({ field: 'interview', problem: `goes with completed or partial, not with ${outcome}` });
  const reason = interview.reason === undefined ? cases[0] : call.offered.find(({ id }) => id === interview.reason);
  const protocol = desk.protocols.find(
    ({ id, version }) => id === interview.protocol.id && version === interview.protocol.version,
  );
  const problems = problemsWith(interview, reason, protocol, call.offered);
  if (problems.length > 0 || protocol === undefined) return wrong(...problems);
  return plan(desk, call, interview, outcome, reason, protocol);
}

function problemsWith(
  interview: InterviewResult,
  reason: Reason | undefined,
  protocol: Protocol | undefined,
  offered: readonly Reason[],
): FieldProblem[] {
  const contacts = interview.contacts ?? [];
  const keys = contacts.map(({ key }) => key);
  const repeated = keys.findIndex((key, n) => keys.indexOf(key) !== n);
  const kinds = reason === undefined ? [...new Set(offered.map(({ kind }) => kind))] : [reason.kind];
  const clash = (interview.takenOut ?? []).findIndex((key) => keys.includes(key));
  const problems: (FieldProblem | undefined)[] = [
    interview.reason !== undefined && reason === undefined
      ? {
          field: 'interview.reason',
          problem: `not what the call was made for: ${offered.map(({ id }) => id).join(', ')}`,
        }
      : undefined,
    protocol === undefined
      ? { field: 'interview.protocol', problem: 'no such protocol or version: use the one the task names' }
      : undefined,
    repeated >= 0 ? { field: `interview.contacts.${repeated}.key`, problem: 'another row has this key' } : undefined,
    protocol !== undefined && !kinds.includes(protocol.kind)
      ? { field: 'interview.protocol', problem: `is for a ${protocol.kind}; this was a ${kinds.join(' and a ')}` }
      : undefined,
    clash >= 0 ? { field: `interview.takenOut.${clash}`, problem: 'is among the contacts too' } : undefined,
    contacts.length > 0 && reason?.kind !== 'case-interview'
      ? { field: 'interview.contacts', problem: 'only a case interview names contacts' }
      : undefined,
    contacts.length > 0 && interview.naming !== undefined && interview.naming !== 'named-contacts'
      ? { field: 'interview.naming', problem: `contacts were named, so it cannot be ${interview.naming}` }
      : undefined,
  ];
  const answers = protocol === undefined ? [] : wrongAnswers(protocol, interview.answers ?? {});
  return [...problems.filter((problem) => problem !== undefined), ...answers];
}

async function plan(
  desk: Desk,
  call: Call,
  interview: InterviewResult,
  outcome: 'completed' | 'partial',
  reason: Reason | undefined,
  protocol: Protocol,
): Promise<PlannedInterview | Refused> {
  const { personId } = call.task;
  const caseId = reason?.caseId;
  const interviewId =
    caseId === undefined ? deriveId('interview', personId, call.ordinal) : deriveId('interview', caseId);
  const before = await readInterview(desk, interviewId);
  const version = (before?.version ?? 0) + 1;
  const rows = await pointersOf(desk, before, interview.contacts ?? [], version);
  if ('refused' in rows) return rows;
  // Whoever goes on with an interview need not know what was named before: it stays unless it is taken out.
  const gone = new Set([...rows.map(({ key }) => key), ...(interview.takenOut ?? [])]);
  const contacts = [...(before?.contacts ?? []).filter(({ key }) => !gone.has(key)), ...rows];
  if (contacts.length > contactsAtMost)
    return wrong({ field: 'interview.contacts', problem: `with those named before more than ${contactsAtMost}` });
  const caseFile = caseId === undefined ? undefined : await readCaseFile(desk, caseId);
  const { analytic, identifying } = splitAnswers(protocol, interview.answers ?? {});
  const file: InterviewFile = {
    interviewId,
    personId,
    ...(caseId === undefined ? {} : { caseId, source: caseFile?.source }),
    disease: reason?.disease ?? call.offered[0]?.disease ?? '',
    ref: caseFile?.ref ?? reason?.ref,
    outcome,
    protocol: { id: protocol.id, version: protocol.version },
    answers: analytic,
    naming: interview.naming,
    unknownPeople: interview.unknownPeople,
    contacts,
    ...seen(before, contacts),
    version,
    operator: call.operator,
    recordedAt: call.at,
  };
  return {
    interviewId,
    reason,
    writes: interviewWrites(desk, before, file, chunkWords(identifying, interview.contacts ?? [])),
  };
}

const everRows = (before: InterviewFile | undefined): InterviewFile['takenBack'] => [
  ...(before?.contacts.map(({ key, direction }) => ({ key, direction })) ?? []),
  ...(before?.takenBack ?? []),
];

/** Keys of any version: how many there were, and which are gone now. */
function seen(before: InterviewFile | undefined, contacts: readonly ContactPointer[]) {
  const now = new Set(contacts.map(({ key }) => key));
  const earlier = everRows(before);
  const known = new Set(earlier.map(({ key }) => key));
  const fresh = [...now].filter((key) => !known.has(key));
  return { everNamed: (before?.everNamed ?? 0) + fresh.length, takenBack: earlier.filter(({ key }) => !now.has(key)) };
}

/** A row that says what it said before keeps its place and version, so that only differences are published. */
async function pointersOf(
  desk: Desk,
  before: InterviewFile | undefined,
  contacts: readonly NamedContact[],
  version: number,
): Promise<ContactPointer[] | Refused> {
  const known = new Map(before?.contacts.map((pointer) => [pointer.key, pointer] as const));
  const directions = new Map(everRows(before).map(({ key, direction }) => [key, direction] as const));
  const turned = contacts.findIndex(
    ({ key, direction = 'exposed' }) => (directions.get(key) ?? direction) !== direction,
  );
  if (turned >= 0)
    return wrong({
      field: `interview.contacts.${turned}.direction`,
      problem: 'a row keeps its direction: take it out, and write it down under another key',
    });
  const said =
    before === undefined || contacts.length === 0 ? new Map<string, NamedContact>() : await rowsOf(desk, before);
  const another = contacts.findIndex(({ key, name }) => isAnother(said.get(key), name));
  if (another >= 0)
    return wrong({
      field: `interview.contacts.${another}.name`,
      problem: 'this key is of somebody else in the interview so far: write the row down under another key',
    });
  return contacts.map((contact, position) => {
    const earlier = known.get(contact.key);
    const saidBefore = said.get(contact.key);
    if (earlier !== undefined && saidBefore !== undefined && digestOf(saidBefore) === digestOf(contact)) return earlier;
    return { key: contact.key, direction: contact.direction ?? 'exposed', since: version, chunk: chunkOf(position) };
  });
}

/** A row keeps its person: what was made of it, and who was called, stays theirs. */
const isAnother = (row: NamedContact | undefined, name: NamedContact['name']): boolean =>
  row !== undefined && compareNames(row.name, name) === 'different';

async function rowsOf(desk: Desk, before: InterviewFile): Promise<Map<string, NamedContact>> {
  const chunks = new Map(before.contacts.map(({ since, chunk }) => [`${since}/${chunk}`, { since, chunk }] as const));
  const words = await Promise.all(
    [...chunks].map(async ([place, { since, chunk }]) => ({
      place,
      words: await readWords(desk, before.interviewId, since, chunk),
    })),
  );
  const rows = new Map(
    words.flatMap(({ place, words: held }) => held?.contacts.map((row) => [`${place}/${row.key}`, row] as const) ?? []),
  );
  return new Map(
    before.contacts.flatMap(({ key, since, chunk }) => {
      const row = rows.get(`${since}/${chunk}/${key}`);
      return row === undefined ? [] : [[key, row] as const];
    }),
  );
}
