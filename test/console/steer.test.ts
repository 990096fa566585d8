import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actOf, emptyForm, overOf } from '../../web/board/act-form.ts';
import { carryOut, notBegun, type Progress } from '../../web/board/steer.ts';

const at = '2026-11-24T10:00:00.000Z';

describe('an act over many tasks', () => {
  it('goes from page to page to the end, and adds up what each did', async () => {
    const told: Progress[] = [];
    const asked: (string | undefined)[] = [];
    const pages = [
      { done: 25, unchanged: 0, cursor: 'b' },
      { done: 20, unchanged: 5, cursor: 'c' },
      { done: 1, unchanged: 0 },
    ];
    await carryOut(
      async (cursor) => {
        asked.push(cursor);
        return pages[asked.length - 1] ?? { done: 0, unchanged: 0 };
      },
      notBegun,
      (progress) => told.push(progress),
    );
    expect(asked).toEqual([undefined, 'b', 'c']);
    expect(told.at(-1)).toEqual({ done: 46, unchanged: 5, ended: true, cursor: undefined });
  });

  it('goes on where it stood, wherever it was not heard, and passes over no page', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(25), { minLength: 1, maxLength: 8 }),
        fc.array(fc.boolean()),
        async (sizes, fails) => {
          const failing = [...fails];
          const done: number[] = [];
          let progress = notBegun;
          const page = async (cursor: string | undefined) => {
            if (failing.pop()) throw new Error('not heard');
            const n = Number(cursor ?? 0);
            done.push(n);
            return { done: sizes[n] ?? 0, unchanged: 0, ...(n + 1 < sizes.length ? { cursor: String(n + 1) } : {}) };
          };
          while (!progress.ended) {
            await carryOut(page, progress, (now) => {
              progress = now;
            }).catch(() => undefined);
          }
          expect(done).toEqual(sizes.map((_, n) => n));
          expect(progress.done).toBe(sizes.reduce((a, b) => a + b, 0));
        },
      ),
    );
  });
});

describe('an act as it is filled in', () => {
  it('is none until it says where to', () => {
    expect(actOf('moveTasks', { ...emptyForm, toList: '  ' }, at)).toBeUndefined();
    expect(actOf('assignTasks', emptyForm, at)).toBeUndefined();
  });

  it('moves to a list, to a band or to both', () => {
    const to = (more: object) => actOf('moveTasks', { ...emptyForm, ...more }, at);
    expect(to({ toBand: '0' })).toEqual({ act: 'moveTasks', to: { band: 0 } });
    expect(to({ toList: ' a/b/c ' })).toEqual({ act: 'moveTasks', to: { list: 'a/b/c' } });
    expect(to({ toList: 'a/b/c', toBand: '4' })).toEqual({ act: 'moveTasks', to: { list: 'a/b/c', band: 4 } });
  });

  it('keeps for an operator until an hour by the clock of the server', () => {
    expect(actOf('assignTasks', { ...emptyForm, toOperator: 'anna', minutes: 30 }, at)).toEqual({
      act: 'assignTasks',
      to: { operator: 'anna', until: '2026-11-24T10:30:00.000Z' },
    });
  });

  it('is for the band that was pointed at, unless for all of the list', () => {
    const target = { of: 'band', list: 'a/b/c', band: 2 } as const;
    expect(overOf(target, emptyForm)).toEqual({ filter: { list: 'a/b/c', band: 2 } });
    expect(overOf(target, { ...emptyForm, allBands: true, operator: ' anna' })).toEqual({
      filter: { list: 'a/b/c', operator: 'anna' },
    });
    expect(overOf({ of: 'call', task: 't', operator: 'anna' }, emptyForm)).toEqual({ task: 't' });
  });
});
