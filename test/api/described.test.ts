import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { everyRoute } from '../../shared/api/every-route.ts';
import { describeApi } from '../../shared/api/openapi.ts';
import { catalogue, readAs } from '../../shared/api/problem.ts';
import { CaseMessage, caseMessageSchema } from '../../shared/messages/case-message.ts';
import { jsonSchemaOf } from '../../shared/messages/published.ts';

const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

test('docs/openapi.json is what the API serves (npm test -- -u writes it anew)', async () => {
  await expect(pretty(describeApi())).toMatchFileSnapshot('../../docs/openapi.json');
});

test('the published schema of case messages is what the queue reads; another shape needs another name', async () => {
  await expect(pretty(jsonSchemaOf(caseMessageSchema))).toMatchFileSnapshot(`../../docs/${caseMessageSchema}.json`);
});

test('every route is described, with who may call it', () => {
  const described = z.parse(
    z.object({ paths: z.record(z.string(), z.record(z.string(), z.looseObject({ description: z.string() }))) }),
    describeApi(),
  );
  for (const { path, method, roles } of Object.values(everyRoute)) {
    const said = described.paths[path]?.[method.toLowerCase()]?.description ?? '';
    for (const role of [roles].flat()) expect(said).toContain(role);
  }
});

test('every shape that is spoken of is described, and no other', () => {
  const { components, paths } = z.parse(
    z.object({ paths: z.unknown(), components: z.object({ schemas: z.record(z.string(), z.unknown()) }) }),
    describeApi(),
  );
  const spokenOf = (part: unknown) =>
    [...JSON.stringify(part).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, id = '']) => id);
  const reached = new Set<string>();
  const follow = (ids: readonly string[]): void => {
    for (const id of ids.filter((each) => !reached.has(each))) {
      reached.add(id);
      follow(spokenOf(components.schemas[id] ?? expect.unreachable(id)));
    }
  };
  follow(spokenOf(paths));
  expect([...reached].sort()).toEqual(Object.keys(components.schemas).sort());
});

test('every refusal says what to do', () => {
  for (const { detail, status } of Object.values(catalogue)) {
    expect(detail.length).toBeGreaterThan(20);
    expect(status).toBeGreaterThanOrEqual(400);
  }
});

test('a field that cannot be used is named, with what is wrong and without its value', () => {
  const read = readAs(CaseMessage, {
    kind: 'report',
    source: 'lab',
    caseId: '1',
    disease: 'measles',
    reportDate: '2015-02-30',
    name: { family: 'Петрова', nickname: 'Аня' },
    phones: [{ number: '' }],
    nationality: 'unasked',
  });
  expect('fields' in read ? read.fields.map(({ field }) => field) : []).toEqual([
    'reportDate',
    'name.nickname',
    'phones.0.number',
    'nationality',
  ]);
  expect(JSON.stringify(read)).not.toMatch(/Петрова|Аня|unasked|2015-02-30/);
});

test('a missing field is said to be missing', () => {
  const read = readAs(CaseMessage, {
    kind: 'report',
    source: 'lab',
    caseId: '1',
    disease: 'measles',
    name: { given: 'А' },
  });
  expect(read).toEqual({ fields: [{ field: 'reportDate', code: 'absent', problem: 'is missing' }] });
});
