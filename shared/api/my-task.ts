import * as z from 'zod/mini';
import { CallMode } from '../domain/calls/dialling.ts';
import { Outcome } from '../domain/calls/outcome.ts';
import { ReferralKind, ReferralState } from '../domain/care/referral.ts';
import { Day, Moment } from '../domain/dates.ts';
import { DiseaseProfile } from '../domain/diseases/profile.ts';
import { Name } from '../domain/people/name.ts';
import { languages } from '../domain/protocols/written-protocol.ts';
import { ClaimedTask, Follows, PhoneTag } from './calls.ts';
import { DraftContent } from './drafts.ts';
import { InterviewView, StayView } from './interviews.ts';
import { SpokenProtocol } from './protocols.ts';

const WindowView = z.strictObject({
  from: Day,
  to: Day,
  /** As the operator says it: "from Saturday the 7th to today". */
  words: z.string(),
});

/** The days that are asked about, and what they are counted from. */
const WindowsView = z.strictObject({
  anchor: z.optional(
    z.strictObject({
      day: Day,
      takenFrom: z.enum(['rash', 'onset', 'specimen', 'report']),
      /** Another date than the disease is counted from, or not exactly known: say so. */
      estimated: z.boolean(),
    }),
  ),
  source: z.optional(WindowView),
  infectious: z.optional(WindowView),
});

const EarlierAttempt = z.strictObject({
  ordinal: z.int(),
  at: Moment,
  state: z.enum(['dialling', 'done']),
  outcome: z.optional(z.string()),
  /** The id of the phone that was rung. */
  phone: z.optional(z.string()),
  mine: z.boolean(),
});

/** Somebody who may be the same person: enough to ask about, and no more. */
const PossibleDuplicate = z.strictObject({
  person: z.string(),
  /** What is told apart by: the field, and what the other record has there, mostly covered. */
  differs: z.array(z.strictObject({ field: z.string(), theirs: z.string() })),
});

/** What POST /calls/{task}/finish would answer at this moment, in the order in which a screen numbers the outcomes. */
const OutcomeView = z.strictObject({
  outcome: Outcome,
  /** Absent where what is answered in the call decides. What is promised on the phone comes on top of it. */
  follows: z.optional(Follows),
  /** The number is taken out of use. */
  numberDies: z.optional(z.literal(true)),
  /** Where they are rung again: the phone to begin with, if it is another one. */
  nextPhone: z.optional(PhoneTag),
});

/** What time it is where they are, and until when they may be rung. */
const CallingTimeView = z.strictObject({
  /**
   * Whose clock decides: that of their zone; while no zone is known, those of all the zones where they may live at once;
   * nobody's where they asked for this hour, or are not rung at all.
   */
  by: z.enum(['zone', 'unknown-zone', 'asked', 'any-hour']),
  /** The zones whose clocks decide, most of the people in the first. */
  zones: z.array(z.string()),
  open: z.boolean(),
  /** While they may be rung: until then. Absent where no end is near. */
  until: z.optional(Moment),
  /** While they may not: from then on. */
  opensAt: z.optional(Moment),
});

/** Everything that a screen shows of the task that is held, but for the words of its protocol. */
const person = {
  /** The day it is where the person is: days that they name are counted from it. */
  today: Day,
  profile: DiseaseProfile,
  windows: WindowsView,
  stayAtHome: z.optional(z.extend(StayView, { words: z.optional(z.string()) })),
  earlier: z.array(EarlierAttempt),
  /** What colleagues wrote when they gave the task back, passed it on, or called for help. */
  notes: z.array(z.strictObject({ at: Moment, note: z.string() })),
  /** What experts were asked about this person, and what they answered. */
  questions: z.array(
    z.strictObject({ id: z.string(), askedAt: Moment, question: z.string(), answer: z.optional(z.string()) }),
  ),
  /** Services promised to them, the newest last. */
  referrals: z.array(z.strictObject({ id: z.string(), kind: ReferralKind, state: ReferralState, due: Moment })),
  /** The interview so far, with the rows named before. */
  interview: z.optional(InterviewView),
  /** One's own text, and what earlier holders left unfinished; the newest first. */
  drafts: z.array(z.strictObject({ mine: z.boolean(), savedAt: Moment, draft: DraftContent })),
  /** The attempt that is under way. */
  running: z.optional(z.strictObject({ ordinal: z.int(), phone: z.string(), mode: CallMode, at: Moment })),
  callingTime: CallingTimeView,
  /** A person who was made up to practise on: nobody is rung, and nothing is counted. */
  practice: z.boolean(),
  /** A call-back was promised for this hour: that is why it was served before others. */
  promised: z.boolean(),
  /** Not to be rung, but looked for, written to or visited: POST /calls/{task}/by-hand. */
  byHand: z.boolean(),
  /** The outcomes that this call may be given. */
  outcomes: z.array(OutcomeView),
  /** The phone that the outcomes are told of: the one that was placed under this claim, else the one whose turn it is. */
  outcomesOf: z.optional(PhoneTag),
  duplicates: z.array(PossibleDuplicate),
  /**
   * Those whom this person named and nobody can reach: to be asked for another number of each. `wanted` goes into
   * `POST /calls/{task}/numbers`; the words are in the operator's language.
   */
  numbersWanted: z.array(z.strictObject({ wanted: z.string(), name: Name, words: z.string() })),
  /** Who named this person: only those who agreed that it is told. */
  namedBy: z.array(z.strictObject({ reason: z.string(), name: Name })),
};

/** The protocol whole, with its script ready to be read out. */
const HeldTask = z.extend(ClaimedTask, { ...person, script: SpokenProtocol });

/** With what is filled in the script of GET /protocols/{protocol}/{version}, which a screen knows by the second call of a kind. */
const HeldPerson = z.extend(ClaimedTask, { ...person, values: z.record(z.string(), z.string()) });
export type HeldPerson = z.infer<typeof HeldPerson>;

export const MyTaskQuery = z.strictObject({
  /** The operator's own language; the person's is in the task. */
  language: z.optional(z.enum(languages)),
});

/** The server's time: moments of the task are to be compared with it, and not with a laptop's clock. */
const at = Moment;

export const HeldScreen = z.strictObject({ at, task: HeldPerson });
export type HeldScreen = z.infer<typeof HeldScreen>;

export const MyTaskResponse = z.strictObject({ at, task: z.nullable(HeldTask) });
export type MyTaskResponse = z.infer<typeof MyTaskResponse>;
export type HeldTaskView = NonNullable<MyTaskResponse['task']>;
