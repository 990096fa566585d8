import * as z from 'zod/mini';

const rate = z._default(z.number().check(z.gte(0), z.lte(1)), 0);
const seconds = z.strictObject({ from: z.number().check(z.gte(0)), to: z.number().check(z.gte(0)) });
const moment = z.iso.datetime({ offset: true });

/** How the simulated carrier behaves, and its people. Everything is drawn from the seed, so that a day repeats itself. */
export const Simulation = z.strictObject({
  seed: z._default(z.string(), '1'),
  /** Of the events that are emitted, how many in one meet which fate. */
  faults: z._default(
    z.strictObject({
      lost: rate,
      repeated: rate,
      /** Comes up to two minutes later. */
      late: rate,
      /** Changes places with what comes after it. */
      outOfOrder: rate,
      /** Names of fields in another casing. */
      oddCasing: rate,
      /** Times are 1970. */
      unset: rate,
      /** Says no reason for the end. */
      noReason: rate,
    }),
    { lost: 0, repeated: 0, late: 0, outOfOrder: 0, oddCasing: 0, unset: 0, noReason: 0 },
  ),
  /** Answers 429 above two starts a second and five at once. */
  throttle: z._default(z.boolean(), false),
  /** Answers 500 to everything, in domain time. */
  outages: z._default(z.array(z.strictObject({ from: moment, to: moment })), []),
  /** Starts the call and answers 500 all the same. */
  silent: rate,
  /** Numbers that may not be called start so. */
  notAllowed: z._default(z.array(z.string()), []),
  /** How long people talk before they hang up. */
  talkSeconds: z._default(seconds, { from: 60, to: 600 }),
  /** How long it rings before somebody answers. */
  answerSeconds: z._default(seconds, { from: 4, to: 20 }),
  /** The people's own hour, in minutes from UTC. */
  utcOffsetMinutes: z._default(z.number(), 180),
});
export type Simulation = z.infer<typeof Simulation>;

export const quietSimulation: Simulation = z.parse(Simulation, {});
