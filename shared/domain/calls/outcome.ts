import * as z from 'zod/mini';

/** What came of one try to reach a person on one number (docs/design.md, section 1). */
export const Outcome = z.enum([
  'completed',
  'partial',
  'call-back-requested',
  'no-answer',
  'busy',
  'voicemail',
  'someone-else-answered',
  'wrong-number',
  'bad-number',
  'refused',
  'denies-being-a-contact',
  'already-interviewed',
  'language-barrier',
  'too-ill',
  'minor',
  'deceased',
  'not-dialable',
  'system-failure',
  'abandoned',
]);
export type Outcome = z.infer<typeof Outcome>;

interface Consequence {
  /** Somebody spoke with the person (or, for the dead, about them). */
  readonly reached: boolean;
  /** Uses up one of the person's attempts; a fault of ours never does. */
  readonly countsAsAttempt: boolean;
  readonly numberIsDead: boolean;
  /** Nothing is left to ask for the reasons that the call was made for. */
  readonly endsTask: boolean;
}

const consequence = (flags: Partial<Consequence>): Consequence => ({
  reached: false,
  countsAsAttempt: true,
  numberIsDead: false,
  endsTask: false,
  ...flags,
});

export const consequences: Readonly<Record<Outcome, Consequence>> = {
  completed: consequence({ reached: true, endsTask: true }),
  partial: consequence({ reached: true }),
  'call-back-requested': consequence({ reached: true }),
  'no-answer': consequence({}),
  busy: consequence({}),
  voicemail: consequence({}),
  'someone-else-answered': consequence({}),
  'wrong-number': consequence({ numberIsDead: true }),
  'bad-number': consequence({ numberIsDead: true, countsAsAttempt: false }),
  refused: consequence({ reached: true, endsTask: true }),
  'denies-being-a-contact': consequence({ reached: true, endsTask: true }),
  'already-interviewed': consequence({ reached: true, endsTask: true }),
  'language-barrier': consequence({ reached: true }),
  'too-ill': consequence({ reached: true }),
  minor: consequence({ reached: true }),
  deceased: consequence({ reached: true, endsTask: true }),
  'not-dialable': consequence({ countsAsAttempt: false }),
  'system-failure': consequence({ countsAsAttempt: false }),
  abandoned: consequence({}),
};
