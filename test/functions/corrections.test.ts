import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { identifyingDetails } from '../../shared/domain/cases/case.ts';
import { Name } from '../../shared/domain/people/name.ts';
import { identityTold } from '../../shared/domain/people/told-identity.ts';
import { deriveId } from '../../shared/runtime/ids.ts';
import { phoneReader } from '../../shared/runtime/phone-numbers.ts';
import { onceBefore } from '../support/faults.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { gate, interleave } from '../support/interleave.ts';
import { lists } from '../support/lists.ts';
import { type Details, phoneOf, report } from '../support/made-up.ts';

const world = freshWorld();
const at = (day: number) => new Date(Date.UTC(2020, 2, day)).toISOString();
const head = { source: 'laboratory', caseId: 'corrected' };
const correct = (day: number, details: Details) => ({ kind: 'correct', ...head, issuedAt: at(day), ...details });
const withdraw = (day: number) => ({ kind: 'withdraw', ...head, issuedAt: at(day) });
const profile = async () => (await world().peopleProfiles())[0];

test('a correction before its report waits as its first version, and the report then adds what it did not say', async () => {
  const name = { family: 'Орлова', given: 'Анна-Мария' };
  expect(await world().register(correct(5, { name, hospital: 'the second' }))).toBe('joined');
  expect(await world().tasks()).toEqual([]);
  expect(await world().register(report({ ...head, issuedAt: at(1), hospital: 'the first' }))).toBe('opened');
  expect((await profile())?.identity).toMatchObject({ name, birthDate: '1985-04-12' });
  const [file] = (await world().items('caseFiles')).filter(({ sk }) => sk === 'CASE');
  expect(file).toMatchObject({ record: { told: { hospital: { value: 'the second', at: at(5) } } } });
  expect(await world().settled()).toMatchObject({ in: 2, opened: 1, joined: 1, people: 1 });
});

test('a withdrawal before its report keeps anybody from being called', async () => {
  await world().register(withdraw(5));
  expect(await world().register(report({ ...head, issuedAt: at(1) }))).toBe('not-needed');
  expect(await world().tasks()).toEqual([]);
  expect(await world().settled()).toMatchObject({ in: 2, joined: 1, notNeeded: 1, opened: 0 });
});

test('a newer report of a case changes what it said, and nothing is opened twice', async () => {
  await world().register(report({ ...head, phones: [{ number: phoneOf(1) }] }));
  const next = report({ ...head, issuedAt: at(3), phones: [{ number: phoneOf(2) }] });
  expect(await world().register(next)).toBe('joined');
  expect((await profile())?.identity.phones.map(({ e164 }) => e164)).toEqual([phoneOf(2)]);
  expect(await world().settled()).toMatchObject({ in: 2, opened: 1, joined: 1, open: 1, people: 1 });
});

test('what a correction takes back is taken back from the person too', async () => {
  await world().register(report({ ...head, issuedAt: at(1), language: 'ru' }));
  await world().register(correct(2, { birthDate: null, language: null }));
  const { identity } = (await profile()) ?? {};
  expect(identity?.birthDate).toBeUndefined();
  expect(identity?.language).toBeUndefined();
});

test('a correction of something else does not bring a dead number back to life', async () => {
  await world().register(report({ ...head, issuedAt: at(1) }));
  await world().flow();
  const held = await world().mustClaim('operator-1');
  await world().finish('operator-1', held, { outcome: 'bad-number' });
  await world().register(correct(2, { hospital: 'the second', sex: 'female' }));
  expect((await profile())?.identity.phones).toMatchObject([{ standing: 'unusable' }]);
  expect(await world().tasks()).toMatchObject([{ callable: false, place: { list: lists.locate } }]);
});

test('a correction that cannot stand is set aside with the field it took back', async () => {
  await world().register(report({ ...head, issuedAt: at(1) }));
  expect(await world().register(correct(2, { name: null }), 'nameless')).toBe('set-aside');
  expect(await world().register(correct(3, { disease: 'measles' }), 'other')).toBe('set-aside');
  const asides = (await world().setAsides()).toSorted((a, b) => a.id.localeCompare(b.id));
  expect(asides).toMatchObject([
    { id: 'nameless', code: 'incomplete', fields: [{ field: 'name' }] },
    { id: 'other', code: 'other-disease' },
  ]);
  expect((await profile())?.identity.name).toMatchObject({ given: 'Анна' });
  expect(await world().settled()).toMatchObject({ in: 3, opened: 1, setAside: 2 });
});

