import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { ExportManifest } from '../../shared/api/exports.ts';
import type { Role } from '../../shared/api/roles.ts';
import { type Answers, answeredPages } from '../support/answered-page.ts';
import { violationsOn } from '../support/axe.ts';

const openPage = answeredPages();

const asOf = '2015-07-01T10:00:00.000Z';
const parts = ['id,dt_onset\r\n1,2015-05-11\r\n', '2,\r\n'];
const whole = parts.join('');

const manifestOf = (id: string, name: string, content = whole): ExportManifest => ({
  export: id,
  at: '2015-07-01T11:00:00.000Z',
  by: 'somebody',
  reason: 'for the weekly report',
  asOf,
  disease: 'mers',
  dates: 'as-told',
  over: 'links',
  counts: { cases: 2, casesWithoutOnset: 1, contacts: 3, links: 1 },
  files: [
    {
      name,
      rows: 2,
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      parts: parts.length,
    },
  ],
});

/** Exports are kept as they are made; a part of a file is given as it is. */
async function open(roles: readonly Role[] = ['epidemiologist'], options = {}) {
  const own: ExportManifest[] = [];
  const make = (id: string, name: string) => {
    own.unshift(manifestOf(id, name));
    return own[0] ?? manifestOf(id, name);
  };
  const answers: Answers = {
    listSnapshots: () => ({ snapshots: [{ asOf }], diseases: ['mers', 'unspecified'] }),
    listExports: () => ({ exports: own }),
    makeExport: () => make('export_1', 'linelist.csv'),
    makeLinkage: () => make('export_2', 'linkage.csv'),
  };
  const opened = await openPage({ path: '/exports', roles, answers, options });
  let given = parts;
  await opened.page.route('**/api/exports/*/*', (route) =>
    route.fulfill({ body: given[Number(new URL(route.request().url()).searchParams.get('part'))] ?? '' }),
  );
  const give = (content: string[]) => {
    given = content;
  };
  const save = async (name: string) => {
    const [saved] = await Promise.all([
      opened.page.waitForEvent('download'),
      opened.page.getByRole('button', { name: `Save ${name}` }).click(),
    ]);
    return { name: saved.suggestedFilename(), text: await readFile(await saved.path(), 'utf8') };
  };
  return { ...opened, give, save };
}

describe('exports', { timeout: 60_000 }, () => {
  it('are made of what is chosen, for a reason that stands in no address, and saved as the manifest counts them', async () => {
    const { page, asked, complaints, save, close } = await open();
    await page.getByText('at most 250,000 rows').waitFor();
    const make = page.getByRole('button', { name: 'Make the files' });
    const reason = page.getByRole('textbox', { name: 'What the data is for' });
    await reason.fill('too short');
    expect(await make.isDisabled()).toBe(true);
    await page.getByRole('combobox', { name: 'Disease' }).selectOption('unspecified');
    await page.getByRole('combobox', { name: 'Dates' }).selectOption('shifted');
    await page.getByLabel('Cases from').fill('2015-05-20');
    await page.getByRole('combobox', { name: 'By which date' }).selectOption('report');
    await page.getByRole('checkbox', { name: 'network.gexf' }).check();
    await page.getByRole('checkbox', { name: 'dictionary.csv' }).uncheck();
    await reason.fill('for the weekly report');
    await reason.press('Enter');
    await page.getByText('2 cases, 1 without onset; 3 contacts; 1 link.').waitFor();
    expect(asked.findLast(({ route }) => route === 'makeExport')?.body).toEqual({
      disease: 'unspecified',
      dates: 'shifted',
      window: { from: '2015-05-20', by: 'report' },
      reason: 'for the weekly report',
      files: ['linelist.csv', 'contacts.csv', 'network.gexf'],
    });
    expect(page.url()).toMatch(/\/exports\?dates=shifted&by=report&disease=unspecified&from=2015-05-20$/);
    const row = page.getByRole('row', { name: /^linelist\.csv/ });
    const shown = await row.getByRole('cell').first().textContent();
    const { name, text } = await save('linelist.csv');
    await page.getByText('Saved; its hash is right.').waitFor();
    expect([name, text]).toEqual(['linelist.csv', whole]);
    expect(text.trim().split('\r\n').length - 1, 'rows of the file, its header left out').toBe(Number(shown));
    expect(complaints).toEqual([]);
    await close();
  });

  it('are not saved where what came is not what the manifest says', async () => {
    const { page, give, complaints, close } = await open();
    await page.getByRole('textbox', { name: 'What the data is for' }).fill('for the weekly report');
    await page.getByRole('button', { name: 'Make the files' }).click();
    give([parts[0] ?? '', '']);
    let downloads = 0;
    page.on('download', () => downloads++);
    await page.getByRole('button', { name: 'Save linelist.csv' }).click();
    await page.getByRole('alert').getByText('Nothing was saved').waitFor();
    expect(downloads).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it('say who is who only as an export of its own, with a reason of its own', async () => {
    const { page, asked, complaints, save, close } = await open(['administrator']);
    await page.getByText('at most 50,000 rows').waitFor();
    await page.getByText('Who the pseudonyms are').click();
    await page.getByText('at most 10,000 rows').waitFor();
    await page.getByRole('textbox', { name: 'Why you need to know' }).fill('samples of the laboratory');
    await page.getByRole('button', { name: 'Make the linkage file' }).click();
    await page.getByText('The files are ready').waitFor();
    expect(asked.filter(({ route }) => route === 'makeExport')).toEqual([]);
    expect(asked.findLast(({ route }) => route === 'makeLinkage')?.body).toEqual({
      disease: 'mers',
      reason: 'samples of the laboratory',
    });
    expect((await save('linkage.csv')).text).toBe(whole);
    expect(complaints).toEqual([]);
    await close();
  });

  it('have nothing that axe finds wrong in either theme, in the longer language', async () => {
    const { page, complaints, close } = await open(['epidemiologist'], { locale: 'ru-RU' });
    await page.getByRole('textbox').last().fill('for the weekly report');
    await page.getByRole('textbox').last().press('Enter');
    await page.locator('.manifest').waitFor();
    await page.locator('summary').click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violationsOn(page), colorScheme).toEqual([]);
    }
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/exports-ru.png`, fullPage: true });
    expect(complaints).toEqual([]);
    await close();
  });
});
