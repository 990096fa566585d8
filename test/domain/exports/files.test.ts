import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import graphology from 'graphology';
import gexf from 'graphology-gexf';
import graphml from 'graphology-graphml';
import { describe, expect, test } from 'vitest';
import { profileFor } from '../../../shared/domain/diseases/profile.ts';
import { shippedProfiles } from '../../../shared/domain/diseases/profiles.ts';
import { fileNames, type TextFileName, textFile } from '../../../shared/domain/exports/files.ts';
import { outbreakData } from '../../../shared/domain/exports/outbreak-data.ts';
import { partOf, partsOf, rowsInPart, tableFile } from '../../../shared/domain/exports/table-file.ts';
import { csvCell, csvLine } from '../../../shared/domain/exports/written.ts';
import { minuteNumber } from '../../../shared/domain/snapshot/columns.ts';
import { outbreakKnown } from '../../../shared/domain/snapshot/known.ts';
import { exportSecrets } from '../../../shared/runtime/lookup-keys.ts';
import { tablesOf } from '../../support/snapshots.ts';

const known = '2020-03-02T08:00:00.000Z';
const disease = 'unspecified';
const secrets = exportSecrets(Buffer.from('a key of this test'));

/** Ann infected Bob; Bob met Cem, who is no case; Dan was judged to be infected by Ann, and nobody told of an exposure. */
function data(shiftDays = 0) {
  const minute = minuteNumber(known);
  const exposure = { disease, known, named: known, stands: 1, namedBy: 'from' };
  const tables = tablesOf({
    people: [{ person: 'ann' }, { person: 'bob' }, { person: 'cem' }, { person: 'dan' }, { person: 'eva' }],
    cases: [
      {
        person: 0,
        disease,
        case: 'a',
        source: 'lab',
        sourceCase: 'LAB-1',
        ref: '7',
        known,
        stands: 1,
        onset: '2020-02-01',
      },
      {
        person: 1,
        disease,
        case: 'b',
        known,
        stands: 1,
        onset: '2020-02-05',
        hospital: '=HYPERLINK("x"), "Nord" & Süd',
      },
      { person: 3, disease, case: 'd', known, stands: 1 },
      { person: 4, disease: 'measles', case: 'e', known, stands: 1, onset: '2020-02-05' },
    ],
    exposures: [
      { ...exposure, exposure: 'x1', from: 0, to: 1, setting: 'household', last: '2020-02-03' },
      { ...exposure, exposure: 'x2', from: 1, to: 2, setting: 'work & <bus>' },
      { ...exposure, exposure: 'x3', from: 0, to: 4, stands: 0 },
    ],
    judgements: [{ from: 0, to: 3, disease, known, state: 'confirmed', preferred: 1 }],
    followUps: [{ person: 2, disease, because: 'exposed', start: '2020-03-01' }],
  });
  const columns = {
    people: tables.people.columns,
    cases: tables.cases.columns,
    exposures: tables.exposures.columns,
    judgements: tables.judgements.columns,
    followUps: tables.followUps.columns,
  };
  const outbreak = outbreakKnown(columns, profileFor(disease, shippedProfiles), { disease, minute, over: 'links' });
  return outbreakData(outbreak, columns, { disease, minute, pseudonym: secrets.pseudonym, shiftDays });
}

const text = (name: TextFileName, shiftDays = 0) => partOf(textFile(name, data(shiftDays), disease), 0);
const rows = (name: TextFileName, shiftDays = 0): Record<string, string>[] =>
  parse(text(name, shiftDays), { columns: true });
const { pseudonym } = secrets;