test('a correction that lands between the two reads of another is not lost', async () => {
  await world().register(report({ ...head, issuedAt: at(1) }));
  // The second half of the case is read after somebody else has written both.
  const isRead = (command: string | undefined, input: string) =>
    command === 'GetItemCommand' && input.includes('"CASE"') && input.includes('CASE#');
  let reached = false;
  onceBefore(world().client, isRead, async () => {
    reached = true;
    await new Promise((resolve) => setTimeout(resolve, 30));
    await world().register(correct(2, { language: 'kk', hospital: 'the second' }));
  });
  await world().register(correct(3, { nationalNumber: '4510 123456' }));
  expect(reached).toBe(true);
  const [told] = (await world().items('people')).filter(({ sk }) => sk === 'TOLD');
  expect(told).toMatchObject({ told: { language: { value: 'kk' }, nationalNumber: { value: '4510 123456' } } });
  expect((await profile())?.identity).toMatchObject({ language: 'kk', nationalNumber: '4510 123456' });
});

test('two corrections at once are both kept, however they interleave', async () => {
  gate(world().client);
  let n = 1;
  await world().register(report({ ...head, issuedAt: at(1) }));
  const property = fc.asyncProperty(fc.array(fc.nat(1), { minLength: 6, maxLength: 20 }), async (turns) => {
    const [hospital, occupation] = [`hospital ${++n}`, `occupation ${++n}`];
    await interleave(
      turns,
      () => world().register(correct(n, { hospital })),
      () => world().register(correct(n + 1, { occupation })),
    );
    n += 1;
    const [file] = (await world().items('caseFiles')).filter(({ sk }) => sk === 'CASE');
    expect(file).toMatchObject({
      record: { told: { hospital: { value: hospital }, occupation: { value: occupation } } },
    });
  });
  await fc.assert(property, { numRuns: 6, examples: [[[0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]]] });
});

let cases = 0;
const details = fc.record(
  {
    birthDate: fc.constantFrom('1985-04-12', '1985-12-04', null),
    phone: fc.nat(3),
    language: fc.constantFrom('ru', 'kk', null),
    hospital: fc.constantFrom('first', 'second', null),
    given: fc.constantFrom('Анна', 'Анна-Мария'),
  },
  { requiredKeys: [] },
);
const said = fc.tuple(fc.constantFrom('report', 'correct', 'correct', 'withdraw'), details);
const orders = fc
  .array(said, { minLength: 2, maxLength: 5 })
  .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all.keys()], { minLength: all.length })));

/** One of a case's messages: what it tells, of a case of its own. */
function toldBy(
  [kind, told]: readonly [string, Details & { phone?: number; given?: string }],
  n: number,
  caseId: number,
) {
  const { phone, given, ...rest } = told;
  const base = { kind, source: 'laboratory', caseId: `case-${caseId}`, issuedAt: at(n + 1) };
  if (kind === 'withdraw') return base;
  return {
    ...base,
    ...(kind === 'report'
      ? { disease: 'covid-19', reportDate: '2020-03-01', name: { family: 'Орлова', given: 'Анна' } }
      : {}),
    ...rest,
    ...(given === undefined ? {} : { name: { family: 'Орлова', given } }),
    ...(phone === undefined ? {} : { phones: [{ number: phoneOf(5_000_000 + 10 * caseId + phone) }] }),
  };
}

const Told = z.object({ ...identifyingDetails, name: Name });

test('any order of what a source says of a case ends in the same person, the same task and a balanced ledger', async () => {
  const read = phoneReader('RU');
  const property = fc.asyncProperty(orders, async ([all, order]) => {
    const caseId = ++cases;
    const messages = all.map((each, n) => toldBy(each, n, caseId));
    for (const n of order) await world().register(messages[n]);

    const newest: Details = Object.assign({}, ...messages.map(({ kind: _kind, ...told }) => told));
    const last = (kind: string) => messages.findLastIndex((each) => each.kind === kind);
    const [reported, withdrawn] = [last('report'), last('withdraw')];
    const stands = reported >= 0 && reported > withdrawn;
    const reason = `case-interview:${deriveId('case', 'laboratory', `case-${caseId}`)}`;
    const open = (await world().tasks()).filter(({ reasons }) => reason in reasons);
    expect(open).toHaveLength(stands ? 1 : 0);
    const [person] = (await world().peopleProfiles()).filter(({ personId }) => personId === open[0]?.personId);
    const { name, birthDate, phones, language } = newest;
    if (stands)
      expect(person?.identity).toEqual(
        identityTold(z.parse(Told, { name, birthDate, phones, language }), read, 'reported'),
      );
  });
  await fc.assert(property, { numRuns: 15 });
  await world().settled();
});
