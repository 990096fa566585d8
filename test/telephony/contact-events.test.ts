import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signalOf } from '../../shared/telephony/call-outcome.ts';
import {
  type CallState,
  type ContactEvent,
  hasEnded,
  joinStates,
  mergeContactEvent,
  nothingKnown,
  reached,
  stages,
} from '../../shared/telephony/call-state.ts';
import { readContactEvent } from '../../shared/telephony/contact-event.ts';

const moments = ['2026-11-24T09:00:00.000Z', '2026-11-24T09:00:20.000Z', '2026-11-24T09:05:00.000Z'];
const reasons = ['CUSTOMER_DISCONNECT', 'TELECOM_BUSY', 'TELECOM_PROBLEM'];

const anEvent: fc.Arbitrary<ContactEvent> = fc.record({
  contactId: fc.constant('c-1'),
  stage: fc.constantFrom(...stages),
  at: fc.option(fc.constantFrom(...moments), { nil: undefined }),
  reason: fc.option(fc.constantFrom(...reasons), { nil: undefined }),
  voicemail: fc.option(fc.constant(true), { nil: undefined }),
});
const knownAfter = (events: readonly ContactEvent[]) => events.reduce(mergeContactEvent, nothingKnown);

describe('what is known of a call', () => {
  test('is the same after the same events in any order, each any number of times', () => {
    const some = fc.array(anEvent, { maxLength: 8 });
    const property = fc.property(some, fc.infiniteStream(fc.nat()), (events, draws) => {
      const again = events.flatMap((event) => Array<ContactEvent>(1 + ((draws.next().value ?? 0) % 3)).fill(event));
      const keyed = again.map((event) => [draws.next().value ?? 0, event] as const);
      const shuffled = keyed.sort(([a], [b]) => a - b).map(([, event]) => event);
      expect(knownAfter(shuffled)).toEqual(knownAfter(events));
    });
    fc.assert(property, { numRuns: 500 });
  });

  test('of two parties is the same, whoever adds theirs first', () => {
    const state = fc.array(anEvent, { maxLength: 6 }).map(knownAfter);
    fc.assert(
      fc.property(state, state, state, (a, b, c) => {
        expect(joinStates(a, b)).toEqual(joinStates(b, a));
        expect(joinStates(joinStates(a, b), c)).toEqual(joinStates(a, joinStates(b, c)));
        expect(joinStates(a, a)).toEqual(a);
      }),
    );
  });

  test('reaches no earlier stage again, and its end stays its end', () => {
    const property = fc.property(fc.array(anEvent, { maxLength: 6 }).map(knownAfter), anEvent, (state, event) => {
      const rank = (one: CallState) => stages.indexOf(reached(one) ?? 'INITIATED');
      const next = mergeContactEvent(state, event);
      expect(rank(next)).toBeGreaterThanOrEqual(rank(state));
      if (hasEnded(state)) expect(hasEnded(next)).toBe(true);
    });
    fc.assert(property);
  });
});

const detail = {
  eventType: 'DISCONNECTED',
  contactId: 'c-1',
  channel: 'VOICE',
  initiationTimestamp: '2026-11-24T09:00:00.000Z',
  disconnectTimestamp: '2026-11-24T09:00:41.000Z',
  disconnectReason: 'TELECOM_BUSY',
};
const event = (more: object = {}) => ({
  version: '0',
  source: 'aws.connect',
  'detail-type': 'Amazon Connect Contact Event',
  time: '2026-11-24T09:00:43Z',
  detail: { ...detail, ...more },
});

