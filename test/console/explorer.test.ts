import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { EdgeView, NetworkResponse, PersonResponse } from '../../shared/api/graph.ts';
import { type Answers, answeredPages } from '../support/answered-page.ts';
import { violationsOn } from '../support/axe.ts';
import { madeUpCluster } from '../support/made-up-cluster.ts';

const openPage = answeredPages();

type Cluster = ReturnType<typeof madeUpCluster>;
const inPage = 3_000;

/** The network's pages, as the API gives them. */
function pagesOf({ nodes, edges }: Cluster, cursor = '0'): NetworkResponse {
  const after = Number(cursor);
  const upTo = after + inPage;
  const place = new Map(nodes.map(({ person }, n) => [person, n] as const));
  const pageFor = ({ from, to }: EdgeView) => Math.max(place.get(from) ?? 0, place.get(to) ?? 0);
  const further = upTo < nodes.length;
  return {
    person: nodes[0]?.person ?? '',
    over: 'exposures',
    readFrom: 'network',
    complete: !further,
    people: nodes.length,
    cases: nodes.filter(({ status }) => status === 'case').length,
    edges: edges.length,
    sizes: [],
    members: nodes.slice(after, upTo),
    ties: edges.filter((edge) => pageFor(edge) >= after && pageFor(edge) < upTo),
    ...(further ? { cursor: String(upTo) } : {}),
  };
}

const link = (from: string, to: string, more: Partial<EdgeView> = {}): EdgeView => ({
  id: `lk_${from}-${to}`,
  kind: 'link',
  from,
  to,
  disease: 'mers',
  state: 'proposed',
  ...more,
});

function personIn({ edges }: Cluster, path: string): PersonResponse {
  const person = path.split('/').at(-1) ?? '';
  const exposures = edges.filter(({ from, to }) => from === person || to === person);
  return {
    person,
    status: 'case',
    cases: [{ disease: 'mers', onset: '2015-05-01', generation: 0 }],
    exposures,
    links: exposures.slice(0, 1).map(({ from, to }) => link(from, to)),
  };
}

const answersFor = (cluster: Cluster): Answers => ({
  readNetwork: ({ query }) => pagesOf(cluster, query.cursor),
  readPerson: ({ path }) => personIn(cluster, path),
});

const open = (cluster: Cluster, search: string, options = {}) =>
  openPage({
    path: `/graph${search}`,
    roles: ['epidemiologist'],
    answers: answersFor(cluster),
    options,
  });

const counted = (page: Page, words: string) => page.getByRole('status').getByText(words).waitFor();

async function saved(page: Page, button: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return readFile(await download.path());
}

