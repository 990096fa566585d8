import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Refused, refuse, wrongAt } from '../../shared/api/problem.ts';
import type { DismissResponse, SetAsideQuery, SetAsideResponse, SetAsideWhole } from '../../shared/api/set-aside.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import { audit } from '../../shared/storage/audit.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import type { SetAside } from '../../shared/storage/intake.ts';
import type { SendAgain } from '../../shared/storage/send-again.ts';
import {
  dismiss,
  readMended,
  readSetAside,
  readSetAsidePage,
  type SetAsideKind,
  sentAgainWrite,
  setAsideKinds,
} from '../../shared/storage/set-asides.ts';

export interface Desk {
  readonly client: DynamoDBClient;
  readonly people: string;
  readonly audit: string;
  readonly sendAgain: SendAgain;
  readonly clock: Clock;
}

const pageSize = 25;
/** Pages looked through for one answer: what was dismissed stays where it is, and is passed over. */
const pagesAtMost = 8;

/** What waits for somebody to mend it, a page at a time; the messages themselves are not among it. */
export async function listSetAside(desk: Desk, { kind, code, after }: SetAsideQuery): Promise<SetAsideResponse> {
  const kinds = kind === undefined ? setAsideKinds : [kind];
  let at = startingAt(kinds, after);
  const found: SetAside[] = [];
  for (let page = 0; at !== undefined && found.length < pageSize && page < pagesAtMost; page++) {
    const { asides, more } = await readSetAsidePage(desk, at.kind, at.id, pageSize - found.length);
    found.push(...asides.filter((each) => each.dismissed === undefined && each.code === (code ?? each.code)));
    const last = asides.at(-1);
    at = more && last !== undefined ? { kind: at.kind, id: last.id } : nextKind(kinds, at.kind);
  }
  return { setAside: found.map(entryOf), ...(at === undefined ? {} : { next: `${at.kind}/${at.id ?? ' '}` }) };
}

interface At {
  readonly kind: SetAsideKind;
  readonly id?: string | undefined;
}

function startingAt(kinds: readonly SetAsideKind[], after: string | undefined): At | undefined {
  const kind = kinds.find((each) => after === undefined || after.startsWith(`${each}/`));
  return kind && { kind, id: after?.slice(kind.length + 1) };
}

function nextKind(kinds: readonly SetAsideKind[], kind: SetAsideKind): At | undefined {
  const next = kinds[kinds.indexOf(kind) + 1];
  return next && { kind: next };
}

/** A sender's name is no identity; whatever else a message says may be one. */
function sourceIn(body: string): string | undefined {
  try {
    const sent: unknown = JSON.parse(body);
    const source = typeof sent === 'object' && sent !== null && 'source' in sent ? sent.source : undefined;
    return typeof source === 'string' && /^[\w.-]{1,128}$/.test(source) ? source : undefined;
  } catch {
    return undefined;
  }
}

function entryOf({ id, kind, code, reason, fields, body, recordedAt: at, sentAgain }: SetAside) {
  const source = sourceIn(body);
  return {
    ...{ id, kind: kind === 'contact' ? ('contact' as const) : ('case' as const), code, reason, at },
    fields: fields.map((each) => ('code' in each ? each : wrongAt(each.field, 'as-said', { said: each.problem }))),
    ...(source === undefined ? {} : { source }),
    ...(sentAgain === undefined ? {} : { sentAgain }),
  };
}

/** What waits, under this id. */
export async function waiting(desk: Desk, id: string): Promise<SetAside | Refused> {
  const aside = await readSetAside(desk, id);
  return aside === undefined || aside.dismissed !== undefined ? refuse('no-such-set-aside') : aside;
}

/** Shows one message whole, once it is written down who looks. */
export async function showSetAside(desk: Desk, supervisor: string, id: string): Promise<SetAsideWhole | Refused> {
  const aside = await readSetAside(desk, id);
  if (aside === undefined) return refuse('no-such-set-aside');
  const mended = await readMended(desk, id);
  await audit(desk.client, desk.audit, {
    personId: `set-aside:${id}`,
    at: desk.clock(),
    actor: supervisor,
    role: 'supervisor',
    act: 'show-set-aside',
    purpose: 'mend input',
    epoch: 0,
    fields: ['body'],
  });
  const shown = mended.map(({ at, by, why, fields }) => ({ at, by, why, fields }));
  return { ...entryOf(aside), body: aside.body, mended: shown };
}

/** Sends it again as it came: what it stumbled over elsewhere is mended. */
export async function redrive(desk: Desk, supervisor: string, id: string): Promise<{ status: 'sent' } | Refused> {
  const aside = await waiting(desk, id);
  if ('refused' in aside) return aside;
  await writeTogether(desk.client, [sentAgainWrite(desk.people, aside, { by: supervisor, at: desk.clock() })]);
  await desk.sendAgain(aside.kind, aside.id, aside.body);
  return { status: 'sent' };
}

/** Takes it off the list; it is kept, with who decided so and why. */
export async function dismissOne(
  desk: Desk,
  supervisor: string,
  id: string,
  why: string,
): Promise<DismissResponse | Refused> {
  const aside = await readSetAside(desk, id);
  if (aside?.dismissed !== undefined) return { status: 'already-dismissed' };
  const done = aside !== undefined && (await dismiss(desk, aside, { why, by: supervisor, at: desk.clock() }));
  return done ? { status: 'dismissed' } : refuse('no-such-set-aside');
}
