import { describe, expect, it } from 'vitest';
import { wrong } from '../../shared/domain/wrong.ts';
import { stepsOf } from '../../web/settings/versions.ts';
import { type Answers, answeredPages, refusal } from '../support/answered-page.ts';
import { violationsOn } from '../support/axe.ts';

const policy = (version: number) => ({ kind: 'policy' as const, name: 'default', version });
const time = (version: number, ...documents: ReturnType<typeof policy>[]) => ({
  version,
  at: '2026-11-24T10:00:00.000Z',
  by: 'eve',
  why: `reason ${version}`,
  documents,
});

describe('the history of settings', () => {
  const history = [time(3, policy(7)), time(2, policy(7)), time(1, policy(4))];

  it('says from which version to which a document went, and nothing of one that stayed', () => {
    expect(stepsOf(history, 0)).toEqual([]);
    expect(stepsOf(history, 1)).toEqual([{ kind: 'policy', name: 'default', from: 4, to: 7 }]);
  });

  it('starts from the version before where the first one came with the release', () => {
    expect(stepsOf(history, 2)).toEqual([{ kind: 'policy', name: 'default', from: 3, to: 4 }]);
  });
});

describe('the settings', { timeout: 60_000 }, () => {
  const openPage = answeredPages();
  const open = (roles: ('supervisor' | 'administrator')[], answers: Answers = {}, options = {}) =>
    openPage({
      path: '/settings',
      roles,
      answers: {
        readSettings: () => ({ inForce: [{ ...policy(7), shipped: false }], applied: time(2, policy(7)) }),
        readSettingsHistory: () => ({ history: [time(2, policy(7)), time(1, policy(4))] }),
        readSetting: () => ({ ...policy(7), document: { version: 7 } }),
        compareSettings: ({ body }) => {
          const sent = JSON.stringify(body);
          if (sent.includes('from')) return { differences: ['releases.perHour: 5 -> 3'], problems: [], leftBehind: [] };
          return sent.includes('wrong')
            ? {
                differences: [],
                problems: [{ field: 'policy.json: wrong', ...wrong('unknown-field') }],
                leftBehind: [],
              }
            : {
                differences: ['policy/default: version: 7 -> 8'],
                problems: [],
                leftBehind: [{ field: 'moscow/ru/check', ...wrong('list-unknown', { open: 3 }) }],
              };
        },
        applySettings: () => ({ status: 'applied', version: 3, at: '2026-11-24T10:00:00.000Z' }),
        ...answers,
      },
      options,
    });

  it('are compared by a supervisor, who is told what is wrong and cannot apply', async () => {
    const { page, complaints, close } = await open(['supervisor']);
    await page.getByRole('button', { name: 'default: 4 → 7' }).click();
    await page.getByText('releases.perHour: 5 -> 3').waitFor();
    await page.getByLabel('The document (JSON)').fill('{"wrong": 1}');
    await page.getByRole('button', { name: 'See what would change' }).click();
    await page.getByText('policy.json: wrong: there is no such field').waitFor();
    await page.getByLabel('The document (JSON)').fill('{"version": 8}');
    await page.getByRole('button', { name: 'See what would change' }).click();
    await page.getByText('An administrator can apply it.').waitFor();
    expect(await page.getByRole('button', { name: 'Apply' }).count()).toBe(0);
    await page.getByRole('button', { name: /^Policy: default/ }).click();
    await page.getByText('"version": 7').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('are applied by an administrator with a reason, and calls left behind on purpose only', async () => {
    const { page, asked, close } = await open(['administrator'], {}, { locale: 'ru-RU', colorScheme: 'dark' });
    await page.getByLabel('Документ (JSON)').fill('{"version": 8}');
    await page.getByRole('button', { name: 'Посмотреть, что изменится' }).click();
    await page.getByText('moscow/ru/check: открытых задач: 3, а такого списка в настройках больше нет').waitFor();
    const apply = page.getByRole('button', { name: 'Применить' });
    await page.getByLabel('Почему?').fill('ещё два округа');
    expect(await apply.isDisabled()).toBe(true);
    await page.getByLabel('Оставить их намеренно').check();
    expect(await violationsOn(page)).toEqual([]);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/settings.png`, fullPage: true });
    await apply.click();
    await page.getByText('Применено под номером 3.').waitFor();
    expect(asked.find(({ route }) => route === 'applySettings')?.body).toEqual({
      documents: [{ kind: 'policy', document: { version: 8 } }],
      why: 'ещё два округа',
      leaveBehind: true,
    });
    await close();
  });

  it('say why they were not applied', async () => {
    const { page, close } = await open(['administrator'], {
      compareSettings: () => ({ differences: [], problems: [], leftBehind: [] }),
      applySettings: () => refusal(409, 'tasks-left-behind'),
    });
    await page.getByLabel('The document (JSON)').fill('{"version": 8}');
    await page.getByRole('button', { name: 'See what would change' }).click();
    await page.getByLabel('Why?').fill('two more districts');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('alert').getByText('leave them on purpose').waitFor();
    await close();
  });
});
