import * as z from 'zod/mini';
import { codes, type Wrong, type WrongCode, wrong } from '../domain/wrong.ts';
import { readOr } from '../domain/wrong-issue.ts';

/** What is wrong: a word for programs, the values it speaks of, and the same in English. */
export const wrongShape = {
  code: z.enum(codes),
  values: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
  problem: z.string(),
};

export const FieldProblem = z.strictObject({ field: z.string(), ...wrongShape });
export type FieldProblem = Wrong & { readonly field: string };

/** How every refusal looks (RFC 9457, `application/problem+json`): what is wrong, where, what to do. */
export const Problem = z.strictObject({
  /** One word per reason, for programs: see the catalogue. */
  code: z.string(),
  title: z.string(),
  status: z.int(),
  /** What to do. */
  detail: z.string(),
  /** Which fields are wrong, and how; never their values. */
  fields: z.optional(z.array(FieldProblem)),
  /** Seconds after which the same request may succeed. */
  retryAfter: z.optional(z.number()),
});
export type Problem = z.infer<typeof Problem>;

/** Every refusal there is. */
export const catalogue = {
  'not-json': {
    status: 400,
    title: 'The body is not JSON',
    detail: 'Send a JSON object with content-type application/json.',
  },
  'invalid-fields': {
    status: 400,
    title: 'Some fields cannot be used',
    detail: 'Mend the fields named and send the whole again: nothing was stored.',
  },
  'not-signed-in': {
    status: 401,
    title: 'Nobody is signed in',
    detail: 'Send an access token: authorization: Bearer <token>.',
  },
  'role-missing': {
    status: 403,
    title: 'Your role may not do this',
    detail: 'Ask an administrator for the role that this route names.',
  },
  'no-such-epoch': {
    status: 409,
    title: 'No claim of this task had that epoch',
    detail: 'Nothing was stored. Send the epoch that POST /calls/claim gave you with this task.',
  },
  'not-yours': {
    status: 403,
    title: 'Somebody else holds this task',
    detail: 'Claim a task of your own: POST /calls/claim.',
  },
  'no-such-task': {
    status: 404,
    title: 'There is no such task',
    detail: 'Use the id that POST /calls/claim gave you.',
  },
  'not-reopened': {
    status: 409,
    title: 'This is no interview that you may reopen',
    detail: 'Your own finished interviews can be reopened for 30 minutes: GET /me/day lists them.',
  },
  'no-such-person': {
    status: 404,
    title: 'There is no such person',
    detail: 'Use the id that a task or the board gave you.',
  },
  'not-wanted': {
    status: 404,
    title: 'No number is wanted under this id',
    detail: 'Take it from numbersWanted in GET /me/task: the row may have been taken out meanwhile.',
  },
  'no-such-export': {
    status: 404,
    title: 'There is no such export of yours',
    detail:
      'GET /exports lists those you asked for, with their files and parts. Ask for one of your own: POST /exports.',
  },
  'no-such-flag': {
    status: 404,
    title: 'The newest snapshot has no such flag',
    detail: 'GET /flags lists those there are. What was fixed before the snapshot was taken is gone.',
  },
  'too-many-rows': {
    status: 422,
    title: 'These are more rows than your role may take at once',
    detail: 'Ask for one disease, or for fewer files at a time.',
  },
  'no-such-alert': {
    status: 404,
    title: 'There is no such alert',
    detail: 'Take its id from GET /board.',
  },
  'no-such-protocol': {
    status: 404,
    title: 'There is no protocol of that name and version',
    detail: 'Use the protocol and version that the task names.',
  },
  'no-such-setting': {
    status: 404,
    title: 'There is no document of that kind, name and version',
    detail: 'GET /settings lists what is in force, GET /settings/history what was.',
  },
  'unusable-settings': {
    status: 400,
    title: 'These settings cannot be put in force',
    detail: 'Nothing was applied. Mend the places named: POST /settings/compare says whether any is left.',
  },
  'tasks-left-behind': {
    status: 409,
    title: 'Open tasks wait in lists that nobody would serve any more',
    detail: 'Nothing was applied. Move them first (POST /tasks/move), or send leaveBehind: true.',
  },
  'no-such-set-aside': {
    status: 404,
    title: 'Nothing of that id is set aside',
    detail: 'GET /set-aside lists what is. It may have been worked or dismissed meanwhile.',
  },
  'not-a-case-message': {
    status: 409,
    title: 'This is no message of a source, so nobody can mend it here',
    detail: 'Nothing was changed. Mend what it rests on, then send it again: POST /set-aside/{id}/redrive.',
  },
  'no-snapshot': {
    status: 404,
    title: 'There is no snapshot of that moment',
    detail: 'GET /metrics/snapshots lists those there are; POST /metrics/snapshots makes one of now.',
  },
  'no-such-indicator': {
    status: 404,
    title: 'There is no indicator of that name',
    detail: 'GET /metrics/indicators lists them all.',
  },
  'no-such-schema': {
    status: 404,
    title: 'There is no schema of that name',
    detail: 'GET /openapi.json lists what there is.',
  },
  'claim-taken': {
    status: 409,
    title: 'Your claim ran out and somebody else has taken the task',
    detail: 'Nothing was stored. Keep your notes, and claim the next task: POST /calls/claim.',
  },
  'claim-ended': {
    status: 409,
    title: 'This claim has ended: its call was finished, or the task given back',
    detail: 'Nothing was changed. Claim the next task: POST /calls/claim.',
  },
  'off-shift': {
    status: 409,
    title: 'You are not on shift',
    detail: 'Nothing is handed out outside your shifts. A call that you hold may be finished.',
  },
  'too-many-releases': {
    status: 409,
    title: 'You gave back too many tasks within an hour',
    detail: 'Ask your supervisor: they can let you go on.',
  },
  'not-your-list': {
    status: 403,
    title: 'This list is not one of yours',
    detail: 'Ask your supervisor which lists you work on: GET /me says what you may.',
  },
  'no-such-referral': {
    status: 404,
    title: 'There is no such referral',
    detail: 'Use an id that GET /referrals gave you.',
  },
  'referral-taken': {
    status: 409,
    title: 'Somebody else has accepted this referral',
    detail: 'Take another one of the list: GET /referrals.',
  },
  'referral-ended': {
    status: 409,
    title: 'This referral has ended',
    detail: 'Nothing was changed. What is still needed is asked for on the next call.',
  },
  'no-such-question': {
    status: 404,
    title: 'There is no such question',
    detail: 'Use an id that GET /questions gave you.',
  },
  'merged-before': {
    status: 409,
    title: 'One of the two is the same as somebody else already',
    detail: 'Nothing was changed. Send it again with whoever stands for both.',
  },
  'not-merged': {
    status: 409,
    title: 'These two were never said to be one',
    detail: 'Nothing was changed. Check the two ids: only what was merged can be parted.',
  },
  'nobody-by-number': {
    status: 404,
    title: 'Nobody is known by this number',
    detail: 'Check the number with the caller; ask for another one of theirs.',
  },
  'not-on-the-line': {
    status: 409,
    title: 'You do not have this person on the line',
    detail: 'Only whoever holds them, or finished their call within ten minutes, goes on with their household.',
  },
  'held-by-another': {
    status: 409,
    title: 'Somebody else is working on this person just now',
    detail: 'Nothing was changed. Tell the caller that they will be rung within the hour.',
  },
  'holds-another': {
    status: 409,
    title: 'You hold another task',
    detail: 'Finish it or give it back first, then send this again.',
  },
  'to-be-called': {
    status: 409,
    title: 'This person is to be called, not looked for or written to',
    detail: 'Nothing was stored. Finish the call, or give the task back.',
  },
  'other-result-recorded': {
    status: 409,
    title: 'Another result of this call is already recorded',
    detail: 'The first result stands and nothing was changed.',
  },
  'no-such-review': {
    status: 404,
    title: 'No interview of that id waits for a review',
    detail: 'GET /reviews lists those that wait; somebody else may have decided on this one.',
  },
  'count-first': {
    status: 409,
    title: 'These tasks were not counted, or too long ago',
    detail:
      'Nothing was changed. Send the same with dryRun: true, look at the count, and repeat its token with the act.',
  },
  'too-large': {
    status: 413,
    title: 'The interview is too large',
    detail: 'Shorten the field named, or send the rest as another interview: nothing was stored.',
  },
  'do-not-call': {
    status: 409,
    title: 'This person, or this phone, must not be called',
    detail: 'Nobody was rung. Finish the task, or give it back; a supervisor may lift this, with a reason.',
  },
  'closed-hours': {
    status: 409,
    title: 'It is no hour to ring this person',
    detail: 'Nobody was rung. Give the task back: it comes when they may be called again.',
  },
  'rung-enough': {
    status: 409,
    title: 'This person, or this phone, was rung as often today as policy allows',
    detail: 'Nobody was rung. Choose another phone, or give the task back.',
  },
  'claim-ran-out': {
    status: 409,
    title: 'Your claim ran out before the call was placed',
    detail: 'Nobody was rung. Hold the task for longer first: POST /calls/{task}/renew.',
  },
  'line-busy': {
    status: 409,
    title: 'Somebody else is ringing this number just now',
    detail: 'Nobody was rung, and the task waits its turn. Claim the next: POST /calls/claim.',
  },
  'still-ringing': {
    status: 409,
    title: 'An earlier attempt may still be ringing on this number',
    detail: 'Wait for its end, send that attempt again to see it, or dial by hand: mode manual.',
  },
  'too-fast': {
    status: 429,
    title: 'More calls are being started than may be',
    detail: 'Nobody was rung and nothing was stored. Send the same request again after the seconds of retryAfter.',
  },
  'carrier-down': {
    status: 503,
    title: 'Calls through Amazon Connect fail just now, so none is started',
    detail: 'Nobody was rung. Dial by hand (mode manual), or try again after the seconds of retryAfter.',
  },
  'carrier-refused': {
    status: 502,
    title: 'Amazon Connect did not start the call',
    detail:
      'Nobody was rung, and it does not count. Place the next attempt, after the seconds of retryAfter where it has them, or dial by hand: mode manual.',
  },
  'carrier-silent': {
    status: 502,
    title: 'Amazon Connect did not answer: the call may have been started',
    detail: 'Send the same attempt again: nobody is rung twice. Or dial by hand with the next one: mode manual.',
  },
  'not-dialable': {
    status: 422,
    title: 'Amazon Connect may not call this number',
    detail: 'It is not tried again, and does not count. Dial by hand (mode manual), or choose another phone.',
  },
  'no-dialer': {
    status: 409,
    title: 'This installation places no calls',
    detail: 'Dial by hand: mode manual.',
  },
  'no-agent': {
    status: 409,
    title: 'Amazon Connect does not know you, so no call can be put through to you',
    detail: 'Ask your supervisor for a Connect user, or dial by hand: mode manual.',
  },
  'try-again': {
    status: 503,
    title: 'Too much is happening at once',
    detail: 'Nothing was changed. Send the same request again in a second.',
  },
  'our-fault': {
    status: 500,
    title: 'Ringtrace failed',
    detail:
      'Nothing is lost: send the same request again. If it fails again, tell your administrator when it happened.',
  },
} as const satisfies Record<string, { status: number; title: string; detail: string }>;

