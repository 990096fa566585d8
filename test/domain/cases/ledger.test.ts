import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addTo,
  type Contribution,
  closed,
  type Disposition,
  disposed,
  dispositions,
  ledgerOf,
  plus,
  taken,
} from '../../../shared/domain/cases/ledger.ts';

const kind = fc.constantFrom('case' as const, 'contact' as const);
const became = fc.array(fc.tuple(kind, fc.constantFrom<Disposition>(...dispositions)));

test('balances when everything taken in has a disposition and everything opened is open or closed', () => {
  fc.assert(
    fc.property(became, fc.nat(), (all, n) => {
      const parts = all.flatMap(([of, disposition]) => [taken(of), disposed(of, disposition)]);
      const opened = all.filter(([, disposition]) => disposition === 'opened');
      const ended = opened.slice(0, n % (opened.length + 1)).map(([of]) => closed(of));
      const open = opened.slice(ended.length).map(([of]) => ({ [`${of}.open`]: 1 }));
      const ledger = ledgerOf(new Map(Object.entries(plus(...parts, ...ended, ...open))));
      expect(ledger).toMatchObject({ in: all.length, opened: opened.length, closed: ended.length, difference: 0 });
    }),
  );
});

test('shows a message lost, a task lost and one too many, and never lets two faults cancel out', () => {
  const of = (...parts: Contribution[]) => ledgerOf(new Map(Object.entries(plus(...parts)))).difference;
  expect(of(taken('case'))).toBe(1);
  expect(of(taken('case'), disposed('case', 'opened'))).toBe(1);
  expect(of(taken('case'), disposed('case', 'opened'), { 'case.open': 2 })).toBe(1);
  expect(of(taken('case'), disposed('contact', 'joined'))).toBe(2);
  expect(of(taken('case'), { 'case.open': 1 })).toBe(2);
});

test('what is taken away again leaves nothing', () => {
  const counted = plus(taken('contact', 5), { people: 2 });
  const sum = addTo(addTo(new Map(), counted), counted, -1);
  expect([...sum.values()].every((n) => n === 0)).toBe(true);
});
