import { IntlMessageFormat } from 'intl-messageformat';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Problem } from '../../shared/api/problem.ts';
import type { KeepStaffResponse } from '../../shared/api/staff.ts';
import type { Wrong } from '../../shared/domain/wrong.ts';
import russian from '../../web/words/ru.json' with { type: 'json' };
import { startEngine, type TestEngine } from '../support/engine.ts';
import { type Caller, type Handlers, loadHandlers } from '../support/handlers.ts';
import { spoken } from '../support/spoken.ts';
import { openWorld } from '../support/world.ts';

let engine: TestEngine;
let handlers: Handlers;
spoken();
beforeAll(async () => {
  engine = await startEngine();
  handlers = await loadHandlers(await openWorld(engine));
});
afterAll(async () => {
  await handlers.stop();
  await engine.stop();
});

const ask = (
  name: 'finishCall' | 'moveTasks' | 'checkPhone' | 'listTasks' | 'keepStaff',
  request: Parameters<Caller>[0],
) => handlers[name]({ user: 'somebody', task: 'person-1', ...request });
const inWords = ({ code, values }: Pick<Wrong, 'code' | 'values'>) =>
  String(new IntlMessageFormat(russian[`wrong.${code}`], 'ru').format(values));
const inRussian = ({ fields = [] }: Problem) => fields.map(({ field, ...what }) => `${field}: ${inWords(what)}`);

const supervisor = '[supervisor]';
const lists = { to: { list: 'moscow' }, reason: 'ok' };

test.each<[string, () => ReturnType<Caller>, (string | RegExp)[]]>([
  [
    'a finish that cannot be read',
    () => ask('finishCall', { body: { epoch: 'one', outcome: 'asleep', callBackAt: 'tomorrow', shoes: 44 } }),
    [
      'epoch: здесь нужно другое: число',
      /^outcome: такого значения нет среди возможных: completed, /,
      'callBackAt: момент пишется 2026-11-07T08:00:00Z',
      'shoes: такого поля нет',
    ],
  ],
  [
    'a call-back that goes with no such outcome',
    () => ask('finishCall', { body: { epoch: 1, outcome: 'busy', callBackAt: '2020-03-02T10:00:00Z' } }),
    ['callBackAt: бывает при другом итоге: call-back-requested'],
  ],
  [
    'a move without a reason that is one, to a list that is none',
    () => ask('moveTasks', { roles: supervisor, body: lists }),
    ['reason: слишком коротко: не меньше 3 знаков', 'to.list: список пишется место/язык/навык'],
  ],
  [
    'a number of no country',
    () => ask('checkPhone', { body: { number: '916', country: 'XX' } }),
    ['country: номера этой страны неизвестны'],
  ],
  [
    'a page that no answer gave',
    () => ask('listTasks', { roles: supervisor, query: { list: 'moscow/ru/interview', after: 'x' } }),
    ['after: этой страницы списка больше нет: начните сначала'],
  ],
])('%s is refused in words that stand in Russian', async (_, asked, words) => {
  const { statusCode, body = '' } = await asked();
  expect(statusCode).toBe(400);
  const said = inRussian(JSON.parse(body));
  expect(said).toEqual(words.map((each) => (typeof each === 'string' ? each : expect.stringMatching(each))));
});

test('a staff file that cannot be used says so in Russian, cell by cell', async () => {
  const csv = 'id,lists,active\na,moscow,perhaps';
  const { body = '' } = await ask('keepStaff', { roles: supervisor, body: { csv, dryRun: true } });
  const { problems }: KeepStaffResponse = JSON.parse(body);
  expect(problems.map(({ column, code, values }) => `${column}: ${inWords({ code, values })}`)).toEqual([
    'lists: список пишется место/язык/навык; * — любой',
    'active: да или нет: yes или no',
  ]);
});
