import * as z from 'zod/mini';
import { TaskKind } from '../domain/calls/task-kind.ts';
import { Address } from '../domain/cases/case.ts';
import { Day, Moment } from '../domain/dates.ts';
import { Name } from '../domain/people/name.ts';
import { PhoneSource, Standing } from '../domain/people/phones.ts';

/** What somebody writes, of so many letters at most. */
export const text = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most));

/** Fences every write of a claim: it only grows, and a write with an older one is refused. */
export const Epoch = z.int().check(z.gte(1));

/** Why the person is to be called; a contact is never told, nor shown to the operator, who named them. */
export const ReasonView = z.strictObject({
  id: z.string(),
  kind: TaskKind,
  disease: z.string(),
  /** The line-list number its source gave the case, for a case interview. */
  ref: z.optional(z.string()),
  due: Moment,
});

/** Names one of a person's phones, and identifies nobody. */
export const PhoneTag = z.string().check(z.regex(/^[a-z2-7]{4}$/, 'a phone is named by its id of four characters'));

export const PhoneView = z.strictObject({
  /** Absent for what cannot be read as a number. */
  id: z.optional(PhoneTag),
  /** Masked: POST /calls/{task}/place shows the whole. What cannot be read is shown as it was typed. */
  number: z.string(),
  kind: z.optional(z.string()),
  /** May be rung: it is not dead, and nobody said that it must not be called. */
  usable: z.boolean(),
  /** What calls have shown of it. */
  standing: Standing,
  /** Who gave it: a laboratory, whoever named the person, the person, or a search for it. */
  source: z.optional(PhoneSource),
});

export const PersonView = z.strictObject({
  id: z.string(),
  name: Name,
  birthDate: z.optional(Day),
  language: z.optional(z.string()),
  /** In the order in which they are to be tried; those that cannot be rung come last. */
  phones: z.array(PhoneView),
  /** Where somebody is written to or looked for, and not called. */
  address: z.optional(Address),
  /** People this one may be the same as: to be asked at the identity check. */
  possibleDuplicates: z.array(z.string()),
});

export const ClaimedTask = z.strictObject({
  id: z.string(),
  epoch: Epoch,
  claimedUntil: Moment,
  list: z.string(),
  band: z.int(),
  kind: TaskKind,
  /** Why this one and not another, in words. */
  servedBecause: z.string(),
  /** The ordinal of the attempt this call will be. */
  attempt: z.int(),
  reasons: z.array(ReasonView),
  protocol: z.strictObject({ id: z.string(), version: z.int() }),
  /** Somebody passed this call on, and left a note. */
  passedOn: z.optional(
    z.strictObject({
      how: z.enum(['transfer', 'hand-over']),
      to: z.string(),
      note: z.string(),
      by: z.string(),
      recordedAt: Moment,
    }),
  ),
  person: PersonView,
});
export type ClaimedTask = z.infer<typeof ClaimedTask>;

export const ClaimRequest = z.strictObject({
  /** Somebody made up, to practise on, and nobody else. Which one is held already is returned all the same. */
  practice: z.optional(z.boolean()),
});
export type ClaimRequest = z.infer<typeof ClaimRequest>;

export const ClaimResponse = z.strictObject({
  task: z.nullable(ClaimedTask),
  /** Where no task is due: when the next open one will be. Absent where none is open; new ones may come any time. */
  askAgainAt: z.optional(Moment),
});
export type ClaimResponse = z.infer<typeof ClaimResponse>;

export const RenewRequest = z.strictObject({ epoch: Epoch });
export const RenewResponse = z.strictObject({ claimedUntil: Moment });

export const ReleaseRequest = z.strictObject({ epoch: Epoch, reason: text(500) });
export const ReleaseResponse = z.strictObject({ status: z.enum(['released', 'already-released']) });

export const Follows = z.strictObject({
  /** `try-again`: for what this call was for; `next-call`: that is done, and something else is left to ring them for. */
  what: z.enum(['nothing', 'try-again', 'next-call', 'call-back', 'locate', 'letter']),
  /** What they are called, looked for or written to for then. */
  kind: z.optional(TaskKind),
  /** From when they can be: never an hour at which nobody may ring them. */
  at: z.optional(Moment),
  /** Whose clock that hour is on: of their zone, or of most of those who may be theirs. */
  zone: z.optional(z.string()),
  /** The work list they wait on. */
  list: z.optional(z.string()),
});
