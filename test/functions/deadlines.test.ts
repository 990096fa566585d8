import { expect, test } from 'vitest';
import { freshWorld } from '../support/fresh-world.ts';
import { contact, interview, report } from '../support/made-up.ts';

const world = freshWorld();

test('whoever can still be helped is called before others, whose risk is higher', async () => {
  await world().register(report({ disease: 'measles' }));
  await world().flow();
  const rows = [
    contact('late', { lastExposure: '2020-02-20', risk: 'high' }),
    contact('in-time', { lastExposure: '2020-03-01', risk: 'low' }),
  ];
  const held = await world().mustClaim('ada');
  await world().finish('ada', held, { outcome: 'completed', interview: interview(rows) });
  await world().flow();
  const bands = (await world().tasks()).flatMap(({ place }) => (place === undefined ? [] : place.band));
  const { actBefore, old } = world().policy.bands['contact-notification'];
  expect(bands.sort()).toEqual([actBefore, old.band]);
});
