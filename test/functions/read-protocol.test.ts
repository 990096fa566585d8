import { expect, test } from 'vitest';
import { readProtocol } from '../../functions/read-protocol/read-protocol.ts';
import { shippedProtocol } from '../../shared/domain/protocols/written-protocols.ts';
import { openProtocols } from '../../shared/runtime/protocols.ts';
import { packed, storeDocument } from '../../shared/storage/settings.ts';
import { freshWorld } from '../support/fresh-world.ts';

const world = freshWorld();
const read = (id: string, version: string, language?: 'en' | 'ru') =>
  readProtocol(openProtocols(world().client, world().desk), id, version, language);

test('a protocol is shown in one language, with the rules of its answers and its script not filled in', async () => {
  const english = await read('case-interview', '2');
  expect(english).toMatchObject({ id: 'case-interview', version: 2, language: 'en', title: 'Interview of a case' });
  expect(JSON.stringify(english)).toContain('{{window.infectious}}');
  expect(await read('case-interview', '2', 'ru')).toMatchObject({ title: 'Опрос заболевшего' });
});

test('an old version can be read for ever, and one that a department applied as it was applied', async () => {
  expect(await read('case-interview', '1')).toMatchObject({ version: 1 });
  const own = { ...shippedProtocol('referral-check', 1), version: 7, title: { en: 'Ours', ru: 'Наш' } };
  const document = { kind: 'protocols', name: 'referral-check', version: 7, digest: 'x' } as const;
  await storeDocument({ client: world().client, table: world().desk }, document, packed(own));
  expect(await read('referral-check', '7')).toMatchObject({ version: 7, title: 'Ours' });
});

test.each([
  ['case-interview', '3'],
  ['case-interview', 'two'],
  ['constructor', '1'],
  ['', ''],
  ['x'.repeat(2000), '1'],
])('%s %s is refused by name: there is none', async (id, version) => {
  expect(await read(id, version)).toEqual({ refused: 'no-such-protocol' });
});
