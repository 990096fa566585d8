import { describe, expect, it } from 'vitest';
import { Staff } from '../../shared/domain/desk/staff.ts';
import { wrong } from '../../shared/domain/wrong.ts';
import { shiftAsWritten, staffRows } from '../../web/staff/staff-in-words.ts';
import { answeredPages } from '../support/answered-page.ts';
import { violationsOn } from '../support/axe.ts';

const shift = (...days: ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[]) => ({
  days,
  from: '08:00',
  to: '20:00',
  zone: 'Europe/Moscow',
});
const person = (id: string, more: object = {}) => Staff.parse({ id, lists: ['moscow/ru/interview'], ...more });
const nothing = { problems: [], added: 0, changed: 0, unchanged: 0, lines: [], handedOver: 0 };

describe('the staff in words', () => {
  it('have shifts as their file writes them', () => {
    expect(shiftAsWritten(shift('mon', 'tue', 'wed', 'thu', 'fri'))).toBe('mon-fri 08:00-20:00 Europe/Moscow');
    expect(shiftAsWritten(shift('sun', 'mon', 'wed'))).toBe('mon,wed,sun 08:00-20:00 Europe/Moscow');
    expect(shiftAsWritten(shift('sat'))).toBe('sat 08:00-20:00 Europe/Moscow');
  });

  it('are found by whatever is in their row', () => {
    const staff = [person('anna', { skills: ['doctor'] }), person('boris', { name: 'Борис' }), person('vera')];
    const found = (text: string) => staffRows(staff, text).map(({ id }) => id);
    expect(found('DOC')).toEqual(['anna']);
    expect(found('борис')).toEqual(['boris']);
    expect(found('interview')).toEqual(['anna', 'boris', 'vera']);
  });
});

describe('the staff', { timeout: 60_000 }, () => {
  const openPage = answeredPages();

  it('say that their screen cannot be shown where its part of the page is gone, and leave the way to others', async () => {
    const { page, close } = await openPage({
      path: '/reviews',
      roles: ['supervisor'],
      answers: { listReviews: () => ({ reviews: [] }) },
    });
    await page.route('**/staff-screen-*.js', (route) => route.abort());
    await page.getByRole('link', { name: 'Staff' }).click();
    await page.getByRole('alert').getByText('This screen cannot be shown').waitFor();
    await page.getByRole('link', { name: 'Reviews' }).click();
    await page.locator('main.reviews').waitFor();
    await close();
  });

  it('are read page by page, and a file is looked at before it is applied', async () => {
    const { page, asked, complaints, close } = await openPage({
      path: '/staff',
      roles: ['administrator'],
      answers: {
        listStaff: ({ query }) =>
          query.after === undefined
            ? { staff: [person('anna', { shifts: [shift('mon', 'tue')] })], next: 'anna' }
            : { staff: [person('boris', { active: false })] },
        keepStaff: ({ body }) =>
          JSON.stringify(body).includes('wrong')
            ? { ...nothing, problems: [{ row: 2, column: 'active', ...wrong('yes-or-no') }] }
            : { ...nothing, added: 1, lines: ['vera: new'] },
      },
    });
    await page.getByRole('rowheader', { name: 'boris' }).waitFor();
    const apply = page.getByRole('button', { name: 'Apply' });
    await page.getByLabel('The file, as CSV').fill('id,active\nvera,wrong');
    await page.getByRole('button', { name: 'See what would change' }).click();
    await page.getByRole('cell', { name: 'yes or no' }).waitFor();
    expect(await apply.isDisabled()).toBe(true);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByLabel('The file, as CSV').fill('id\nvera');
    await page.getByRole('button', { name: 'See what would change' }).click();
    await page.getByText('vera: new').waitFor();
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/staff.png`, fullPage: true });
    // Another text was not looked at.
    await page.getByLabel('The file, as CSV').fill('id\nvera\ngleb');
    expect(await apply.isDisabled()).toBe(true);
    await page.getByLabel('The file, as CSV').fill('id\nvera');
    await page.getByRole('button', { name: 'See what would change' }).click();
    await apply.click();
    await page.getByText('Added 1, changed 0').waitFor();
    expect(asked.filter(({ route }) => route === 'keepStaff').at(-1)?.body).toEqual({ csv: 'id\nvera' });
    expect(complaints).toEqual([]);
    await close();
  });

  it('have nothing that axe finds wrong in Russian, in the dark', async () => {
    const { page, close } = await openPage({
      path: '/staff',
      roles: ['supervisor'],
      answers: { listStaff: () => ({ staff: [person('anna')] }) },
      options: { locale: 'ru-RU', colorScheme: 'dark' },
    });
    await page.getByRole('rowheader', { name: 'anna' }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await close();
  });
});
