import { describe, expect, it } from 'vitest';
import { type Claim, type LiveClaims, liveClaims } from '../../local/replay/live-claims.ts';

const now = '2015-05-20T08:00:00.000Z';
const claim = (operator: string, epoch: number, until = '2015-05-20T09:00:00.000Z'): Claim => ({
  task: 'T',
  epoch,
  operator,
  until,
});

function doublesIn(happens: (claims: LiveClaims) => void): number {
  let doubles = 0;
  happens(
    liveClaims((times) => {
      doubles = times;
    }),
  );
  return doubles;
}

describe('watching claims from outside', () => {
  it('sees one task given to a second operator while the first holds it', () => {
    const happens = (claims: LiveClaims) => {
      claims.taken(claim('a', 1), now);
      claims.taken(claim('b', 2), now);
    };
    expect(doublesIn(happens)).toBe(1);
  });

  it('sees one epoch given to two operators, even after the first has ended', () => {
    const happens = (claims: LiveClaims) => {
      claims.taken(claim('a', 1), now);
      claims.ended(claim('a', 1), 'stored');
      claims.taken(claim('b', 1), now);
    };
    expect(doublesIn(happens)).toBe(1);
  });

  it('has nothing against the same operator asking again, and renewing', () => {
    const happens = (claims: LiveClaims) => {
      claims.taken(claim('a', 1), now);
      claims.taken(claim('a', 1, '2015-05-20T09:30:00.000Z'), now);
    };
    expect(doublesIn(happens)).toBe(0);
  });

  it('has nothing against a task taken over after the claim ran out', () => {
    const happens = (claims: LiveClaims) => {
      claims.taken(claim('a', 1, '2015-05-20T07:59:00.000Z'), '2015-05-20T07:00:00.000Z');
      claims.taken(claim('b', 2), now);
    };
    expect(doublesIn(happens)).toBe(0);
  });

  it('has nothing against a task that is taken while the answer to its end is still on the way', () => {
    const happens = (claims: LiveClaims) => {
      claims.taken(claim('a', 1), now);
      claims.ending(claim('a', 1));
      claims.taken(claim('b', 2), now);
      claims.ended(claim('a', 1), 'stored');
      claims.ended(claim('b', 2), 'stored');
    };
    expect(doublesIn(happens)).toBe(0);
  });

  it('sees that the end of a live claim was refused because another had been given the task', () => {
    const happens = (claims: LiveClaims) => {
      claims.taken(claim('a', 1), now);
      claims.ending(claim('a', 1));
      claims.taken(claim('b', 2), now);
      claims.ended(claim('a', 1), 'refused');
    };
    expect(doublesIn(happens)).toBe(1);
  });
});
