import { addTo, type Contribution } from '../../shared/domain/cases/ledger.ts';
import { isPractice } from '../../shared/domain/desk/practice.ts';

const contributionIn = (item: Readonly<Record<string, unknown>> | undefined): Contribution => {
  const ledger = item?.ledger;
  if (typeof ledger !== 'object' || ledger === null || isMadeUp(item)) return {};
  return Object.fromEntries(Object.entries(ledger).filter(([, n]) => typeof n === 'number'));
};

/** Newcomers' exercises are outside the ledger. */
const isMadeUp = (item: Readonly<Record<string, unknown>> | undefined): boolean =>
  typeof item?.personId === 'string' && isPractice(item.personId);

/** What one change of an item adds to the ledger: what the item says now, less what it said before. */
export function ledgerChange(change: {
  readonly before: Readonly<Record<string, unknown>> | undefined;
  readonly after: Readonly<Record<string, unknown>> | undefined;
}): Contribution {
  const sum = addTo(addTo(new Map(), contributionIn(change.after)), contributionIn(change.before), -1);
  return Object.fromEntries([...sum].filter(([, n]) => n !== 0));
}
