import { expect, it } from 'vitest';
import { outcomesInOrder } from '../../shared/domain/calls/outcomes-offered.ts';
import { pageOf } from '../../web/call/outcome-pages.ts';

const offered = outcomesInOrder.map((outcome) => ({ outcome }));

it('has a digit for every outcome, on one page or the next, and comes back to the first', () => {
  const first = pageOf(offered, 0);
  const second = pageOf(offered, 1);
  expect([...first, ...second]).toEqual(offered);
  expect(pageOf(offered, 2)).toEqual(first);
  expect(first.length).toBe(9);
  expect(first[0]?.outcome).toBe('no-answer');
});