describe('an event as it comes', () => {
  test('is read whatever the casing of its names', () => {
    const said = { contactId: 'c-1', stage: 'DISCONNECTED', at: '2026-11-24T09:00:41.000Z', reason: 'TELECOM_BUSY' };
    expect(readContactEvent(event())).toMatchObject(said);
    const { contactId, eventType, disconnectTimestamp, disconnectReason } = detail;
    const odd = { ContactId: contactId, EventType: eventType, DisconnectTimestamp: disconnectTimestamp };
    expect(readContactEvent({ Detail: { ...odd, disconnectreason: disconnectReason } })).toMatchObject(said);
  });

  test('takes 1970 for no time at all, and then the time of the event itself', () => {
    const unset = event({ disconnectTimestamp: '1970-01-01T00:00:00Z' });
    expect(readContactEvent(unset)).toMatchObject({ at: '2026-11-24T09:00:43.000Z' });
    const neither = { ...unset, time: '1970-01-01T00:00:00Z' };
    expect(readContactEvent(neither)).toMatchObject({ stage: 'DISCONNECTED', at: undefined });
  });

  test('may lack its reason, and a time inside one of its parts is found', () => {
    expect(readContactEvent(event({ disconnectReason: undefined }))).toMatchObject({ reason: undefined });
    const agent = { AgentInfo: { connectedToAgentTimestamp: '2026-11-24T09:00:09Z' } };
    expect(readContactEvent(event({ ...agent, eventType: 'CONNECTED_TO_AGENT' }))).toEqual({
      contactId: 'c-1',
      stage: 'CONNECTED_TO_AGENT',
      at: '2026-11-24T09:00:09.000Z',
    });
  });

  test('of a type that nobody here knows, or that is no call, is ignored; what is no event is told apart', () => {
    expect(readContactEvent(event({ eventType: 'CONTACT_DATA_UPDATED' }))).toBe('ignored');
    expect(readContactEvent(event({ eventType: 'TELEPATHY_STARTED' }))).toBe('ignored');
    expect(readContactEvent(event({ channel: 'CHAT' }))).toBe('ignored');
    for (const wrong of [{}, null, 'text', [], { detail: 7 }, event({ contactId: undefined })])
      expect(readContactEvent(wrong)).toBeUndefined();
  });

  test('never makes the reader throw', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void readContactEvent({ detail: value })));
    fc.assert(fc.property(fc.jsonValue(), (value) => void readContactEvent(value)));
  });
});

describe('what a call says by its end', () => {
  const ended = (reason: string | undefined, ...before: CallState['stages'][keyof CallState['stages']][]) =>
    signalOf({ stages: { DISCONNECTED: before[0] ?? null }, reason });

  test.each([
    ['TELECOM_TIMEOUT', 'no-answer'],
    ['TELECOM_UNANSWERED', 'no-answer'],
    ['TELECOM_BUSY', 'busy'],
    ['TELECOM_NUMBER_INVALID', 'bad-number'],
    ['TELECOM_POTENTIAL_BLOCKING', 'no-answer'],
    ['TELECOM_PROBLEM', 'system-failure'],
  ])('%s is %s', (reason, outcome) => {
    expect(ended(reason)).toMatchObject({ outcome });
  });

  test('a number that may be blocked is flagged', () => {
    expect(ended('TELECOM_POTENTIAL_BLOCKING')).toEqual({ outcome: 'no-answer', flag: 'blocked' });
  });

  test('somebody who spoke with somebody leaves it to the operator', () => {
    expect(signalOf({ stages: { CONNECTED_TO_AGENT: null, DISCONNECTED: null } })).toBe('spoke');
    expect(ended('AGENT_DISCONNECT')).toBe('spoke');
  });

  test('answered, and no operator came: abandoned', () => {
    const stages = { CONNECTED_TO_SYSTEM: null, QUEUED: null, DISCONNECTED: null };
    expect(signalOf({ stages, reason: 'CUSTOMER_DISCONNECT' })).toEqual({ outcome: 'abandoned' });
  });

  test('a machine that answered is voicemail, where something listened for one', () => {
    const stages = { CONNECTED_TO_SYSTEM: null, DISCONNECTED: null };
    expect(signalOf({ stages, voicemail: true })).toEqual({ outcome: 'voicemail' });
  });

  test('an end without a word never costs the person an attempt, and no end says nothing', () => {
    expect(ended(undefined)).toEqual({ outcome: 'system-failure' });
    expect(signalOf({ stages: { CONNECTED_TO_SYSTEM: null } })).toBe('unknown');
  });
});
