import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import type { AttributeValue, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { CaseRecord } from '../../../shared/domain/cases/case-record.ts';
import { caseWrites, infectionWrites } from '../../../shared/storage/cases.ts';
import { put } from '../../../shared/storage/dynamo.ts';
import { namedWrites } from '../../../shared/storage/exposures.ts';
import { keys } from '../../../shared/storage/keys.ts';
import { networkWrites } from '../../../shared/storage/networks.ts';
import { freePort, loopback } from '../../engines/ports.ts';
import { serve } from '../../engines/serve.ts';
import { disease, exposureOf, nameOf, told } from '../graph-live.ts';

/**
 * Answers scans of `CaseFiles` and `CallQueue` with pages that are made when they are asked for: the embedded engine goes
 * through the whole table for each page, which for a million people takes an hour. So what is measured is the reader.
 */

const table = 'CaseFiles';
type Item = Record<string, AttributeValue>;

const itemsIn = (writes: readonly TransactWriteItem[], pk: string): Item[] =>
  writes.flatMap(({ Put }) => (Put?.Item?.pk?.S === pk ? [Put.Item] : []));

/** What everybody has told of themselves and of four others; the upper two thirds of the tree are cases. */
function partitionsOf(n: number, size: number): Item[] {
  const person = nameOf(size, n);
  const caseId = `case_${size}_${n}`;
  const isCase = n < (size * 2) / 3;
  const cases = isCase ? [{ caseId, disease, facts: {}, source: 'made-up', ageBand: '30-39' }] : [];
  const infection = { personId: person, disease, caseId, cases: [caseId], ended: false, recordedAt: told };
  const children = [1, 2, 3, 4].map((each) => 4 * n + each).filter((child) => child < size);
  const exposures = [
    ...(n === 0 ? [] : [exposureOf(nameOf(size, Math.floor((n - 1) / 4)), person)]),
    ...children.map((child) => exposureOf(person, nameOf(size, child))),
  ];
  const named = exposures.flatMap((exposure) => {
    const { exposureId, from } = exposure;
    const asked = { asked: from.person, direction: 'exposed', exposureId, exposure, ledger: {} } as const;
    return namedWrites(table, undefined, { ...asked, since: 1, state: 'stands' });
  });
  return [
    ...itemsIn([...named, networkWrites(table).member(undefined, person, 'network_a', cases)], `PERSON#${person}`),
    ...(isCase ? itemsIn(infectionWrites(table, undefined, infection), `PERSON#${person}`) : []),
    ...(isCase ? [...caseItems(person, caseId), ...interviewItems(person, caseId, children)] : []),
  ];
}

function caseItems(personId: string, caseId: string): Item[] {
  const details = { disease, reportDate: '2020-03-01', onsetDate: '2020-02-27', specimenDate: '2020-02-29', age: 34 };
  const values = Object.entries(details).map(([name, value]) => [name, { value, at: told }]);
  const record: CaseRecord = { told: Object.fromEntries(values), heard: {}, reportedAt: told, version: 1 };
  const file = { caseId, source: 'made-up', ref: caseId, personId, disease, record, recordedAt: told };
  return itemsIn(caseWrites({ people: 'People', caseFiles: table }, undefined, file), keys.case(caseId).pk);
}

function interviewItems(personId: string, caseId: string, children: readonly number[]): Item[] {
  const interviewId = `interview_${caseId}`;
  const contacts = children.map((child) => ({ key: `k${child}`, direction: 'exposed', since: 1, chunk: 0 }));
  const { pk, sk } = keys.interview(interviewId);
  const about = { interviewId, personId, caseId, disease, outcome: 'completed', protocol: { id: 'case', version: 1 } };
  const rest = {
    answers: {},
    events: [],
    naming: 'named-contacts',
    contacts,
    everNamed: contacts.length,
    takenBack: [],
  };
  return itemsIn(
    [put(table, { ...about, ...rest, version: 1, operator: 'operator-1', recordedAt: told, pk, sk }, 'none')],
    pk,
  );
}

function taskOf(n: number, size: number): Item[] {
  const personId = nameOf(size, n);
  const { pk, sk } = keys.task(personId);
  const who = { personId, person: { jurisdiction: 'main', language: 'ru' }, state: 'closed', reasons: {} };
  return itemsIn(
    [
      put(
        'CallQueue',
        { ...who, notFor: [], openedBy: 'case', epoch: 1, version: 2, callable: true, attempts: 1, counted: 1, pk, sk },
        'none',
      ),
    ],
    pk,
  );
}

interface Scan {
  readonly TableName: string;
  readonly Segment: number;
  readonly TotalSegments: number;
  readonly ExclusiveStartKey?: { readonly pk: { readonly S: string } };
}

/** Bytes of JSON of a page; a page of 1 MB by DynamoDB's rules is about so much. */
const inPage = 1_400_000;

function page(scan: Scan, size: number): string {
  const items: string[] = [];
  let bytes = 0;
  let n = scan.ExclusiveStartKey === undefined ? scan.Segment : Number(scan.ExclusiveStartKey.pk.S);
  for (; n < size && bytes < inPage; n += scan.TotalSegments)
    for (const item of scan.TableName === table ? partitionsOf(n, size) : taskOf(n, size)) {
      const text = JSON.stringify(item);
      bytes += text.length;
      items.push(text);
    }
  const next = n < size ? `,"LastEvaluatedKey":{"pk":{"S":"${n}"},"sk":{"S":"-"}}` : '';
  return `{"Count":${items.length},"ScannedCount":${items.length},"Items":[${items.join()}]${next}}`;
}

/** Starts the tables of so many people. */
export async function startMadeUpTables(size: number): Promise<{ endpoint: string; stop: () => Promise<void> }> {
  const port = await freePort();
  const server = createServer(async (request, response) => {
    const scan = (await json(request)) as Scan;
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(page(scan, size));
  });
  const stop = await serve(server, port);
  return { endpoint: `http://${loopback}:${port}`, stop };
}
