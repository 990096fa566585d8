import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importOutbreak } from '../../functions/import-outbreak/import-outbreak.ts';
import { judgeLink } from '../../functions/judge-links/judge-links.ts';
import { mergePeople } from '../../functions/merge-people/merge-people.ts';
import { partPeople } from '../../functions/merge-people/part-people.ts';
import { listNetworks } from '../../functions/read-graph/list-networks.ts';
import { readPerson } from '../../functions/read-graph/read-person.ts';
import type { ImportRequest, ImportResponse } from '../../shared/api/imports.ts';
import { shippedProfiles } from '../../shared/domain/diseases/profiles.ts';
import { isRefused } from '../../shared/runtime/http.ts';
import { deriveId } from '../../shared/runtime/ids.ts';
import { newPersonId } from '../../shared/runtime/lookup-keys.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { networksOf, settleNetworks } from '../support/kept-networks.ts';

const world = freshWorld();
const graph = () => ({ ...world().wired, profiles: shippedProfiles });
const source = 'paper';
let mayGoOn = true;
const personOf = (id: string) => newPersonId(world().macs, deriveId('case', source, id));

async function take(request: Partial<ImportRequest>): Promise<ImportResponse> {
  const answer = await importOutbreak({ ...world().wired, mayGoOn: () => mayGoOn }, 'epi', {
    source,
    disease: 'unspecified',
    ...request,
  });
  if (isRefused(answer)) throw new Error(answer.refused);
  return answer;
}

const linelist = 'id,dt_onset,sex\nA,2020-02-01,f\nB,2020-02-08,m\nC,,\n';
const contacts = 'from,to,exposure\nA,B,ward\nB,C,\nB,D,home\n,A,\n';

async function stored() {
  const written = await Promise.all(
    (['people', 'caseFiles', 'callQueue'] as const).map((table) => world().items(table)),
  );
  return written;
}

async function linksOf(id: string) {
  const answer = await readPerson(graph(), personOf(id), undefined);
  if (isRefused(answer)) throw new Error(answer.refused);
  return answer.links.map(({ from, state, judgedBy }) => ({ from, state, judgedBy }));
}

