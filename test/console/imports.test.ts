import { describe, expect, it } from 'vitest';
import type { ImportRequest, ImportResponse } from '../../shared/api/imports.ts';
import { wrong } from '../../shared/domain/wrong.ts';
import { type Answers, answeredPages } from '../support/answered-page.ts';
import { violationsOn } from '../support/axe.ts';

const openPage = answeredPages();

const none = { new: 0, changed: 0, unchanged: 0, refused: 0 };

/** Three rows in two parts, as the API answers them. */
function part({ columns, from = 0 }: ImportRequest): ImportResponse {
  return {
    read: {
      cases: 3,
      pairs: 1,
      noSource: 0,
      columns: [
        { file: 'linelist', column: 'Fall', field: 'id' },
        { file: 'linelist', column: 'Beginn', field: columns?.onset === 'Beginn' ? 'onset' : null },
        { file: 'contacts', column: 'from', field: 'from' },
        { file: 'contacts', column: 'to', field: 'to' },
      ],
      dateFormats: { linelist: 'yyyy-MM-dd' },
      hasProfile: true,
    },
    cases: { ...none, new: 1, refused: from === 0 ? 1 : 0, joined: 0 },
    pairs: { ...none, new: from === 0 ? 0 : 1, confirmed: from === 0 ? 0 : 1 },
    contactsOnly: 0,
    problems:
      from === 0
        ? [
            {
              file: 'linelist',
              row: 3,
              column: 'Beginn',
              ...wrong('day', { pattern: 'yyyy-MM-dd' }),
              effect: 'refused',
            },
          ]
        : [],
    duplicates:
      from === 0
        ? [{ file: 'linelist', row: 4, of: 2, code: 'repeated', because: 'says the same again, and is passed over' }]
        : [],
    unlisted: 0,
    ...(from === 0 ? { next: 2 } : {}),
  };
}

const answers: Answers = {
  listSnapshots: () => ({ snapshots: [], diseases: [] }),
  importOutbreak: ({ body }) => part(body as ImportRequest),
};

const file = (name: string, text: string | Buffer) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const linelist = file('fälle.csv', 'Fall,Beginn\n1,2020-02-01\n2,?!\n3,2020-02-03\n');

async function open(options = {}) {
  const opened = await openPage({ path: '/imports', roles: ['epidemiologist'], answers, options });
  const inputs = opened.page.locator('input[type=file]');
  await inputs.first().waitFor({ state: 'attached' });
  const sent = () =>
    opened.asked.filter(({ route }) => route === 'importOutbreak').map(({ body }) => body as ImportRequest);
  return { ...opened, inputs, sent };
}

describe('imports', { timeout: 60_000 }, () => {
  it('are looked at first, part after part, mapped otherwise, looked at again, and only then taken in', async () => {
    const { page, inputs, sent, complaints, close } = await open();
    await inputs.first().setInputFiles(linelist);
    await inputs.last().setInputFiles(file('pairs.csv', 'from,to\n1,3\n'));
    const take = page.getByRole('button', { name: 'Take it in', exact: true });
    expect(await take.isDisabled(), 'before anybody looked').toBe(true);
    const look = page.getByRole('button', { name: 'Look at what would be taken in' });
    await look.press('Enter');
    await page.getByText('3 rows of cases: 2 new, 0 changed').waitFor();
    await page.getByText('No column was taken for the onset').waitFor();
    expect(await page.getByRole('row').last().getByRole('cell').allTextContents()).toEqual([
      'Line list',
      '3',
      'Beginn',
      'is no day written yyyy-MM-dd',
      'the row is left out',
    ]);
    await page.getByText('Line list, row 4: as row 2: says the same again').waitFor();
    await page.getByRole('combobox', { name: 'Beginn' }).selectOption({ label: 'onset' });
    await page.getByText('look again before it is taken in').waitFor();
    expect(await take.isDisabled(), 'after a change').toBe(true);
    await look.click();
    await expect.poll(() => take.isEnabled()).toBe(true);
    expect(
      sent().every(({ dryRun }) => dryRun),
      'nothing was written yet',
    ).toBe(true);
    await take.click();
    await page.getByRole('heading', { name: 'Taken in', exact: true }).waitFor();
    expect(sent().slice(-2)).toMatchObject([0, 2].map((from) => ({ from, dryRun: false, source: 'fälle.csv' })));
    expect(sent().at(-1)?.columns).toMatchObject({ id: 'Fall', onset: 'Beginn', report: '' });
    expect(page.url()).toMatch(/\/imports$/);
    expect(complaints).toEqual([]);
    await close();
  });

  it('of pairs alone need no line list', async () => {
    const { page, inputs, sent, close } = await open();
    await inputs.last().setInputFiles(file('pairs.csv', 'from,to\n1,3\n'));
    await page.getByRole('button', { name: 'Look at what would be taken in' }).click();
    await page.getByRole('combobox', { name: 'from' }).selectOption({ label: 'onset: who exposed' });
    await page.getByRole('button', { name: 'Look at what would be taken in' }).click();
    await expect.poll(() => sent().at(-1)?.contactColumns?.fromOnset).toBe('from');
    expect(sent()[0]).toMatchObject({ contacts: 'from,to\n1,3\n', source: 'pairs.csv' });
    expect(sent().filter(({ linelist, columns }) => linelist !== undefined || columns !== undefined)).toEqual([]);
    await close();
  });

  it('that are read wrong as a whole cannot be taken in', async () => {
    const dates = { file: 'linelist', row: 1, column: '(dates)', ...wrong('dates-form'), effect: 'refused' } as const;
    const { page, inputs, answer, close } = await open();
    answer({ importOutbreak: ({ body }) => ({ ...part({ ...(body as ImportRequest), from: 2 }), problems: [dates] }) });
    await inputs.first().setInputFiles(linelist);
    await page.getByRole('button', { name: 'Look at what would be taken in' }).click();
    await page.getByRole('cell', { name: 'nothing of the file is taken' }).waitFor();
    expect(await page.getByRole('button', { name: 'Take it in', exact: true }).isDisabled()).toBe(true);
    await close();
  });

  it('in another alphabet are refused until it is said which, and have nothing that axe finds wrong', async () => {
    const { page, inputs, sent, complaints, close } = await open({ locale: 'ru-RU' });
    const inWindows1251 = Buffer.from([0xcd, 0xee, 0xec, 0xe5, 0xf0, 0x0a, 0x31, 0x0a]);
    await inputs.first().setInputFiles(file('a.csv', inWindows1251));
    await page.getByRole('alert').getByText('в другой кодировке').waitFor();
    const look = page.getByRole('button', { name: 'Посмотреть' });
    expect(await look.isDisabled()).toBe(true);
    await page.getByRole('combobox', { name: 'Кодировка' }).selectOption('windows-1251');
    await look.click();
    await page.getByText('3 строки о случаях').waitFor();
    expect(sent()[0]?.linelist).toBe('Номер\n1\n');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violationsOn(page), colorScheme).toEqual([]);
    }
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/imports-ru.png`, fullPage: true });
    expect(complaints).toEqual([]);
    await close();
  });
});