describe('the files of an export', () => {
  test('a line list has each case once, its id first, and nothing that tells who anybody is', () => {
    expect(rows('linelist.csv').map(({ id, date_onset }) => [id, date_onset])).toEqual([
      [pseudonym('ann'), '2020-02-01'],
      [pseudonym('bob'), '2020-02-05'],
      [pseudonym('dan'), ''],
    ]);
    expect(Object.keys(rows('linelist.csv')[0] ?? {})[0]).toBe('id');
    for (const name of fileNames)
      if (!name.endsWith('.parquet')) expect(text(name as TextFileName), name).not.toMatch(/ann|bob|LAB-1/);
  });

  test('contacts have exposures that stand and links nobody told an exposure of, with what became of the exposed', () => {
    expect(
      rows('contacts.csv').map(({ from, to, link, was_case, status }) => [from, to, link, was_case, status]),
    ).toEqual([
      [pseudonym('ann'), pseudonym('bob'), 'proposed', 'yes', 'case'],
      [pseudonym('bob'), pseudonym('cem'), '', 'no', 'under_followup'],
      [pseudonym('ann'), pseudonym('dan'), 'confirmed', 'yes', 'case'],
    ]);
    expect(rows('links.csv')).toHaveLength(2);
  });

  test('EpiEstim finds every day of onset and each pair of links with both onsets', () => {
    expect(rows('incidence.csv').map(({ dates, I }) => `${dates} ${I}`)).toEqual([
      '2020-02-01 1',
      '2020-02-02 0',
      '2020-02-03 0',
      '2020-02-04 0',
      '2020-02-05 1',
    ]);
    expect(rows('serial-intervals.csv')).toEqual([{ EL: '0', ER: '1', SL: '4', SR: '5' }]);
  });

  test('days are moved together, so that what lies between them stays', () => {
    const moved = secrets.shiftDays('export_1');
    expect(moved % 7).toBe(0);
    expect(Math.abs(moved)).toBeGreaterThanOrEqual(7);
    expect(rows('linelist.csv', moved)[0]?.date_onset).not.toBe('2020-02-01');
    expect(rows('serial-intervals.csv', moved)).toEqual(rows('serial-intervals.csv'));
    expect(text('linelist.csv', moved)).not.toContain('2020-02-0');
    expect(text('contacts.csv', moved)).not.toContain('2020-02-0');
    expect(text('incidence.csv', moved)).not.toContain('2020-02-0');
    expect(text('network.graphml', moved)).not.toContain('2020-02-0');
  });

  test('programs for graphs read the network: everybody, every edge, with what is known of them', () => {
    for (const read of [
      graphml.parse(graphology.MultiDirectedGraph, text('network.graphml')),
      gexf.parse(graphology.MultiDirectedGraph, text('network.gexf')),
    ]) {
      expect([read.order, read.size]).toEqual([4, 3]);
      expect(read.getNodeAttribute(pseudonym('bob'), 'hospital')).toBe('=HYPERLINK("x"), "Nord" & Süd');
      expect(read.getNodeAttribute(pseudonym('cem'), 'status')).toBe('contact');
      const [edge] = read.edges(pseudonym('bob'), pseudonym('cem'));
      expect(read.getEdgeAttribute(edge, 'setting')).toBe('work & <bus>');
    }
  });

  test('Global.health finds its columns, with the source that is preferred', () => {
    expect(
      rows('global-health.csv').map(({ ID, Contact_ID, Contact_with_case }) => [ID, Contact_ID, Contact_with_case]),
    ).toEqual([
      [pseudonym('ann'), '', 'N'],
      [pseudonym('bob'), pseudonym('ann'), 'Y'],
      [pseudonym('dan'), pseudonym('ann'), 'Y'],
    ]);
  });

  test('the dictionary tells of every column of every table', () => {
    const told = new Set(rows('dictionary.csv').map(({ file, column }) => `${file} ${column}`));
    for (const name of fileNames.filter((each) => each.endsWith('.csv')))
      for (const column of Object.keys(rows(name as TextFileName)[0] ?? {}))
        expect(told).toContain(`${name} ${column}`);
  });

  test('the linkage alone says which pseudonym is which case of which source', () => {
    expect(rows('linkage.csv')[0]).toEqual({
      id: pseudonym('ann'),
      person: 'ann',
      source: 'lab',
      source_case_id: 'LAB-1',
      ref: '7',
    });
  });
});

test('a pseudonym needs the key: another key gives others, and nobody shares one', () => {
  const other = exportSecrets(Buffer.from('another key'));
  expect(other.pseudonym('ann')).not.toBe(secrets.pseudonym('ann'));
  expect(secrets.pseudonym('ann')).not.toBe(secrets.pseudonym('bob'));
});

test('a text that begins as a formula is none in a spreadsheet, and numbers and dates are as they are', () => {
  expect(['=1+1', '+7916', '-1', '@x', '\tx', '\rx'].map(csvCell).map((cell) => cell.replace('"', '')[0])).toEqual(
    Array.from("''''''"),
  );
  expect([-3, '2020-02-01', true, undefined].map(csvCell)).toEqual(['-3', '2020-02-01', 'true', '']);
});

test('whatever is in a cell is read back as it was, but for the mark of a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), (cells) => {
      const [read = []] = parse(csvLine(cells), { relax_column_count: true }) as string[][];
      expect(read.map((cell, n) => (cell === cells[n] ? cell : cell.replace(/^'/, '')))).toEqual(cells);
    }),
  );
});

test('parts one after the other are the whole file, whatever its length', () => {
  for (const length of [0, 1, rowsInPart, rowsInPart + 1]) {
    const file = tableFile(
      'n.csv',
      [{ name: 'n', type: 'integer', meaning: 'n', of: (n: number) => n }],
      length,
      (n) => n,
    );
    const whole = Array.from({ length: partsOf(file) }, (_, part) => partOf(file, part)).join('');
    expect(parse(whole)).toHaveLength(length + 1);
  }
});
