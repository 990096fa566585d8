import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type Answers, answeredPages, refusal } from '../support/answered-page.ts';
import { violationsOn } from '../support/axe.ts';

const openPage = answeredPages();

const answered = {
  asOf: '2015-07-01T10:00:00.000Z',
  disease: 'mers',
  parameters: { over: 'links' },
  definition: { says: 'How it is defined.', paragraph: 'docs/epidemiology.md#offspring' },
};

const attack = (of: string, cases: number, atRisk: number, rate: number | null) => ({
  of,
  cases,
  atRisk,
  rate,
  low: rate,
  high: rate,
  leftOut: { 'co-primary': 1, 'later-case': 0, lost: 2, unfinished: 3, undated: 0 },
});

const answers: Answers = {
  listSnapshots: () => ({ snapshots: [{ asOf: answered.asOf }], diseases: ['mers'] }),
  readOffspring: () => ({
    ...answered,
    cases: 162,
    distribution: [
      { infected: 0, cases: 150 },
      { infected: 2, cases: 10 },
      { infected: 38, cases: 2 },
    ],
    r: { value: 0.6049, low: 0.226, high: 2.51 },
    k: { value: 0.0204, low: 0.0096, high: null },
    fitted: [150.5, 3.1, 1.4],
    topFifth: 1,
    apart: {
      immature: 3,
      outsideWindow: 0,
      filteredOut: 0,
      infectors: 12,
      infectees: 80,
      'sporadic-local': 70,
      'sporadic-imported': 0,
      undecided: 0,
    },
    most: [{ person: 'pn_14', ref: 'SK_14', infected: 38 }],
  }),
  readSerialInterval: () => ({
    ...answered,
    n: 98,
    mean: 14.469,
    median: 14,
    sd: 5.2,
    p95: 23,
    days: [
      { days: 10, pairs: 4 },
      { days: 13, pairs: 94 },
    ],
    negative: 0,
    tooLong: 1,
    withoutOnset: 0,
    outsideWindow: 0,
  }),
  readGenerations: () => ({
    ...answered,
    generations: [
      { generation: 0, cases: 2 },
      { generation: 1, cases: 28 },
    ],
    unlinked: 65,
    inCycle: 0,
    outsideWindow: 0,
  }),
  readClusters: () => ({
    ...answered,
    clusters: 2,
    alone: 65,
    sizes: [
      { size: 3, clusters: 1 },
      { size: 94, clusters: 1 },
    ],
    largest: [{ size: 94, cases: 94, person: 'pn_1', ref: 'SK_1', firstDay: '2015-05-11', lastDay: '2015-06-15' }],
  }),
  readSecondaryAttack: () => ({
    ...answered,
    computable: true,
    all: attack('', 12, 100, 0.12),
    bySetting: [attack('household', 10, 40, 0.25), attack('', 0, 0, null)],
    byRisk: [],
  }),
  readIndicators: () => ({
    ...answered,
    indicators: [
      {
        indicator: 'interview-within-24h',
        says: 'Cases whose interview was completed in time.',
        numerator: 30,
        denominator: 40,
        pending: 2,
        value: 0.75,
        low: 0.598,
        high: 0.858,
        byDay: [
          { day: '2015-05-20', numerator: 10, denominator: 15, pending: 0 },
          { day: '2015-05-21', numerator: 20, denominator: 25, pending: 2 },
        ],
        byJurisdiction: [{ of: 'north', numerator: 30, denominator: 40, pending: 2 }],
        byList: [{ of: '', numerator: 30, denominator: 40, pending: 2 }],
      },
    ],
    contactsPerCase: { interviewed: 40, contacts: 100, mean: 2.5, median: 2, namedAny: 25, meanOfThose: 4 },
  }),
  readIndicator: ({ query }) => ({
    ...answered,
    indicator: 'interview-within-24h',
    says: '',
    total: query.met === 'not-met' ? 3 : 30,
    people:
      query.met === 'met'
        ? [{ person: 'pn_7', day: '2015-05-20', met: 'met' as const }]
        : ['pn_1', 'pn_2', 'pn_3']
            .slice(...(query.cursor === undefined ? [0, 2] : [2, 3]))
            .map((person) => ({ person, day: '2015-05-21', met: 'not-met' as const, list: 'north/ru/interview' })),
    ...(query.met === 'not-met' && query.cursor === undefined ? { cursor: '2' } : {}),
  }),
  readCurve: ({ query }) => ({
    ...answered,
    curves: (query.split === undefined ? [''] : ['one', 'two', '']).map((of, n) => ({
      of,
      cases: 5 - n,
      days: [
        { day: '2015-05-11', cases: 3 - n },
        { day: '2015-05-14', cases: 2 },
      ],
      withoutDate: n,
    })),
    filteredOut: 0,
  }),
};

