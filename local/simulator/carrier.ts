import { type FullAt, takeToken } from '../../shared/domain/calls/token-bucket.ts';
import { fractionOf } from '../../shared/domain/chance.ts';
import { stages } from '../../shared/telephony/call-state.ts';
import { type Contact, contactOf, eventOf, hangUp, isOver } from './contact.ts';
import { arrivalsOf, writtenOf } from './faults.ts';
import { answerOf } from './person.ts';
import type { Simulation } from './simulation.ts';

/** The simulated carrier, without its HTTP: what is asked of it, what it then does, and when. */
export interface Carrier {
  start(order: Order, now: number): Started;
  stop(contactId: string, now: number): boolean;
  find(contactId: string): Contact | undefined;
  /** Emits everything whose time has come, in the order in which it arrives. */
  tick(now: number): void;
  /** When something happens next; undefined: nothing is under way. */
  nextAt(): number | undefined;
  /** Calls that are not over, and calls ever started. */
  counts(now: number): { readonly underWay: number; readonly started: number };
  /** Calls of one number that were under way at once: the phone there rang beside another call. */
  together(): readonly Together[];
  isDown(now: number): boolean;
}

/** By their contact ids, in the order in which they were started. */
export interface Together {
  readonly first: string;
  readonly second: string;
}

export interface Order {
  readonly token: string;
  readonly e164: string;
  readonly ringSeconds: number;
}

export type Started =
  | { readonly answer: 'started'; readonly contactId: string; readonly silent: boolean }
  | { readonly answer: 'too-fast' | 'not-allowed' };

/** Amazon Connect's own quota of starts (FACTS, section 2). */
const quota = { perSecond: 2, burst: 5 };

interface Due {
  readonly at: number;
  readonly order: number;
  readonly act: () => void;
}

export function openCarrier(simulation: () => Simulation, emit: (event: object) => void): Carrier {
  const contacts = new Map<string, Contact>();
  const byToken = new Map<string, Contact>();
  const dialled = new Map<string, Contact[]>();
  const together: Together[] = [];
  let due: Due[] = [];
  let [made, fullAt]: [number, FullAt] = [0, undefined];

  const plan = (contact: Contact) => {
    due = due.filter(({ act }) => acts.get(act) !== contact);
    for (const stage of stages) {
      const at = contact.stages.get(stage);
      if (at === undefined || told.has(`${contact.id} ${stage}`)) continue;
      for (const seconds of arrivalsOf(simulation(), contact.id, stage)) {
        const act = () => {
          told.add(`${contact.id} ${stage}`);
          emit(writtenOf(simulation(), contact.id, stage, eventOf(contact, stage, at)));
        };
        acts.set(act, contact);
        made += 1;
        due.push({ at: at + seconds * 1000, order: made, act });
      }
    }
    due.sort((a, b) => a.at - b.at || a.order - b.order);
  };
  /** Which contact a due thing is of, and which stages were told. */
  const acts = new WeakMap<() => void, Contact>();
  const told = new Set<string>();

  return {
    start({ token, e164, ringSeconds }, now) {
      const known = byToken.get(token);
      if (known !== undefined) return { answer: 'started', contactId: known.id, silent: false };
      const settings = simulation();
      if (settings.notAllowed.some((prefix) => e164.startsWith(prefix))) return { answer: 'not-allowed' };
      if (settings.throttle) {
        const take = takeToken(fullAt, quota, now);
        if (!take.taken) return { answer: 'too-fast' };
        fullAt = take.fullAt;
      }
      const before = dialled.get(e164) ?? [];
      const answer = answerOf(settings, e164, before.length + 1, now, ringSeconds);
      const contact = contactOf(settings.seed, { token, e164 }, now, answer);
      for (const { id } of before.filter((each) => !isOver(each, now)))
        together.push({ first: id, second: contact.id });
      dialled.set(e164, [...before, contact]);
      contacts.set(contact.id, contact);
      byToken.set(token, contact);
      plan(contact);
      return { answer: 'started', contactId: contact.id, silent: isSilent(settings, contact.id) };
    },
    stop(contactId, now) {
      const contact = contacts.get(contactId);
      if (contact === undefined || isOver(contact, now)) return false;
      hangUp(contact, now);
      plan(contact);
      return true;
    },
    find: (contactId) => contacts.get(contactId),
    tick(now) {
      for (let next = due[0]; next !== undefined && next.at <= now; next = due[0]) {
        due.shift();
        next.act();
      }
    },
    nextAt: () => due[0]?.at,
    counts: (now) => ({
      underWay: [...contacts.values()].filter((contact) => !isOver(contact, now)).length,
      started: contacts.size,
    }),
    together: () => together,
    isDown: (now) => simulation().outages.some(({ from, to }) => Date.parse(from) <= now && now < Date.parse(to)),
  };
}

/** The call goes out and the answer is lost: whoever asks again must not ring twice. */
const isSilent = ({ seed, silent }: Simulation, contactId: string): boolean =>
  fractionOf('fault', seed, contactId, 'silent') < silent;
