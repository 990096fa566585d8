import { expect, test } from 'vitest';
import defaultPolicy from '../../../shared/domain/desk/default-policy.json' with { type: 'json' };
import { readPolicy } from '../../../shared/domain/desk/policy.ts';
import { surged, unsteered } from '../../../shared/domain/desk/steering.ts';
import { protocolsServed, servedBand } from '../../../shared/domain/desk/supervision.ts';

const policy = readPolicy(defaultPolicy);
const supervision = {
  ...policy.supervision,
  surge: { bands: { '4': 8 }, protocols: { interview: 'short' } },
};
const steering = surged(unsteered, 'moscow', true, { by: 'eve', at: '2020-03-02T08:00:00.000Z', reason: 'a factory' });
const now = { supervision, steering };

test('a surge serves bands by other bands, in its jurisdiction alone', () => {
  const bands = ['moscow/ru/interview', 'kazan/ru/interview'].map((list) => servedBand({ list, band: 4 }, now));
  expect([...bands, servedBand({ list: 'moscow/ru/interview', band: 3 }, now)]).toEqual([8, 4, 3]);
});

test('a surge asks the short protocol in the place of the long one, where there is one', () => {
  const both = [{ id: 'interview' }, { id: 'short' }, { id: 'other' }];
  const asked = (jurisdiction: string) => protocolsServed(both, jurisdiction, now).map(({ id }) => id);
  expect([asked('moscow'), asked('kazan')]).toEqual([
    ['short', 'other'],
    ['interview', 'other'],
  ]);
  expect(protocolsServed([{ id: 'interview' }], 'moscow', now)).toEqual([{ id: 'interview' }]);
});
