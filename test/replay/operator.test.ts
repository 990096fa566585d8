import { describe, expect, it } from 'vitest';
import type { ApiClient } from '../../local/replay/api-client.ts';
import { liveClaims } from '../../local/replay/live-claims.ts';
import { simulatedOperator } from '../../local/replay/operator.ts';
import { makePlan } from '../../local/replay/plan.ts';
import type { ClaimedTask } from '../../shared/api/calls.ts';
import { maskPhone } from '../../shared/domain/people/mask-phone.ts';
import { phoneTag } from '../../shared/runtime/ids.ts';
import { replayOf } from './files.ts';

const plan = () => makePlan(replayOf('id,dt_report\nA,2015-05-20\nB,2015-05-21\n', 'from,to\nA,B\nA,C\n'));
const until = '2015-05-20T09:00:00.000Z';

function taskFor(phone: string, reasons: Partial<ClaimedTask['reasons'][number]>[]): ClaimedTask {
  const kind = reasons[0]?.kind ?? 'contact-notification';
  const phones = [{ id: phoneTag('P', phone), number: maskPhone(phone), usable: true, standing: 'unchecked' as const }];
  return {
    id: 'T/1',
    epoch: 3,
    claimedUntil: until,
    list: 'main/any/interview',
    band: 1,
    kind,
    servedBecause: '',
    attempt: 1,
    reasons: reasons.map((reason, at) => ({ id: `r${at}`, kind, disease: 'unspecified', due: until, ...reason })),
    protocol: { id: 'p', version: 1 },
    person: { id: 'P', name: { asWritten: 'Анна' }, phones, possibleDuplicates: [] },
  };
}

const protocol = {
  ...{ id: 'p', version: 1, kind: 'case-interview', language: 'en', title: 'Words' },
  sections: [
    {
      id: 'all',
      title: 'Words',
      questions: [
        { id: 'ill', type: 'yes-no', ask: 'Are you ill?', identifying: false, required: true },
        { id: 'notes', type: 'text', ask: 'Anything else?', identifying: true },
      ],
    },
  ],
};

/** An API that hands out one task and keeps what it is sent. */
function apiWith(task: ClaimedTask | null) {
  const sent: { path: string; body: object }[] = [];
  const answers: Record<string, object> = {
    claim: task === null ? { task, askAgainAt: until } : { task },
    finish: { status: 'recorded', attempt: 1, task: { open: false }, follows: { what: 'nothing' } },
    place: {
      status: 'placed',
      attempt: { ordinal: 1, phone: 'aaaa', mode: 'manual', state: 'dialling', placedAt: until, sameCall: false },
      number: '+70000000001',
    },
    release: { status: 'released' },
  };
  const api: ApiClient = {
    get: async (path, schema) => {
      expect(path).toBe('/protocols/p/1');
      return schema.parse(protocol);
    },
    post: async (path, body, schema) => {
      sent.push({ path, body });
      return { answer: schema.parse(answers[path.split('/').at(-1) ?? '']) };
    },
  };
  return { api, sent };
}

function turnWith(task: ClaimedTask | null, { reach = 'all' }: { reach?: 'all' | 'curve' } = {}) {
  const { api, sent } = apiWith(task);
  const claims = liveClaims(() => undefined);
  const strangers: string[] = [];
  const desk = {
    ...{ plan: plan(), reach, seed: '1', claims, now: () => until, possibleDuplicate: () => undefined },
    stranger: (id: string) => strangers.push(id),
  };
  return { turn: simulatedOperator('operator-1', api, desk).turn(), sent, strangers };
}

const phoneOf = (id: string) => plan().people.get(id)?.phone ?? '';

describe('a simulated operator', () => {
  it('lets a case name exactly the people that the file gives it', async () => {
    const { turn, sent } = turnWith(taskFor(phoneOf('A'), [{ kind: 'case-interview', ref: 'A' }]));
    expect(await turn).toEqual({ did: 'called', kind: 'case-interview', outcome: 'completed' });
    expect(sent.at(-1)).toMatchObject({
      path: '/calls/T%2F1/finish',
      body: {
        epoch: 3,
        outcome: 'completed',
        interview: {
          reason: 'r0',
          protocol: { id: 'p', version: 1 },
          answers: { ill: 'yes' },
          contacts: [{ ref: 'B' }, { ref: 'C' }],
          naming: 'named-contacts',
        },
      },
    });
  });

  it('says that a case without contacts named nobody', async () => {
    const { turn, sent } = turnWith(taskFor(phoneOf('B'), [{ kind: 'case-interview', ref: 'B' }]));
    await turn;
    expect(sent.at(-1)).toMatchObject({ body: { interview: { contacts: [], naming: 'named-nobody' } } });
  });

  it('tells a contact, without an interview', async () => {
    const { turn, sent } = turnWith(taskFor(phoneOf('C'), [{ kind: 'contact-notification' }]));
    await turn;
    expect(sent.at(-1)?.body).toEqual({ epoch: 3, outcome: 'completed' });
  });

  it.each([
    ['a stranger', () => taskFor('+79161234567', [{ kind: 'contact-notification' }])],
    [
      'a case of another outbreak with the same number',
      () => taskFor('+79161234567', [{ kind: 'case-interview', ref: 'A' }]),
    ],
    ['a case that shares a phone only', () => taskFor(phoneOf('A'), [{ kind: 'case-interview', ref: 'X' }])],
  ])('gives the task of %s back with a reason', async (_, task) => {
    const { turn, sent, strangers } = turnWith(task());
    expect(await turn).toEqual({ did: 'gave-back' });
    expect(strangers).toEqual(['T/1']);
    expect(sent.at(-1)).toMatchObject({ path: '/calls/T%2F1/release', body: { epoch: 3, reason: expect.any(String) } });
  });

  it('does not reach everybody at once when asked to do as published', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, async (_, attempt) => {
        const task = { ...taskFor(phoneOf('C'), [{ kind: 'contact-notification' }]), attempt: attempt + 1 };
        const { turn } = turnWith(task, { reach: 'curve' });
        const done = await turn;
        return done.did === 'called' ? done.outcome : done.did;
      }),
    );
    expect(new Set(outcomes)).toContain('completed');
    expect(new Set(outcomes)).toContain('no-answer');
  });

  it('says when to ask again where nothing is due', async () => {
    expect(await turnWith(null).turn).toEqual({ did: 'nothing', askAgainAt: until });
  });
});
