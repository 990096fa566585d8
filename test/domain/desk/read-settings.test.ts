import { expect, test } from 'vitest';
import defaultPolicy from '../../../shared/domain/desk/default-policy.json' with { type: 'json' };
import { problemsInPolicy } from '../../../shared/domain/desk/read-settings.ts';

const { retries, hours, skills, supervision } = defaultPolicy;
const closed = { ...hours.everywhere, windows: { weekday: [], weekend: [], holiday: [] } };

test.each([
  ['no object', [], 'policy.json', { code: 'no-sections' }],
  ['a skill with a space', { skills: { ...skills, letter: 'a letter' } }, 'skills.letter', { code: 'list-part' }],
  [
    'a holiday in words',
    { hours: { ...hours, everywhere: { ...hours.everywhere, holidays: ['Easter'] } } },
    'hours.everywhere.holidays.0',
    { code: 'holiday' },
  ],
  ['hours that never are', { hours: { ...hours, everywhere: closed } }, 'hours.everywhere', { code: 'never-open' }],
  [
    'nothing to do when nobody answers',
    { retries: { ...retries, rules: retries.rules.filter(({ outcome }) => outcome !== 'no-answer') } },
    'retries.rules',
    { code: 'no-rule', values: { outcome: 'no-answer' } },
  ],
  ['a section that nobody knows', { shoes: 44 }, 'shoes', { code: 'unknown-field' }],
  [
    'no supervision at all',
    { supervision: { ...supervision, reviewed: 'all' } },
    'supervision.reviewed',
    { code: 'kind' },
  ],
])(
  'a policy with %s is refused at its place, by a code that every language has words for',
  (_what, changed, at, wrong) => {
    const written = Array.isArray(changed) ? changed : { ...defaultPolicy, ...changed };
    const field = at === 'policy.json' ? at : `policy.json: ${at}`;
    expect(problemsInPolicy('policy.json', written, defaultPolicy)).toContainEqual(
      expect.objectContaining({ field, ...wrong }),
    );
  },
);
