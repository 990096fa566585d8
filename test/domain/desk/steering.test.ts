import { expect, test } from 'vitest';
import { isPaused, paused, resumed, surged, unsteered } from '../../../shared/domain/desk/steering.ts';

const [now, later] = ['2020-03-02T08:00:00.000Z', '2020-03-02T09:00:00.000Z'];
const how = { by: 'eve', at: now, reason: 'no interpreter' };

test('a paused list is not served until its moment, or until it is opened again; others are', () => {
  const steering = paused(paused(unsteered, 'a/a/a', how), 'b/b/b', { ...how, until: later });
  const closed = (moment: string) => ['a/a/a', 'b/b/b', 'c/c/c'].filter((list) => isPaused(list, steering, moment));
  expect(closed(now)).toEqual(['a/a/a', 'b/b/b']);
  expect(closed(later)).toEqual(['a/a/a']);
  expect(isPaused('a/a/a', resumed(steering, 'a/a/a', how), now)).toBe(false);
});

test('every switch is another version, and a surge is of its jurisdiction alone', () => {
  const on = surged(surged(unsteered, 'moscow', true, how), 'kazan', true, how);
  expect(Object.keys(surged(on, 'moscow', false, how).surging)).toEqual(['kazan']);
  expect([on.version, resumed(on, 'x', how).version]).toEqual([2, 3]);
});
