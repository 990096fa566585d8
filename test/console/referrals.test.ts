import { describe, expect, it } from 'vitest';
import { answeredPages, refusal } from '../support/answered-page.ts';
import { violationsOn } from '../support/axe.ts';

const referral = (id: string, late: boolean) => ({
  id,
  kind: 'doctor' as const,
  disease: 'covid-19',
  list: 'moscow/any/doctor',
  state: 'asked' as const,
  due: '2026-11-24T10:00:00.000Z',
  late,
  askedOn: '2026-11-23',
});
const desk = {
  lists: ['*/*/*', 'moscow/any/doctor'],
  languages: [],
  skills: [],
  trained: [],
  practice: false,
  left: false,
  shift: { on: true },
};

describe('the services that were promised', { timeout: 60_000 }, () => {
  const openPage = answeredPages();

  it('show whom one is for to whoever accepted it, and to nobody before', async () => {
    const { page, asked, complaints, close } = await openPage({
      path: '/referrals',
      roles: ['operator'],
      answers: {
        whoAmI: () => ({ user: 'anna', roles: ['operator'], desk }),
        readReferrals: () => ({
          referrals: [referral('late', true), referral('soon', false)],
          figures: { asked: 10, done: 8, sameDay: 7 },
        }),
        tellReferral: ({ path }) =>
          path.endsWith('soon')
            ? refusal(409, 'referral-taken')
            : {
                referral: { ...referral('late', true), state: 'accepted', acceptedBy: 'anna' },
                details: { name: { asWritten: 'Petrov Ivan' }, phones: ['+79161234567'], what: 'A visit at home' },
              },
      },
    });
    await page.getByText('8 done, 70% on the day').waitFor();
    expect(await page.getByText('Petrov').count()).toBe(0);
    await page.getByRole('button', { name: 'Accept' }).first().click();
    await page.getByText('Petrov Ivan').waitFor();
    await page.getByText('Accepted by you').waitFor();
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('alert').getByText('Somebody else has accepted this one.').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/referrals.png` });
    expect(asked.find(({ route }) => route === 'readReferrals')?.query).toEqual({ list: 'moscow/any/doctor' });
    expect(page.url()).toMatch(/\/referrals$/);
    expect(complaints).toEqual([]);
    await close();
  });

  it('have nothing that axe finds wrong in the dark, in Russian, for a supervisor without lists of their own', async () => {
    const { page, asked, close } = await openPage({
      path: '/referrals',
      roles: ['supervisor'],
      answers: {
        readReferrals: () => ({ referrals: [referral('1', true)], figures: { asked: 0, done: 0, sameDay: 0 } }),
        readLateReferrals: () => ({ lists: [{ list: 'moscow/any/social-aid', late: 1, more: false }] }),
      },
      options: { locale: 'ru-RU', colorScheme: 'dark' },
    });
    // Whatever is most late is shown at once.
    await page.getByRole('button', { name: 'moscow/any/social-aid: опаздывает 1' }).waitFor();
    await page.getByText('Ждёт 1 услуга.').waitFor();
    expect(asked.find(({ route }) => route === 'readReferrals')?.query).toEqual({ list: 'moscow/any/social-aid' });
    await page.getByLabel('Список тех, кто оказывает').fill('moscow/any/doctor');
    await page.keyboard.press('Enter');
    await page.getByText('Ждёт 1 услуга.').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await close();
  });
});
