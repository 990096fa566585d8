import { ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import {
  check,
  getItem,
  getItems,
  put,
  putOne,
  queryAll,
  queryBetween,
  queryPage,
  remove,
  writeTogether,
} from '../../shared/storage/dynamo.ts';
import { StaleRead, untilFresh } from '../../shared/storage/retry.ts';
import { conflictOnce } from '../support/faults.ts';
import { freshWorld } from '../support/fresh-world.ts';

const world = freshWorld();
const key = (n: number) => ({ pk: 'SOMETHING', sk: String(n).padStart(4, '0') });

test('a write under the version that was read goes through once', async () => {
  const { client, caseFiles } = world();
  expect(await putOne(client, caseFiles, { ...key(1), version: 1 }, 'absent')).toBe(true);
  expect(await putOne(client, caseFiles, { ...key(1), version: 1 }, 'absent')).toBe(false);
  expect(await putOne(client, caseFiles, { ...key(1), version: 2 }, { version: 1 })).toBe(true);
  expect(await putOne(client, caseFiles, { ...key(1), version: 2 }, { version: 1 })).toBe(false);
  expect(await getItem(client, caseFiles, key(1))).toEqual({ ...key(1), version: 2, schema: 1 });
});

test('of writes together all happen or none: a version, an absence or a check that does not hold stops them', async () => {
  const { client, caseFiles } = world();
  await writeTogether(client, [put(caseFiles, { ...key(1), version: 1 }, 'absent')]);
  const another = put(caseFiles, { ...key(2), version: 1 }, 'absent');
  const stopping = [
    put(caseFiles, { ...key(1), version: 1 }, 'absent'),
    put(caseFiles, { ...key(1), version: 3 }, { version: 2 }),
    check(caseFiles, key(1), { version: 2 }),
    check(caseFiles, key(1), 'absent'),
    check(caseFiles, key(3), { version: 1 }),
    remove(caseFiles, key(1), { version: 2 }),
  ];
  for (const stop of stopping) await expect(writeTogether(client, [another, stop])).rejects.toThrow(StaleRead);
  expect(await queryAll(client, caseFiles, { pk: 'SOMETHING' }, 'consistent')).toHaveLength(1);
  await writeTogether(client, [another, check(caseFiles, key(1), { version: 1 }), check(caseFiles, key(3), 'absent')]);
  expect(await queryAll(client, caseFiles, { pk: 'SOMETHING' }, 'consistent')).toHaveLength(2);
});

test('a transaction that met another is a stale read; one that can never go through is our fault, and is not tried again', async () => {
  const { client, caseFiles } = world();
  conflictOnce(client);
  await expect(writeTogether(client, [put(caseFiles, key(1), 'none')])).rejects.toThrow(StaleRead);
  const huge = put(caseFiles, { ...key(2), text: 'x'.repeat(500_000) }, 'none');
  await expect(writeTogether(client, [huge])).rejects.not.toThrow(StaleRead);
});

test('reads and decides again until the write rests on what is so, and gives up after twelve tries', async () => {
  const waited: number[] = [];
  const pause = async (milliseconds: number) => void waited.push(milliseconds);
  let tries = 0;
  const stale = async () => {
    tries += 1;
    if (tries < 5) throw new StaleRead('again');
    return 'done';
  };
  expect(await untilFresh(pause, stale)).toBe('done');
  expect(waited).toHaveLength(4);
  tries = -100;
  await expect(untilFresh(pause, stale)).rejects.toThrow(StaleRead);
  expect(tries).toBe(-88);
  const broken = async () => {
    tries += 1;
    throw new Error('broken');
  };
  await expect(untilFresh(pause, broken)).rejects.toThrow('broken');
  expect(tries).toBe(-87);
});

test('more items than one request takes are all read, also when they come in pages', async () => {
  const { client, caseFiles } = world();
  const all = Array.from({ length: 230 }, (_, n) => key(n));
  for (let from = 0; from < all.length; from += 100)
    await writeTogether(
      client,
      all.slice(from, from + 100).map((each) => put(caseFiles, { ...each, text: 'x'.repeat(6_000) }, 'absent')),
    );
  expect(await getItems(client, caseFiles, [...all, key(999)])).toHaveLength(230);
  expect(await getItems(client, caseFiles, [])).toEqual([]);
  // 230 items of 6 KB are more than the megabyte of one page.
  expect(await queryAll(client, caseFiles, { pk: 'SOMETHING' })).toHaveLength(230);
  expect((await queryPage(client, caseFiles, { pk: 'SOMETHING' }, 'eventual')).next).toBeDefined();
  expect(await queryAll(client, caseFiles, { pk: 'SOMETHING', startsWith: '000' })).toHaveLength(10);
});

test('pages of a query bring every kind of value that is stored, however deep, as it was written', async () => {
  const { client, caseFiles } = world();
  const words = { text: 'ё \u2028 "quoted" \\', none: '', n: -1.5, big: Number.MAX_SAFE_INTEGER, yes: true, no: false };
  const item = { ...key(1), ...words, nothing: null, list: [1, 'two', { three: [] }], map: { a: { b: {} } } };
  await putOne(client, caseFiles, item, 'none');
  expect(await queryAll(client, caseFiles, { pk: 'SOMETHING' }, 'consistent')).toEqual([{ ...item, schema: 1 }]);
  expect(await queryBetween(client, caseFiles, 'SOMETHING', ['0', '9'])).toEqual([{ ...item, schema: 1 }]);
});

test('a query goes on over its pages, and what DynamoDB refuses is the error it says', async () => {
  const { client, caseFiles } = world();
  const numbers = [1, 2, 3, 4, 5];
  for (const n of numbers) await putOne(client, caseFiles, { ...key(n), text: 'x'.repeat(350_000) }, 'none');
  const read = await queryBetween(client, caseFiles, 'SOMETHING', ['0', '9']);
  expect(read.map(({ sk }) => sk)).toEqual(numbers.map((n) => key(n).sk));
  await expect(queryAll(client, 'NoSuchTable', { pk: 'SOMETHING' })).rejects.toThrow(ResourceNotFoundException);
});
