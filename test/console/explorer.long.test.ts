import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleSite, openConsoleSite } from '../support/console-site.ts';
import { inspect } from '../support/inspect.ts';
import { madeUpCluster } from '../support/made-up-cluster.ts';
import { type Seat, takeSeat } from '../support/seat.ts';

/**
 * An epidemiologist on everything as it runs on one machine: an outbreak is imported, looked at by days and as a network,
 * a link of it is ruled out, and its figures are read from a snapshot.
 */

const { nodes, edges } = madeUpCluster(60, 7);
const cases = nodes.filter(({ status }) => status === 'case');
const refOf = new Map(nodes.map(({ person, cases: [one] }) => [person, one?.ref ?? `C${person.slice(3)}`] as const));
const csv = (rows: readonly (readonly (string | undefined)[])[]) => rows.map((row) => row.join(',')).join('\n');
const linelist = csv([
  ['id', 'onset', 'report', 'hospital'],
  ...cases.map(({ cases: [one] }) => [one?.ref, one?.onset, one?.report, one?.hospital]),
]);
const contacts = csv([
  ['from', 'to', 'setting', 'lastExposure'],
  ...edges.map(({ from, to, setting, lastExposure }) => [refOf.get(from), refOf.get(to), setting, lastExposure]),
]);
const infections = edges.filter(({ to }) => cases.some(({ person }) => person === to));

let site: ConsoleSite;
let seat: Seat;
beforeAll(async () => {
  site = await openConsoleSite();
}, 400_000);
afterAll(() => site?.end());

const main = () => seat.page.locator('main');
const counted = (words: string) => main().getByRole('status').getByText(words).waitFor();

