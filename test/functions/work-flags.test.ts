import { expect, test } from 'vitest';
import { buildSnapshot } from '../../functions/build-snapshot/build-snapshot.ts';
import { importOutbreak } from '../../functions/import-outbreak/import-outbreak.ts';
import { judgeLink } from '../../functions/judge-links/judge-links.ts';
import { listFlags, workFlag } from '../../functions/work-flags/work-flags.ts';
import type { FlagsQuery, FlagsResponse, WorkFlagRequest } from '../../shared/api/flags.ts';
import { shippedProfiles } from '../../shared/domain/diseases/profiles.ts';
import { isRefused } from '../../shared/runtime/http.ts';
import { deriveId } from '../../shared/runtime/ids.ts';
import { newPersonId } from '../../shared/runtime/lookup-keys.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { lookupMacs } from '../support/lookup-macs.ts';
import { objectMap } from '../support/object-map.ts';

const world = freshWorld();
const store = objectMap();
const disease = 'measles';
const flagging = () => ({ ...world().wired, store, profiles: async () => shippedProfiles });
const personOf = (id: string) => newPersonId(lookupMacs('1'), deriveId('case', 'paper', id));
const namesOf = new Map(['1', '2', '3', '4', '5', '6', '99'].map((id) => [personOf(id), id]));

async function load(linelist: string, contacts: string) {
  store.files.clear();
  const request = { linelist, contacts, source: 'paper', disease };
  await importOutbreak({ ...world().wired, mayGoOn: () => true }, 'epi', request);
  await snapshot();
}
const snapshot = () => buildSnapshot({ ...world().wired, store, segments: 1 });

async function flags(query: FlagsQuery = {}): Promise<FlagsResponse> {
  const answer = await listFlags(flagging(), query);
  if (isRefused(answer)) throw new Error(answer.refused);
  return answer;
}

const shown = ({ flags: all }: FlagsResponse) =>
  all.map(({ kind, people, days }) =>
    [kind, ...people.map((id) => namesOf.get(id)).sort(), ...(days === undefined ? [] : [`${days} days`])].join(' '),
  );

/** 2 infected 1 before falling ill; 1, 2 and 3 in a ring; 4 has two sources; 99 is no case; 5 fell ill after the report. */
const linelist =
  'id,dt_onset,dt_report\n1,2020-02-01,\n2,2020-02-10,\n3,2020-02-18,\n4,2020-04-20,\n5,2020-02-05,2020-02-01\n6,,\n';
const contacts = 'from,to,date_last_contact\n2,1,\n1,3,\n3,2,\n1,4,\n3,4,\n99,5,\n5,6,2020-02-06\n';

test('what contradicts itself or the disease is listed once, with whom it is about', async () => {
  await load(linelist, contacts);
  const found = await flags();
  expect(shown(found).sort()).toEqual([
    'cycle 1 2 3',
    'negative-serial-interval 1 2 -9 days',
    'negative-serial-interval 2 3 -8 days',
    'onset-after-report 5',
    'serial-interval-too-long 1 4 79 days',
    'serial-interval-too-long 3 4 62 days',
    'several-sources 1 3 4',
    'source-is-no-case 5 99',
  ]);
  for (const { people, refs } of found.flags)
    expect(refs, 'of everybody who is a case the line-list number').toEqual(
      Object.fromEntries(people.map((id) => [id, namesOf.get(id)]).filter(([, ref]) => ref !== '99')),
    );
  expect(found.counts).toMatchObject({ cycle: 1, 'negative-serial-interval': 2 });
  expect(shown(await flags({ kind: 'cycle' }))).toEqual(['cycle 1 2 3']);
});

test('a preferred source settles several, in the next snapshot', async () => {
  await load(linelist, contacts);
  const preferred = { from: personOf('3'), disease, judged: 'confirmed', preferred: true } as const;
  world().forward(5);
  await judgeLink(world().wired, 'epi', personOf('4'), preferred);
  await snapshot();
  expect(shown(await flags({ kind: 'several-sources' }))).toEqual([]);
});

test('a person dismisses one or says that it is fixed, with who, when and why; what is there still opens again', async () => {
  await load(linelist, contacts);
  const [cycle] = (await flags({ kind: 'cycle' })).flags;
  const [late] = (await flags({ kind: 'onset-after-report' })).flags;
  const work = (flag: string | undefined, request: WorkFlagRequest) => workFlag(flagging(), 'eve', flag ?? '', request);
  const why = 'the paper shows it so';
  expect(await work(cycle?.flag, { state: 'dismissed', why })).toMatchObject({ state: 'dismissed', by: 'eve', why });
  await work(late?.flag, { state: 'fixed', why: 'asked the hospital' });
  expect(shown(await flags())).not.toContain('cycle 1 2 3');
  expect(shown(await flags({ state: 'dismissed' }))).toEqual(['cycle 1 2 3']);
  expect(shown(await flags({ state: 'fixed' }))).toEqual(['onset-after-report 5']);
  world().forward(60);
  await snapshot();
  expect(shown(await flags({ state: 'dismissed' }))).toEqual(['cycle 1 2 3']);
  expect((await flags({ kind: 'onset-after-report' })).flags).toMatchObject([
    { state: 'open', why: 'asked the hospital' },
  ]);
  await work(cycle?.flag, { state: 'open', why: 'looked again' });
  const kept = (await world().items('caseFiles')).filter(
    ({ pk, sk }) => pk === `FLAGS#${disease}` && sk.startsWith('WAS#'),
  );
  expect(kept).toMatchObject([{ state: 'dismissed', why }]);
  expect(await work('flag_nowhere', { state: 'fixed', why })).toMatchObject({ refused: 'no-such-flag' });
});

test('of two who speak of a flag at one moment both words are kept', async () => {
  await load(linelist, contacts);
  const flag = (await flags({ kind: 'cycle' })).flags[0]?.flag ?? '';
  await Promise.all(
    ['a', 'b', 'c'].map((by) => workFlag(flagging(), by, flag, { state: 'dismissed', why: `says ${by}` })),
  );
  const words = (await world().items('caseFiles')).filter(({ pk }) => pk === `FLAGS#${disease}`);
  expect(words.map(({ by }) => by).sort()).toEqual(['a', 'b', 'c']);
});