const open = (search = '', options = {}) =>
  openPage({ path: `/figures${search}`, roles: ['epidemiologist'], answers, options });

/** The rows of a figure's table, as text. */
async function rowsOf(page: Page, title: string): Promise<readonly string[]> {
  const figure = page.getByRole('figure', { name: title });
  await figure.getByText('As a table').click();
  return figure.getByRole('row').allInnerTexts();
}

describe('the figures', { timeout: 60_000 }, () => {
  it('say R and k with their intervals, and stand with what was fitted', async () => {
    const { page, complaints, close } = await open();
    await page.getByText('0.6049').waitFor();
    await page.getByText('95 %: 0.226 to 2.51', { exact: true }).waitFor();
    await page.getByText('95 %: 0.0096 to not computable').waitFor();
    const rows = await rowsOf(page, 'Cases infected by each case');
    expect(rows).toHaveLength(1 + 39);
    expect(rows.slice(1, 4).map((row) => row.split('\t'))).toEqual([
      ['0', '150', '150.5'],
      ['1', '0', '3.1'],
      ['2', '10', '1.4'],
    ]);
    expect(await page.getByRole('link', { name: 'SK_14' }).getAttribute('href')).toBe('/graph?person=pn_14');
    expect(complaints).toEqual([]);
    await close();
  });

  it('ask as the address says, and write there what is chosen', async () => {
    const { page, asked, complaints, close } = await open('?population=linked&known=2015-06-01&split=hospital');
    await page.getByText('0.6049').waitFor();
    const last = (route: string) => asked.findLast((each) => each.route === route)?.query;
    expect(last('readOffspring')).toMatchObject({ population: 'linked', known: '2015-06-01', over: 'links' });
    expect(last('readCurve')).toEqual({ disease: 'mers', known: '2015-06-01', by: 'anchor', split: 'hospital' });
    const rows = await rowsOf(page, 'Cases by day of the best known date');
    expect(rows.map((row) => row.split('\t'))).toEqual([
      ['Day', 'one', 'two', 'not known'],
      ['11 May', '3', '2', '1'],
      ['12 May', '0', '0', '0'],
      ['13 May', '0', '0', '0'],
      ['14 May', '2', '2', '2'],
    ]);
    await page.getByRole('combobox', { name: 'Who infected whom by' }).selectOption('confirmed');
    await expect.poll(() => last('readGenerations')).toMatchObject({ over: 'confirmed', known: '2015-06-01' });
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      over: 'confirmed',
      population: 'linked',
      split: 'hospital',
      known: '2015-06-01',
    });
    // A day counts when it is whole: a year that is being typed is asked for by nobody.
    await page.getByLabel('As known on').focus();
    await page.keyboard.type('06062015');
    await expect.poll(() => last('readCurve')).toMatchObject({ known: '2015-06-06' });
    expect(new Set(asked.flatMap(({ query }) => query?.known ?? []))).toEqual(new Set(['2015-06-01', '2015-06-06']));
    expect(complaints).toEqual([]);
    await close();
  });

  it('are of the disease with the most cases, until another is chosen', async () => {
    const { page, asked, answer, complaints, close } = await open();
    answer({
      listSnapshots: () => ({ snapshots: [{ asOf: answered.asOf }], diseases: ['mers', 'unspecified'] }),
    });
    await page.reload();
    await page.getByText('0.6049').waitFor();
    const figures = () => asked.filter(({ route }) => route.startsWith('read'));
    expect(new Set(figures().map(({ query }) => query.disease))).toEqual(new Set(['mers']));
    const before = figures().length;
    await page.getByRole('combobox', { name: 'Disease' }).selectOption({ label: 'not said which' });
    await expect.poll(() => figures().length).toBe(before + 7);
    expect(
      new Set(
        figures()
          .slice(before)
          .map(({ query }) => query.disease),
      ),
    ).toEqual(new Set(['unspecified']));
    expect(new URL(page.url()).searchParams.get('disease')).toBe('unspecified');
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it('ask for nothing while nothing was read, and say how to read', async () => {
    const { page, asked, answer, complaints, close } = await open();
    answer({ listSnapshots: () => ({ snapshots: [], diseases: [] }) });
    const before = asked.length;
    await page.reload();
    await page.getByText('Nothing was read yet').waitFor();
    answer({ buildSnapshot: () => ({ asOf: answered.asOf, people: 1, cases: 1, exposures: 0 }), ...answers });
    expect(
      asked
        .slice(before)
        .map(({ route }) => route)
        .filter((route) => route.startsWith('read')),
    ).toEqual([]);
    await page.getByRole('button', { name: 'Read everything anew' }).click();
    await page.getByText('0.6049').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('are saved as rows and as a picture', async () => {
    const { page, complaints, close } = await open();
    const figure = page.getByRole('figure', { name: 'Serial interval' });
    const saved = async (button: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        figure.getByRole('button', { name: button }).click(),
      ]);
      return readFile(await download.path(), 'utf8');
    };
    expect(await saved('Rows (CSV)')).toBe('Days from onset to onset,Pairs\r\n10,4\r\n11,0\r\n12,0\r\n13,94\r\n');
    const svg = await saved('Figure (SVG)');
    expect(svg.match(/<rect /g)).toHaveLength(4);
    expect(svg).toContain('color="#14202a"');
    expect(complaints).toEqual([]);
    await close();
  });

  it('open an indicator to the people behind it, page after page, and from them to the graph', async () => {
    const { page, asked, complaints, close } = await open('?list=north/ru/interview');
    const indicator = page.getByRole('row', { name: 'Interviewed within 24 hours' });
    await indicator.waitFor();
    expect(await indicator.getByRole('cell').allInnerTexts()).toEqual(['75%', '59.8% – 85.8%', '30', '40', '2']);
    await indicator.getByRole('button').click();
    await page.getByText('3 people.').waitFor();
    await page.getByRole('link', { name: 'pn_2' }).waitFor();
    expect(await page.getByRole('link', { name: 'pn_3' }).count()).toBe(0);
    await page.getByRole('button', { name: 'More of them' }).click();
    await page.getByRole('link', { name: 'pn_3' }).waitFor();
    expect(await page.getByRole('button', { name: 'More of them' }).count()).toBe(0);
    expect(asked.findLast(({ route }) => route === 'readIndicator')?.query).toEqual({
      disease: 'mers',
      list: 'north/ru/interview',
      met: 'not-met',
      cursor: '2',
    });
    expect(await rowsOf(page, 'Interviewed within 24 hours')).toContain('20 May\t10\t5\t0');
    await page.getByRole('combobox', { name: 'Who', exact: true }).selectOption('met');
    await page.getByRole('link', { name: 'pn_7' }).click();
    await page.waitForURL(/\/graph\?person=pn_7$/);
    expect(complaints).toEqual([]);
    await close();
  });

  it('say of each what went wrong with it, and show the others', async () => {
    const { page, answer, close } = await open('?disease=mers');
    await page.getByText('0.6049').waitFor();
    answer({ readCurve: () => refusal(404, 'no-snapshot') });
    await page.getByRole('combobox', { name: 'Days of' }).selectOption('onset');
    await page.getByRole('alert').getByText('Nothing was read yet').waitFor();
    expect(await page.getByText('0.6049').count()).toBe(1);
    await close();
  });

  it.each(['en-GB', 'ru-RU'])('have nothing that axe finds wrong in either theme, in %s', async (locale) => {
    const { page, complaints, close } = await open('?split=sex', { locale });
    await page.getByRole('link', { name: 'SK_14' }).waitFor();
    await page.getByRole('row').getByRole('button').first().click();
    await page.getByRole('link', { name: 'pn_1' }).first().waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violationsOn(page), colorScheme).toEqual([]);
    }
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/figures-${locale}.png`, fullPage: true });
    expect(complaints).toEqual([]);
    await close();
  });
});
