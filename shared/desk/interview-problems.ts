import { type FieldProblem, wrongAt } from '../api/problem.ts';
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
      ? wrongAt('interview.reason', 'other-reason', { reasons: offered.map(({ id }) => id).join(', ') })
      : undefined,
    protocol === undefined ? wrongAt('interview.protocol', 'no-protocol') : undefined,
    repeated >= 0 ? wrongAt(`interview.contacts.${repeated}.key`, 'row-twice') : undefined,
    protocol !== undefined && !kinds.includes(protocol.kind)
      ? wrongAt('interview.protocol', 'other-protocol', { kind: protocol.kind, kinds: kinds.join(' and a ') })
      : undefined,
    clash >= 0 ? wrongAt(`interview.takenOut.${clash}`, 'row-kept') : undefined,
    contacts.length > 0 && reason?.kind !== 'case-interview' ? wrongAt('interview.contacts', 'no-contacts') : undefined,
    contacts.length > 0 && interview.naming !== undefined && interview.naming !== 'named-contacts'
      ? wrongAt('interview.naming', 'were-named', { naming: interview.naming })
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
    ...(nowhere < 0 ? [] : [wrongAt(`interview.contacts.${nowhere}.event`, 'no-event')]),
    ...(completed && mustName && !namingKnown ? [wrongAt('interview.naming', 'unnamed')] : []),
  ];
}
