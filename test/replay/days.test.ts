import { describe, expect, it } from 'vitest';
import { letDaysPass } from '../../local/replay/days.ts';
import type { OfferedDay } from '../../local/replay/plan.ts';

const dayOf = (day: string | undefined): OfferedDay => ({
  day,
  offers: [{ index: 0, line: 2, id: day ?? 'none', body: '{}', problem: undefined }],
});

/** A pipeline of its own that has tasks with due times and nothing else. */
function pipeline(now: string, due: string[] = []) {
  const diary: string[] = [];
  return {
    diary,
    now: () => now,
    driveTo: async (moment: string) => {
      if (moment > now) now = moment;
      return now;
    },
    offer: async (days: readonly OfferedDay[]) => {
      diary.push(`${now.slice(0, 16)} offered ${days.map(({ day }) => day ?? 'no day').join(' ')}`);
    },
    work: async () => {
      const calls = due.filter((moment) => moment <= now);
      due = due.filter((moment) => moment > now);
      if (calls.length > 0) diary.push(`${now.slice(0, 16)} called ${calls.length}`);
      return { calls: calls.length, dueAgainAt: due[0] };
    },
    openTasks: async () => due.length,
  };
}

describe('days passing', () => {
  it('offers each day in its own morning', async () => {
    const world = pipeline('2015-05-19T08:00:00.000Z');
    await letDaysPass({ ...world, days: ['2015-05-20', '2015-05-23'].map(dayOf), daysOffered: 0 });
    expect(world.diary).toEqual(['2015-05-20T08:00 offered 2015-05-20', '2015-05-23T08:00 offered 2015-05-23']);
  });

  it('offers past days at once, together with rows that name no day, because the clock never goes back', async () => {
    const world = pipeline('2015-05-21T20:00:00.000Z');
    const days = [undefined, '1861-11-21', '2015-05-20', '2015-05-21', '2015-05-22'].map(dayOf);
    await letDaysPass({ ...world, days, daysOffered: 0 });
    expect(world.diary).toEqual([
      '2015-05-21T20:00 offered no day 1861-11-21 2015-05-20 2015-05-21',
      '2015-05-22T08:00 offered 2015-05-22',
    ]);
  });

  it('goes on from the first day that was not offered before an interruption', async () => {
    const world = pipeline('2015-05-20T08:00:00.000Z');
    await letDaysPass({ ...world, days: ['2015-05-20', '2015-05-21'].map(dayOf), daysOffered: 1 });
    expect(world.diary).toEqual(['2015-05-21T08:00 offered 2015-05-21']);
  });

  it('stops on the way to the next day for a call that is due before it, and goes on after the last day until none is', async () => {
    const due = ['2015-05-20T11:00:00.000Z', '2015-05-22T11:00:00.000Z', '2015-05-25T09:00:00.000Z'];
    const world = pipeline('2015-05-20T08:00:00.000Z', due);
    await letDaysPass({ ...world, days: ['2015-05-20', '2015-05-21'].map(dayOf), daysOffered: 0 });
    expect(world.diary).toEqual([
      '2015-05-20T08:00 offered 2015-05-20',
      '2015-05-20T11:00 called 1',
      '2015-05-21T08:00 offered 2015-05-21',
      '2015-05-22T11:00 called 1',
      '2015-05-25T09:00 called 1',
    ]);
  });

  it('ends when what is open does not become due for anybody in a month', async () => {
    const world = pipeline('2015-05-20T08:00:00.000Z');
    let steps = 0;
    const driveTo = (moment: string) => {
      steps += 1;
      return world.driveTo(moment);
    };
    await letDaysPass({ ...world, driveTo, openTasks: async () => 1, days: [dayOf('2015-05-20')], daysOffered: 0 });
    expect(world.diary).toEqual(['2015-05-20T08:00 offered 2015-05-20']);
    expect(steps).toBeLessThan(1_000);
  });
});