describe('the explorer', { timeout: 90_000 }, () => {
  const small = madeUpCluster(90);
  const cases = small.nodes.filter(({ status }) => status === 'case');

  it('restores a view from its link: what is drawn, left out, coloured and chosen', async () => {
    const search = '?drawn=network&colour=place&size=met&person=pn_0&place=hospital+1&chosen=pn_9';
    const { page, complaints, close } = await open(small, search);
    await counted(page, 'Of 90 in all.');
    const there = cases.filter(({ cases: [one] }) => one?.hospital === 'hospital 1');
    await counted(page, `${there.length} people`);
    expect(await page.getByRole('button', { name: 'As a network' }).getAttribute('aria-pressed')).toBe('true');
    expect(await page.getByRole('combobox', { name: 'Colour by' }).inputValue()).toBe('place');
    expect(await page.getByRole('combobox', { name: 'Size by' }).inputValue()).toBe('met');
    await page.getByRole('heading', { name: 'K_9', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Left out' }).click();
    await page.getByRole('combobox', { name: 'Place' }).selectOption('All');
    await counted(page, `${cases.length} people`);
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      drawn: 'network',
      colour: 'place',
      size: 'met',
      contacts: 'hidden',
      person: 'pn_0',
      chosen: 'pn_9',
    });
    expect(complaints).toEqual([]);
    await close();
  });

  it('finds who turned out to be somebody else by either pseudonym', async () => {
    const nodes = small.nodes.map((node) => (node.person === 'pn_9' ? { ...node, alsoKnownAs: ['pn_before'] } : node));
    const { page, complaints, close } = await open({ ...small, nodes }, '?person=pn_0&chosen=pn_before');
    await page.getByRole('heading', { name: 'K_9', exact: true }).waitFor();
    await page.getByText('Turned out to be the same person: pn_before').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('is moved, zoomed and walked by keys, and chooses who is clicked in the table or beside it', async () => {
    const { page, complaints, close } = await open(small, '?person=pn_0');
    const drawing = page.getByRole('application');
    await drawing.waitFor();
    const before = await atRest(page);
    await drawing.focus();
    for (const key of ['ArrowRight', '+', '+', 'ArrowDown']) await page.keyboard.press(key);
    expect(await atRest(page)).not.toBe(before);
    await page.keyboard.press('0');
    expect(await atRest(page)).toBe(before);
    await page.getByRole('button', { name: 'K_3', exact: true }).last().click();
    await page.getByRole('heading', { name: 'K_3', exact: true }).waitFor();
    const facts = page.getByRole('complementary');
    await facts.getByRole('button', { name: 'K_0' }).first().click();
    await page.getByRole('heading', { name: 'K_0', exact: true }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('confirms a link with its reason, prefers it, and shows it as judged', async () => {
    const { page, asked, answer, complaints, close } = await open(small, '?person=pn_0&chosen=pn_3');
    answer({ judgeLink: () => ({ status: 'judged' }) });
    const facts = page.getByRole('complementary');
    await facts.getByText('proposed').waitFor();
    await facts.getByLabel('Why (names nobody)').fill('same ward');
    const judgedAs = (more: Partial<EdgeView>) =>
      answer({
        readPerson: ({ path }) => {
          const person = personIn(small, path);
          return { ...person, links: person.links.map((each) => ({ ...each, ...more })) };
        },
      });
    judgedAs({ state: 'confirmed' });
    await facts.getByRole('button', { name: 'Confirm' }).click();
    await facts.getByText('confirmed').waitFor();
    const judged = asked.find(({ route }) => route === 'judgeLink');
    expect(judged).toMatchObject({
      path: '/graph/people/pn_3/links',
      body: { from: 'pn_0', disease: 'mers', judged: 'confirmed', why: 'same ward' },
    });
    judgedAs({ state: 'confirmed', preferred: true });
    await facts.getByRole('button', { name: 'Most likely source' }).click();
    expect(asked.findLast(({ route }) => route === 'judgeLink')?.body).toMatchObject({
      ...{ from: 'pn_0', judged: 'confirmed', preferred: true },
    });
    await facts.getByRole('button', { name: 'Not the most likely' }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('gives the rows and the figure that are seen, and no formula to a spreadsheet', async () => {
    const { page, complaints, close } = await open(small, '?person=pn_0&place=hospital+1');
    await counted(page, 'Of 90 in all.');
    const rows = (await saved(page, 'People (CSV)')).toString().trim().split('\r\n');
    const there = cases.filter(({ cases: [one] }) => one?.hospital === 'hospital 1');
    expect(rows.slice(1).map((row) => row.split(',')[0])).toEqual(there.map(({ person }) => person));
    const svg = (await saved(page, 'Figure (SVG)')).toString();
    expect(svg.match(/<circle /g)?.length).toBeGreaterThan(there.length);
    for (const {
      cases: [one],
    } of there)
      expect(svg).toContain(`>${one?.ref}</text>`);
    const png = await saved(page, 'Figure (PNG)');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(complaints).toEqual([]);
    await close();
  });

  it.each(['en-GB', 'ru-RU'])('has nothing that axe finds wrong in either theme, in %s', async (locale) => {
    const { page, complaints, close } = await open(small, '?person=pn_0&chosen=pn_3', { locale });
    await page.getByRole('heading', { name: 'K_3', exact: true }).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violationsOn(page), colorScheme).toEqual([]);
    }
    expect(complaints).toEqual([]);
    await close();
  });

  it('moves twenty thousand people without a stutter', async () => {
    const { page, asked, complaints, close } = await open(madeUpCluster(20_000), '?person=pn_0');
    page.setDefaultTimeout(30_000);
    await counted(page, '20,000 people');
    expect(asked.filter(({ route }) => route === 'readNetwork')).toHaveLength(7);
    for (const drawn of ['By days', 'As a network']) {
      await page.getByRole('button', { name: drawn }).click();
      await atRest(page);
      const frames = await framesWhilePanning(page);
      const at = (share: number) => frames[Math.floor(share * (frames.length - 1))]?.toFixed(0);
      console.log(
        `${drawn}, 20,000 people, ${frames.length} frames: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`,
      );
      expect(frames.length).toBeGreaterThan(20);
    }
    expect(complaints).toEqual([]);
    await close();
  });
});

/** What is drawn, as a number, once it stays the same for a moment. */
async function atRest(page: Page): Promise<number> {
  const drawn = () =>
    page.evaluate<number>(`(() => {
      const canvas = document.querySelector('.canvas canvas');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      return data.reduce((sum, each, n) => (sum * 31 + each * (n % 251)) % 2147483647, 0);
    })()`);
  for (let before = -1, tries = 0; tries < 50; tries += 1) {
    const now = await drawn();
    if (now === before && now !== 0) return now;
    before = now;
    await page.evaluate('new Promise((rest) => setTimeout(rest, 200))');
  }
  throw new Error('The drawing does not come to rest.');
}

/** Milliseconds from frame to frame while a hand drags the drawing, the shortest first. */
async function framesWhilePanning(page: Page): Promise<readonly number[]> {
  const box = await page.getByRole('application').boundingBox();
  if (box === null) throw new Error('There is no drawing.');
  await page.evaluate(`{
    window.framesSeen = [];
    let last = performance.now();
    const frame = (now) => { framesSeen.push(now - last); last = now; requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
  }`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 60; step += 1) {
    await page.mouse.move(x + 4 * step, y + 2 * step);
    await page.evaluate('new Promise(requestAnimationFrame)');
  }
  await page.mouse.up();
  const frames = await page.evaluate<number[]>('framesSeen');
  return frames.slice(2).toSorted((a, b) => a - b);
}
