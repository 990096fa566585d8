import { describe, expect, it } from 'vitest';
import { outcomeOfAttempt } from '../../local/replay/reach.ts';

const people = Array.from({ length: 20_000 }, (_, person) => `person ${person}`);
const share = (part: readonly unknown[], whole: readonly unknown[]) => part.length / whole.length;

describe('reaching people as published', () => {
  it('reaches 68 % at the first try, and 44, 37, 22, 22 % of those tried again', () => {
    let tried = people;
    const shares = [1, 2, 3, 4, 5].map((ordinal) => {
      const failed = tried.filter((person) => outcomeOfAttempt(person, ordinal, '1') !== 'completed');
      const reached = 1 - share(failed, tried);
      tried = failed;
      return reached;
    });
    for (const [at, expected] of [0.68, 0.44, 0.37, 0.22, 0.22].entries()) expect(shares[at]).toBeCloseTo(expected, 1);
  });

  it('counts tries from one again after a call that reached the person', () => {
    const reachedFirst = people.filter((person) => outcomeOfAttempt(person, 1, '1') === 'completed');
    const reachedAgain = reachedFirst.filter((person) => outcomeOfAttempt(person, 2, '1') === 'completed');
    expect(share(reachedAgain, reachedFirst)).toBeCloseTo(0.68, 1);
  });

  it('mostly fails for no answer, and only in ways after which the person can be called again', () => {
    const failures = people.map((person) => outcomeOfAttempt(person, 1, '1')).filter((one) => one !== 'completed');
    expect(
      share(
        failures.filter((one) => one === 'no-answer'),
        failures,
      ),
    ).toBeCloseTo(0.84, 1);
    expect(new Set(failures)).toEqual(new Set(['no-answer', 'busy', 'voicemail']));
  });

  it('comes out the same whenever it is asked, and otherwise for another seed', () => {
    const outcomes = (seed: string) => people.slice(0, 200).map((person) => outcomeOfAttempt(person, 1, seed));
    expect(outcomes('1')).toEqual(outcomes('1'));
    expect(outcomes('1')).not.toEqual(outcomes('2'));
  });
});