describe('an outbreak that began on paper', () => {
  test('is shown before anything is written, then taken in: cases, contacts, confirmed links, and no calls', async () => {
    const shown = await take({ linelist, contacts, dryRun: true });
    expect(await stored()).toEqual([[], [], []]);
    const done = await take({ linelist, contacts });
    expect(done).toEqual(shown);
    expect(done).toMatchObject({
      read: { cases: 3, pairs: 3, noSource: 1, dateFormats: { linelist: 'yyyy-MM-dd' }, hasProfile: true },
      cases: { new: 3, changed: 0, unchanged: 0, refused: 0, joined: 0 },
      pairs: { new: 3, confirmed: 2 },
      contactsOnly: 1,
      problems: [],
      duplicates: [],
    });
    const confirmed = { state: 'confirmed', judgedBy: 'epi' };
    expect(new Set(await linksOf('B'))).toEqual(
      new Set([
        { from: personOf('A'), ...confirmed },
        { from: personOf('B'), ...confirmed },
      ]),
    );
    expect(await world().items('callQueue')).toEqual([]);
    expect((await world().settled()).kinds.case).toMatchObject({ in: 3, notNeeded: 3, open: 0 });
  });

  test('is taken in again and again without harm', async () => {
    await take({ linelist, contacts });
    const before = await stored();
    expect(await take({ linelist, contacts })).toMatchObject({
      cases: { new: 0, changed: 0, unchanged: 3 },
      pairs: { new: 0, changed: 0, unchanged: 3, confirmed: 0 },
    });
    expect(await stored()).toEqual(before);
  });

  test('of pairs alone has a case for everybody in them, and a line list that comes later tells more of the same', async () => {
    const pairs = 'infector,infectee,infector_onset,infectee_onset\nA,B,2020-02-01,2020-01-30\nA,C,2020-02-01,\n';
    const shown = await take({ contacts: pairs, disease: 'norovirus', dryRun: true });
    expect(await take({ contacts: pairs, disease: 'norovirus' })).toEqual(shown);
    expect(shown).toMatchObject({
      read: { cases: 0, pairs: 2, hasProfile: false },
      cases: { new: 3 },
      pairs: { new: 2, confirmed: 2 },
      contactsOnly: 0,
    });
    const again = await take({ contacts: pairs, disease: 'norovirus' });
    expect(again).toMatchObject({ cases: { unchanged: 3 }, pairs: { unchanged: 2, confirmed: 0 } });
    const more = await take({ linelist: 'id,onset,sex\nC,2020-02-09,f\n', disease: 'norovirus' });
    expect(more).toMatchObject({ cases: { new: 0, changed: 1 } });
    const noFile = await importOutbreak({ ...world().wired, mayGoOn: () => true }, 'epi', { source, disease: 'mers' });
    expect(noFile).toMatchObject({ fields: [{ field: 'linelist', code: 'absent' }] });
  });

  test('goes in parts where there is not the time for all of it, and says where the next begins', async () => {
    const many = `id\n${Array.from({ length: 45 }, (_, n) => `N${n}`).join('\n')}\n`;
    mayGoOn = false;
    const parts: ImportResponse[] = [];
    for (let from: number | undefined = 0; from !== undefined; from = parts.at(-1)?.next)
      parts.push(await take({ linelist: many, contacts: 'from,to\nN0,N44\n', from }));
    mayGoOn = true;
    expect(parts.map(({ cases, pairs, next }) => [cases.new, pairs.new, next])).toEqual([
      [20, 0, 20],
      [20, 0, 40],
      [5, 0, 45],
      [0, 1, undefined],
    ]);
  });

  test('a link that was ruled out since stays ruled out', async () => {
    await take({ linelist, contacts });
    const judged = { from: personOf('A'), disease: 'unspecified', judged: 'ruled-out' } as const;
    await judgeLink(world().wired, 'another', personOf('B'), judged);
    await take({ linelist, contacts });
    expect(await linksOf('B')).toContainEqual({ from: personOf('A'), state: 'ruled-out', judgedBy: 'another' });
  });

  describe('two people of it who are one, and whom nobody calls', () => {
    const named = `id,dt_onset,dt_report,name,phone
A,2020-02-01,2020-02-02,Орлова Анна Игоревна,+7 000 000 00 01
B,2020-02-08,2020-02-09,Ким Вера Олеговна,+7 000 000 00 02
E,2020-02-08,2020-02-09,Ким Вера Юрьевна,+7 000 000 00 03
`;
    const supervisor = { id: 'sam', roles: ['supervisor'] as const };
    const merge = () => mergePeople(world().wired, supervisor, personOf('B'), { other: personOf('E') });

    test('are merged and parted like any others, and the ledger balances', async () => {
      await take({ linelist: named });
      expect(await merge()).toEqual({ status: 'merged', person: personOf('B') });
      await world().settled();
      const parted = await partPeople(world().wired, supervisor, personOf('B'), { other: personOf('E') });
      expect(parted).toEqual({ status: 'parted', person: personOf('B') });
      expect((await world().tasks()).map(({ state }) => state)).toEqual(['closed', 'closed']);
      await world().settled();
    });

    test('keep what was ruled out of either when a pair of them comes in', async () => {
      await take({ linelist: named });
      await merge();
      const judged = { from: personOf('A'), disease: 'unspecified', judged: 'ruled-out' } as const;
      await judgeLink(world().wired, 'another', personOf('B'), judged);
      world().forward(5);
      const done = await take({ linelist: named, contacts: 'from,to\nA,B\nA,E\nB,E\n' });
      expect(await linksOf('B')).toEqual([{ from: personOf('A'), state: 'ruled-out', judgedBy: 'another' }]);
      expect(done.problems).toMatchObject([
        { row: 4, problem: 'is the same person as the one exposed, by who they are' },
      ]);
    });
  });

  test('a row that was changed is a correction, and what others said meanwhile is not taken back by an old row', async () => {
    await take({ linelist });
    const corrected = { kind: 'correct', source, caseId: 'B', issuedAt: world().now(), onsetDate: '2020-02-09' };
    await world().register(corrected);
    expect(await take({ linelist })).toMatchObject({ cases: { changed: 0, unchanged: 3 } });
    const onset = async () => {
      const answer = await readPerson(graph(), personOf('B'), undefined);
      return isRefused(answer) ? undefined : answer.cases[0]?.onset;
    };
    expect(await onset()).toBe('2020-02-09');
    world().forward(5);
    expect(await take({ linelist: linelist.replace('2020-02-08', '2020-02-07') })).toMatchObject({
      cases: { changed: 1, unchanged: 2 },
    });
    expect(await onset()).toBe('2020-02-07');
  });

  test('who stood in the contacts only keeps the pseudonym once a line list tells of them', async () => {
    await take({ linelist, contacts });
    const later = await take({ linelist: `${linelist}D,2020-02-20,f\n`, contacts });
    expect(later).toMatchObject({
      cases: { new: 1, unchanged: 3 },
      pairs: { unchanged: 3, confirmed: 1 },
      contactsOnly: 0,
    });
    expect(await linksOf('D')).toMatchObject([{ from: personOf('B'), state: 'confirmed' }]);
  });

  test('what is wrong is said by row and column, refused alone, and never with a value', async () => {
    const wrong =
      'id,dt_onset,age,sex\nA,2020-02-01,7,f\nA,2020-02-02,7,f\nB,1 March,8,f\nC,2020-02-03,old,f\n,2020-02-03,1,f\n';
    const answer = await take({ linelist: wrong, contacts: 'from,to\nA,A\nA,C\nA,C\nA,\n', dryRun: true });
    expect(answer.problems.map(({ file, row, column, effect }) => `${file} ${row} ${column} ${effect}`)).toEqual([
      'linelist 4 dt_onset refused',
      'linelist 5 age left-out',
      'linelist 6 id refused',
      'linelist 3 id refused',
      'contacts 2 from refused',
      'contacts 5 to refused',
    ]);
    expect(answer.duplicates).toMatchObject([{ file: 'contacts', row: 4, of: 3 }]);
    expect(answer).toMatchObject({ cases: { new: 2 }, pairs: { new: 1 } });
    expect(JSON.stringify(answer)).not.toContain('March');
  });

  test('a case that its source takes back is none, and nothing is asked of a file as if it were an interview', async () => {
    await take({ linelist, contacts });
    await world().flow();
    await world().register({ kind: 'withdraw', source, caseId: 'B', issuedAt: world().now() });
    expect(await world().flow()).toEqual([]);
    expect(await linksOf('B')).toEqual([]);
  });

  test('of people with names, those who are known or in two rows are shown before anything is written', async () => {
    const named =
      'id,name,dob,national_number,dt_report\n1,Sidorov Ivan,1970-05-05,4509 123456,2020-02-01\n2,Sidorov Ivan,1970-05-05,4509123456,2020-02-02\n';
    const shown = await take({ linelist: named, dryRun: true });
    expect(shown.duplicates).toMatchObject([{ row: 3, of: 2, because: 'the same national or insurance number' }]);
    const done = await take({ linelist: named });
    expect(done.cases.new + done.cases.joined).toBe(2);
    expect(await world().items('callQueue'), 'nobody is called, though they could be').toEqual([]);
    const oneself = await take({ linelist: named, contacts: 'from,to\n1,2\n' });
    expect([oneself.pairs.refused, oneself.problems]).toMatchObject([
      1,
      [{ file: 'contacts', row: 2, column: 'from' }],
    ]);
    expect((await take({ linelist: named, source: 'other', dryRun: true })).cases).toMatchObject({ new: 0, joined: 2 });
    expect(JSON.stringify([shown, done])).not.toMatch(/Sidorov|4509/);
  });

  test('calls are made only where they are asked for, and then a case must have a name and a report date', async () => {
    const named = 'id,name,phone,dt_report\n1,Sidorov Ivan,+79161234567,2020-02-01\n2,,,2020-02-01\n';
    const done = await take({ linelist: named, calls: 'as-reported' });
    expect(done.problems).toMatchObject([{ row: 3, column: 'name', effect: 'refused' }]);
    expect((await world().items('callQueue')).filter(({ sk }) => sk === 'TASK')).toHaveLength(1);
  });
});

const data = join(import.meta.dirname, '../../../shared/data');
const present = existsSync(data);
if (!present) console.log('Skipped: the outbreaks of ../shared/data are not here.');
const file = (name: string) => readFileSync(join(data, name), 'utf8');

describe.skipIf(!present)('a published outbreak, imported', () => {
  test('MERS in South Korea, 2015: 162 cases of which 27 have no onset, 98 confirmed links, networks of 94 and 3', async () => {
    const done = await take({
      linelist: file('mers_korea_2015.linelist.csv'),
      contacts: file('mers_korea_2015.contacts.csv'),
    });
    expect(done).toMatchObject({ cases: { new: 162, refused: 0 }, pairs: { new: 98, confirmed: 98 }, problems: [] });
    await settleNetworks(world(), networksOf(world()));
    const networks = await listNetworks(graph(), {});
    expect(networks).toMatchObject({
      networks: [
        { people: 94, firstMonth: '2015-05', lastMonth: '2015-06' },
        { people: 3, firstMonth: '2015-06', lastMonth: '2015-06' },
      ],
    });
  });
});