describe('an outbreak of sixty people', () => {
  it('is taken in from two files, once somebody has seen what becomes of every row', async () => {
    seat = await takeSeat(site.browser, `${site.local.running.console}imports`, { user: 'epidemiologist' });
    const files = seat.page.locator('input[type=file]');
    const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await files.first().setInputFiles(file('cases.csv', linelist));
    await files.last().setInputFiles(file('pairs.csv', contacts));
    await seat.page.getByRole('button', { name: 'Look at what would be taken in' }).click();
    await counted(`${cases.length} rows of cases: ${cases.length} new`);
    await inspect(seat, { as: 'imports', mayScroll: true });
    await seat.page.getByRole('button', { name: 'Take it in', exact: true }).click();
    await seat.page.getByRole('heading', { name: 'Taken in', exact: true }).waitFor();
    await counted(`${infections.length} links between cases`);
    expect((await site.local.control.settled(120_000)).settled).toBe(true);
  }, 200_000);

  it('is still there after signing in, as the link says that it was looked at', async () => {
    const link = 'graph?over=links&drawn=network&colour=place';
    seat = await takeSeat(site.browser, `${site.local.running.console}${link}`, { user: 'epidemiologist' });
    await seat.page.waitForURL(`**/${link}`);
    await seat.page.goto(`${site.local.running.console}graph`);
    await counted('1 network.');
  }, 120_000);

  it('is drawn by days and as a network', async () => {
    await seat.page.locator('[role=rowheader] button').first().click();
    await counted(`60 people, ${edges.length} lines.`);
    await inspect(seat, { as: 'explorer-days', mayScroll: true });
    await seat.page.getByRole('button', { name: 'As a network' }).click();
    await seat.page.getByRole('combobox', { name: 'Colour by' }).selectOption('place');
    await seat.page.getByRole('combobox', { name: 'Size by' }).selectOption('infected');
    await inspect(seat, { as: 'explorer-network', mayScroll: true });
    await seat.page.getByRole('button', { name: 'By days' }).click();
    await seat.page.getByRole('button', { name: 'Links (who infected whom)' }).click();
    await counted(`${cases.length} people, ${infections.length} lines.`);
    await seat.page.getByRole('combobox', { name: 'Generation' }).selectOption('1');
    await counted(`${nodes.filter(({ generation }) => generation === 1).length} people`);
    await seat.page.getByRole('combobox', { name: 'Generation' }).selectOption('All');
  }, 120_000);

  it('has a link less once it was ruled out, and has it again once that was taken back', async () => {
    const [{ from = '', to = '' } = {}] = infections;
    const [source = '', infected = ''] = [refOf.get(from), refOf.get(to)];
    await main().getByRole('button', { name: infected, exact: true }).last().click();
    const facts = main().getByRole('complementary');
    const link = facts
      .getByRole('listitem')
      .filter({ hasText: `← ${source}` })
      .first();
    await link.getByLabel('Why (names nobody)').fill('they never met');
    await inspect(seat, { as: 'explorer-person', mayScroll: true });
    await link.getByRole('button', { name: 'Rule out' }).click();
    await facts.getByText('ruled out').waitFor();
    await counted(`${infections.length - 1} line`);
    await link.getByRole('button', { name: 'Take back' }).click();
    await counted(`${infections.length} lines.`);
  }, 120_000);

  it('is told by hand who infected somebody most likely, and still says so when it is read anew', async () => {
    const facts = main().getByRole('complementary');
    const link = facts.getByRole('listitem').filter({ hasText: '←' }).first();
    await link.getByLabel('Why (names nobody)').fill('they shared a room');
    await link.getByRole('button', { name: 'Confirm' }).click();
    await link.getByText('confirmed').waitFor();
    await link.getByRole('button', { name: 'Most likely source' }).click();
    await link.getByText('confirmed, most likely source').waitFor();
    await seat.page.reload();
    await link.getByText('confirmed, most likely source').waitFor();
    await counted(`${infections.length} lines.`);
  }, 120_000);

  it('is gone through step by step from one person', async () => {
    const facts = main().getByRole('complementary');
    await facts.getByRole('button', { name: 'Begin from here' }).click();
    await seat.page.getByRole('button', { name: 'The chain' }).click();
    await seat.page.getByRole('button', { name: 'Where it came from' }).click();
    // Whoever infected them, and nobody whom they infected.
    const [{ to = '' } = {}] = infections;
    await counted('2 people, 1 line.');
    await facts.getByRole('button', { name: 'Go on from here' }).click();
    await counted(`${2 + infections.filter(({ from }) => from === to).length} people`);
    expect(new URL(seat.page.url()).searchParams.get('expanded')).toBe(
      new URL(seat.page.url()).searchParams.get('person'),
    );
  }, 120_000);

  it('has its figures from a snapshot, and the way back to whoever infected the most', async () => {
    await seat.page.goto(`${site.local.running.console}figures?immature=counted`);
    await seat.page.getByRole('button', { name: 'Read everything anew' }).click();
    const r = (infections.length / cases.length).toLocaleString('en', { maximumSignificantDigits: 4 });
    await main().getByText(r, { exact: true }).waitFor();
    await inspect(seat, { as: 'figures', mayScroll: true });
    const [most] = [...Map.groupBy(infections, ({ from }) => from)].sort(([, a], [, b]) => b.length - a.length);
    await main()
      .getByRole('link', { name: refOf.get(most?.[0] ?? '') ?? '', exact: true })
      .first()
      .click();
    await counted('60 people');
  }, 120_000);

  it('is exported as it was counted, for a reason, and what contradicts itself is told', async () => {
    await seat.page.getByRole('link', { name: 'Exports' }).click();
    await seat.page.getByRole('textbox', { name: 'What the data is for' }).fill('for the report of this week');
    await seat.page.getByRole('button', { name: 'Make the files' }).click();
    await seat.page.getByText(`${cases.length} cases, `).waitFor();
    await inspect(seat, { as: 'exports', mayScroll: true });
    const [download] = await Promise.all([
      seat.page.waitForEvent('download'),
      seat.page.getByRole('button', { name: 'Save linelist.csv' }).click(),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
    expect(lines).toHaveLength(1 + cases.length);
    await seat.page.getByRole('link', { name: 'To check' }).click();
    await counted('as of');
    await inspect(seat, { as: 'flags', mayScroll: true });
    expect(seat.complaints).toEqual([]);
  }, 120_000);
});