export type RefusalCode = keyof typeof catalogue;

/** An expected "no", given back and not thrown. */
export interface Refused {
  readonly refused: RefusalCode;
  readonly fields?: readonly FieldProblem[];
  /** Says more than the catalogue can, for example which role is missing. */
  readonly detail?: string;
  /** Seconds. */
  readonly retryAfter?: number;
}

/** A field, and what is wrong with it. */
export const wrongAt = <Code extends WrongCode>(
  field: string,
  ...what: Parameters<typeof wrong<Code>>
): FieldProblem => ({
  field,
  ...wrong(...what),
});

export const refuse = (refused: RefusalCode, more: Omit<Refused, 'refused'> = {}): Refused => ({ refused, ...more });

/** The refusal of one field. */
export const refuseField = <Code extends WrongCode>(field: string, ...what: Parameters<typeof wrong<Code>>): Refused =>
  refuse('invalid-fields', { fields: [wrongAt(field, ...what)] });

export function problemOf({ refused, fields, detail, retryAfter }: Refused): Problem {
  const known = catalogue[refused];
  return {
    code: refused,
    ...known,
    ...(detail === undefined ? {} : { detail }),
    ...(fields ? { fields: [...fields] } : {}),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}

export type Read<T> = { readonly data: T } | { readonly fields: readonly FieldProblem[] };

/**
 * Reads a value against its schema, or says which fields are wrong and how, in words and without their values: a value
 * may be somebody's name.
 */
export function readAs<Schema extends z.ZodMiniType>(schema: Schema, value: unknown): Read<z.output<Schema>> {
  const read = readOr(schema, value);
  if ('data' in read) return read;
  return { fields: read.wrong.map(({ path, ...what }) => ({ field: path.join('.') || '(all of it)', ...what })) };
}
