import { describe, expect, it } from 'vitest';
import type { FlagsResponse, FlagView } from '../../shared/api/flags.ts';
import { flagKinds, flagMeanings } from '../../shared/domain/quality/flags.ts';
import { type Answers, answeredPages } from '../support/answered-page.ts';
import { violationsOn } from '../support/axe.ts';

const openPage = answeredPages();

const asOf = '2015-07-01T10:00:00.000Z';

/** A list that is worked as the API works it. */
function flagList(): Answers {
  const flags: FlagView[] = flagKinds.flatMap((kind, n) => [
    {
      flag: `flag_${n}`,
      kind,
      meaning: flagMeanings[kind],
      people: [`pn_${n}`, 'pn_99'],
      refs: { pn_99: 'SK_99' },
      state: 'open' as const,
    },
  ]);
  return {
    listSnapshots: () => ({ snapshots: [{ asOf }], diseases: ['mers', 'unspecified'] }),
    listFlags: ({ query: { kind, state = 'open', cursor = '0', disease = '' } }) => {
      const all = flags.filter((flag) => flag.state === state);
      const wanted = all.filter((flag) => kind === undefined || flag.kind === kind);
      const answer: FlagsResponse = {
        asOf,
        disease,
        counts: Object.fromEntries(flagKinds.map((each) => [each, all.filter((flag) => flag.kind === each).length])),
        flags: wanted.slice(Number(cursor), Number(cursor) + 5),
      };
      return Number(cursor) + 5 < wanted.length ? { ...answer, cursor: '5' } : answer;
    },
    workFlag: ({ path, body }) => {
      const n = flags.findIndex(({ flag }) => path === `/flags/${flag}`);
      const { state, why } = body as { state: FlagView['state']; why: string };
      const found = flags[n];
      if (found === undefined) throw new Error(`There is no flag at ${path}.`);
      const worked = { ...found, state, why, by: 'somebody', at: asOf };
      flags[n] = worked;
      return worked;
    },
  };
}

const open = (search = '', options = {}) =>
  openPage({ path: `/flags${search}`, roles: ['epidemiologist'], answers: flagList(), options });

describe('flags', { timeout: 60_000 }, () => {
  it('come page after page, by kind, with how many there are of each, and lead to the graph', async () => {
    const { page, asked, complaints, close } = await open();
    const flags = page.locator('.flag');
    await page.getByText('8 to look at.').waitFor();
    expect(await flags.count()).toBe(5);
    await page.getByRole('button', { name: 'More of them' }).click();
    await expect.poll(() => flags.count()).toBe(8);
    const kind = page.getByRole('combobox', { name: 'What is wrong' });
    await kind.selectOption({ label: 'Links lead in a circle (1)' });
    await page.getByText('1 to look at.').waitFor();
    expect(asked.at(-1)?.query).toEqual({ disease: 'mers', state: 'open', kind: 'cycle' });
    expect(page.url()).toMatch(/\/flags\?kind=cycle$/);
    expect(await page.getByRole('link', { name: 'SK_99' }).getAttribute('href')).toBe('/graph?person=pn_99');
    await page.getByRole('link', { name: 'pn_3' }).click();
    await page.waitForURL(/\/graph\?person=pn_3$/);
    expect(complaints).toEqual([]);
    await close();
  });

  it('are settled by keyboard with a reason, counted out at once, and opened again', async () => {
    const { page, asked, complaints, close } = await open('?kind=several-sources');
    await page.getByRole('button', { name: 'Settle…' }).press('Enter');
    const dismiss = page.getByRole('button', { name: 'Nothing is wrong' });
    expect(await dismiss.isDisabled(), 'without a reason').toBe(true);
    await page.keyboard.type('both were in the room');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Kept: nothing is wrong with it. None.').waitFor();
    expect(asked.findLast(({ route }) => route === 'workFlag')).toMatchObject({
      path: '/flags/flag_4',
      body: { disease: 'mers', state: 'dismissed', why: 'both were in the room' },
    });
    await page.getByRole('combobox', { name: 'State' }).selectOption('dismissed');
    await page.getByText('both were in the room').waitFor();
    await page.getByRole('button', { name: 'Settle…' }).click();
    await page.keyboard.type('one was in another room');
    await page.getByRole('button', { name: 'Open again' }).click();
    await page.getByText('It is open again. None.').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('have nothing that axe finds wrong in either theme, in the longer language', async () => {
    const { page, complaints, close } = await open('', { locale: 'ru-RU' });
    await page.locator('.flag').getByRole('button').first().click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violationsOn(page), colorScheme).toEqual([]);
    }
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/flags-ru.png`, fullPage: true });
    expect(complaints).toEqual([]);
    await close();
  });
});
