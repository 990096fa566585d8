import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseDetails } from '../../../shared/domain/cases/case.ts';
import {
  analyticOf,
  type CaseRecord,
  hear,
  identifyingOf,
  type Message,
  missingOf,
  standingOf,
} from '../../../shared/domain/cases/case-record.ts';
import { digestOf } from '../../../shared/runtime/ids.ts';

const message = (kind: Message['kind'], issuedAt: string | undefined, details: CaseDetails = {}): Message => ({
  kind,
  issuedAt,
  details,
  digest: digestOf({ kind, details }),
});

/** What remains of messages heard in this order; those that contradict are set aside. */
function heardAll(messages: readonly Message[]): CaseRecord | undefined {
  let record: CaseRecord | undefined;
  for (const each of messages) {
    const heard = hear(record, each);
    if (heard.verdict === 'heard') record = heard.record;
  }
  return record;
}

const at = (day: number) => `2020-03-${String(day).padStart(2, '0')}T00:00:00.000Z`;

const details = fc.record(
  {
    name: fc.constantFrom({ given: 'Анна' }, { given: 'Анна', family: 'Орлова' }),
    birthDate: fc.constantFrom('1985-04-12', '1985-12-04', null),
    onsetDate: fc.constantFrom('2020-02-20', '2020-02-21', null),
    sex: fc.constantFrom('female' as const, 'other' as const, null),
    hospital: fc.constantFrom('first', 'second', null),
  },
  { requiredKeys: [] },
);
const kind = fc.constantFrom('report' as const, 'correct' as const, 'withdraw' as const);

/** Messages of one case, each issued at another moment; one of them at no moment at all. */
const messages = fc
  .array(fc.tuple(kind, details), { minLength: 1, maxLength: 7 })
  .map((said) =>
    said.map(([what, told], n) =>
      n === 0 && what === 'report'
        ? message('report', undefined, told)
        : message(what, at(n + 1), what === 'withdraw' ? {} : told),
    ),
  );

const shuffled = messages.chain((inOrder) =>
  fc.tuple(fc.constant(inOrder), fc.shuffledSubarray(inOrder, { minLength: inOrder.length })),
);

describe('what a source said of one case', () => {
  test('comes to the same whatever the order of its messages, some of them twice', () => {
    fc.assert(
      fc.property(shuffled, fc.nat(6), ([inOrder, anyhow], again) => {
        const [one, other] = [heardAll(inOrder), heardAll([...anyhow, ...anyhow.slice(0, again)])];
        expect({ ...other, version: 0 }).toEqual({ ...one, version: 0 });
        expect(other && standingOf(other)).toBe(one && standingOf(one));
      }),
      { numRuns: 500 },
    );
  });

  test('is, field by field, the newest that was said', () => {
    fc.assert(
      fc.property(shuffled, ([inOrder, anyhow]) => {
        const record = heardAll(anyhow);
        const newest: Record<string, unknown> = {};
        for (const { details: told } of inOrder) Object.assign(newest, told);
        const known = Object.fromEntries(Object.entries(newest).filter(([, value]) => value !== null));
        expect(record && { ...analyticOf(record), ...identifyingOf(record) }).toEqual(known);
      }),
    );
  });

  test('waits while it was only corrected or withdrawn, and is withdrawn until a newer report', () => {
    const [report, withdraw, again] = [message('report', at(1)), message('withdraw', at(2)), message('report', at(3))];
    const standing = (...said: Message[]) => {
      const record = heardAll(said);
      return record && standingOf(record);
    };
    expect(standing(message('correct', at(2)))).toBe('waiting');
    expect(standing(withdraw)).toBe('waiting');
    expect(standing(report)).toBe('standing');
    expect(standing(withdraw, report)).toBe('withdrawn');
    expect(standing(report, withdraw)).toBe('withdrawn');
    expect(standing(again, withdraw, report)).toBe('standing');
  });

  test('is contradicted by other content issued at the same moment, however the moment is written', () => {
    const first = hear(undefined, message('report', '2020-03-01T03:00:00+03:00', { hospital: 'first' }));
    const record = first.verdict === 'heard' ? first.record : undefined;
    expect(hear(record, message('report', at(1), { hospital: 'second' }))).toMatchObject({ verdict: 'conflicting' });
    expect(hear(record, message('report', at(1), { hospital: 'first' }))).toEqual({ verdict: 'already-known' });
    expect(hear(undefined, message('report', undefined)).verdict).toBe('heard');
  });

  test('is no news where a newer message repeats it, and is kept all the same', () => {
    const record = heardAll([message('report', at(1), { hospital: 'first' })]);
    const repeated = hear(record, message('correct', at(2), { hospital: 'first' }));
    expect(repeated).toMatchObject({ verdict: 'heard', news: false, record: { version: 2 } });
    expect(hear(record, message('correct', at(2), { hospital: 'second' }))).toMatchObject({ news: true });
    expect(hear(record, message('withdraw', at(2)))).toMatchObject({ news: true });
  });

  test('lacks what a call needs when a name, a disease or a report date was taken back', () => {
    const whole = { disease: 'measles', reportDate: '2020-03-01', name: { given: 'Анна' } };
    const missing = (more: CaseDetails) => {
      const record = heardAll([message('report', at(1), whole), message('correct', at(2), more)]);
      return record && missingOf(record);
    };
    expect(missing({})).toBeUndefined();
    expect(missing({ name: null })).toBe('name');
    expect(missing({ disease: null })).toBe('disease');
    expect(missing({ reportDate: null })).toBe('reportDate');
  });
});
