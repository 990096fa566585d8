import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrongAt } from '../../shared/api/problem.ts';
import { fieldsIn, formOf, withField } from '../../web/set-aside/message-fields.ts';
import { objectIn } from '../../web/supervise/object-in.ts';
import { type Answers, answeredPages } from '../support/answered-page.ts';
import { violationsOn } from '../support/axe.ts';

const came = {
  kind: 'report',
  source: 'laboratory',
  caseId: '17',
  disease: 'covid-19',
  reportDate: '24.11.2026',
  name: { asWritten: 'Петров Иван' },
  phones: [{ number: '8 916 123-45-67', kind: 'mobile' }],
};
const entry = {
  id: 'a1',
  kind: 'case' as const,
  code: 'invalid-fields',
  reason: 'Some fields cannot be used',
  fields: [wrongAt('reportDate', 'date')],
  source: 'laboratory',
  at: '2026-11-24T10:00:00.000Z',
};

describe('a message as a form of its fields', () => {
  it('has every field that came, and those that are missing', () => {
    const paths = formOf(came, [{ field: 'reportDate' }, { field: 'birthDate' }, { field: '(all of it)' }]).map(
      ({ path }) => path,
    );
    expect(paths).toEqual([
      'kind',
      'source',
      'caseId',
      'disease',
      'reportDate',
      'name.asWritten',
      'phones.0.number',
      'phones.0.kind',
      'birthDate',
    ]);
  });

  it('changes one field and nothing else, makes what was missing, and leaves out what is emptied', () => {
    expect(withField(came, 'reportDate', '2026-11-24')).toEqual({ ...came, reportDate: '2026-11-24' });
    expect(withField(came, 'phones.0.number', '+7')).toEqual({ ...came, phones: [{ number: '+7', kind: 'mobile' }] });
    expect(withField({ a: 1 }, 'name.family', 'Петров')).toEqual({ a: 1, name: { family: 'Петров' } });
    expect(withField({ a: 1 }, 'phones.0.number', '8')).toEqual({ a: 1, phones: [{ number: '8' }] });
    expect(withField(came, 'disease', '')).not.toHaveProperty('disease');
    expect(withField({ n: 3, b: true }, 'n', '4')).toEqual({ n: 4, b: true });
    expect(withField({ n: 3, b: true }, 'b', 'false')).toEqual({ n: 3, b: false });
  });

  it('gives every message back as it is, whatever of it is written again as it was', () => {
    const leaf = fc.oneof(fc.string({ minLength: 1 }), fc.integer(), fc.boolean());
    const key = fc.stringMatching(/^[a-z]{1,5}$/);
    const message = fc.dictionary(
      key,
      fc.oneof(leaf, fc.array(leaf, { minLength: 1 }), fc.dictionary(key, leaf, { minKeys: 1 })),
    );
    fc.assert(
      fc.property(message, (said) => {
        const again = fieldsIn(said).reduce<unknown>((so, { path, value }) => withField(so, path, value), said);
        expect(again).toEqual(said);
      }),
    );
  });

  it('is none where the text cannot be read', () => {
    expect(objectIn('{"a":')).toBeUndefined();
    expect(objectIn('[1]')).toBeUndefined();
    expect(objectIn('{"a":1}')).toEqual({ a: 1 });
  });
});

describe('what was set aside', { timeout: 60_000 }, () => {
  const openPage = answeredPages();
  const open = (answers: Answers, options = {}) =>
    openPage({
      path: '/set-aside',
      roles: ['supervisor'],
      answers: {
        listSetAside: () => ({ setAside: [entry] }),
        readSetAside: () => ({ ...entry, body: JSON.stringify(came), mended: [] }),
        fixSetAside: () => ({ status: 'sent', fields: ['reportDate'] }),
        ...answers,
      },
      options,
    });

  it('is mended in a form; what is wrong still is said beside its field and not sent', async () => {
    const { page, asked, complaints, close } = await open({});
    await page.getByText('Some fields cannot be used').waitFor();
    expect(await page.getByText('Петров').count()).toBe(0);
    await page.getByText('Some fields cannot be used').click();
    await page.getByText(/a date is written/).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/set-aside.png` });
    await page.getByLabel('Why?').fill('a date of the old form');
    await page.getByRole('button', { name: 'Mend and send' }).click();
    await page.getByText(/a date is written/).waitFor();
    expect(asked.some(({ route }) => route === 'fixSetAside')).toBe(false);
    await page.getByLabel('reportDate').fill('2026-11-24');
    await page.keyboard.press('Enter');
    await page.getByText('Mended and sent.').waitFor();
    expect(asked.find(({ route }) => route === 'fixSetAside')?.body).toEqual({
      message: { ...came, reportDate: '2026-11-24' },
      why: 'a date of the old form',
    });
    expect(await page.getByText('Петров').count()).toBe(0);
    expect(page.url()).toMatch(/\/set-aside$/);
    expect(complaints).toEqual([]);
    await close();
  });

  it('is sent again as it came, or dismissed with a reason', async () => {
    const { page, asked, close } = await open(
      {
        listSetAside: () => ({ setAside: [{ ...entry, kind: 'contact' }] }),
        readSetAside: () => ({ ...entry, kind: 'contact', body: 'not JSON', mended: [] }),
        redriveSetAside: () => ({ status: 'sent' }),
        dismissSetAside: () => ({ status: 'dismissed' }),
      },
      { locale: 'ru-RU', colorScheme: 'dark' },
    );
    await page.getByText('Некоторые поля непригодны').click();
    await page.getByRole('button', { name: 'Отправить снова как есть' }).click();
    await page.getByText('Отправлено снова.').waitFor();
    await page.getByText('Некоторые поля непригодны').click();
    await page.getByRole('button', { name: 'Отклонить…' }).first().click();
    await page.getByLabel('Почему?').fill('пробное сообщение');
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('Отклонено.').waitFor();
    expect(asked.find(({ route }) => route === 'dismissSetAside')?.body).toEqual({ why: 'пробное сообщение' });
    await close();
  });
});
