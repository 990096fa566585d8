import { expect, test } from 'vitest';
import { checkLedger } from '../../functions/check-ledger/check-ledger.ts';
import { ledgerOf } from '../../shared/domain/cases/ledger.ts';

const measured = async (totals: Record<string, number>) => {
  const figures: [string, number][] = [];
  await checkLedger(
    async () => ledgerOf(new Map(Object.entries(totals))),
    (name, value) => figures.push([name, value]),
  );
  return figures;
};

test('a message that nothing became of is measured', async () => {
  expect(await measured({ 'case.in': 3, 'case.opened': 2, 'case.open': 2 })).toEqual([['LedgerDifference', 1]]);
});

test('a task that is neither open nor closed is measured, and does not hide behind another', async () => {
  const totals = {
    'case.in': 2,
    'case.opened': 2,
    'case.open': 1,
    'contact.in': 1,
    'contact.opened': 1,
    'contact.open': 2,
  };
  expect(await measured(totals)).toEqual([['LedgerDifference', 2]]);
});

test('a ledger that balances is measured as 0', async () => {
  expect(await measured({ 'case.in': 1, 'case.opened': 1, 'case.closed': 1 })).toEqual([['LedgerDifference', 0]]);
});
