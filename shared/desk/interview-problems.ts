import type { FieldProblem } from '../api/problem.ts';
import type { Day } from '../domain/dates.ts';
import { askedOf, wrongAnswers } from '../domain/protocols/answering.ts';
import type { Answers } from '../domain/protocols/condition.ts';
import type { InterviewResult } from '../domain/protocols/interview.ts';
import { eventsIn, type Protocol } from '../domain/protocols/protocol.ts';

import type { Asked } from './asked.ts';

/** What is wrong with an interview as it was sent, by field and never by value. */

interface Sent {
  readonly interview: InterviewResult;
  readonly reason: Asked | undefined;
  readonly offered: readonly Asked[];
}

/** What can be said before anything is read. */
export function problemsOfForm({ interview, reason, offered }: Sent, protocol: Protocol | undefined): FieldProblem[] {
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
  return problems.filter((problem) => problem !== undefined);
}

export interface SoFar {
  /** Answers of the version before, given under the same protocol. */
  readonly before: Answers;
  readonly completed: boolean;
  readonly today: Day;
  /** Whether it is known whom they met: somebody is named, or it is said why not. */
  readonly namingKnown: boolean;
}

/** What is wrong with the answers, seen together with those of the version before. */
export function problemsOfAnswers(interview: InterviewResult, protocol: Protocol, soFar: SoFar): FieldProblem[] {
  const { before, completed, today, namingKnown } = soFar;
  const answers = interview.answers ?? {};
  const all = { ...before, ...answers };
  const events = new Set(eventsIn(all).map(({ key }) => key));
  const nowhere = (interview.contacts ?? []).findIndex(({ event }) => event !== undefined && !events.has(event));
  const mustName = askedOf(protocol, all).some(({ type, required }) => type === 'contacts' && required);
  return [
    ...wrongAnswers(protocol, { answers, before, completed, today }),
    ...(nowhere < 0
      ? []
      : [{ field: `interview.contacts.${nowhere}.event`, problem: 'is the key of no event of this interview' }]),
    ...(completed && mustName && !namingKnown
      ? [
          {
            field: 'interview.naming',
            problem: 'is missing: name somebody, or say named-nobody, refused-to-name or how many unknown people',
          },
        ]
      : []),
  ];
}
