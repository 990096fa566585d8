import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plusDays } from '../../../shared/domain/dates.ts';
import { dateForm, findDateForm } from '../../../shared/domain/imports/date-form.ts';
import { fileText } from '../../../shared/domain/imports/file-text.ts';
import { type Outbreak, type ReadingAs, readOutbreak } from '../../../shared/domain/imports/outbreak.ts';
import { readCsv } from '../../../shared/runtime/csv.ts';

function rowsOf(csv: string) {
  const read = readCsv(csv);
  if ('wrong' in read) throw new Error(read.wrong.problem);
  return read.rows;
}

const read = (linelist: string, contacts?: string, as: Partial<ReadingAs> = {}): Outbreak =>
  readOutbreak(rowsOf(linelist), contacts === undefined ? undefined : rowsOf(contacts), {
    disease: 'measles',
    columns: {},
    contactColumns: {},
    ...as,
  });

const pairs = ({ pairs: all }: Outbreak) => all.map(({ from, to }) => `${from} ${to}`);
const said = ({ problems }: Outbreak) => problems.map(({ row, column, effect }) => `${row} ${column} ${effect}`);

describe('columns', () => {
  test('are found by the names that R packages and people give them', () => {
    const simulist = read(
      'id,case_name,case_type,sex,age,date_onset,date_reporting,outcome,date_outcome\n1,Ann Lee,probable,f,34,2020-02-01,2020-02-03,died,2020-02-09\n',
      'from,to,age,sex,date_first_contact,date_last_contact,was_case,status\nBob,Ann Lee,3,m,2020-01-28,2020-01-30,Y,case\n',
    );
    expect(simulist.cases[0]).toMatchObject({
      id: '1',
      details: {
        name: { asWritten: 'Ann Lee' },
        classification: 'probable',
        sex: 'female',
        age: 34,
        onsetDate: '2020-02-01',
        reportDate: '2020-02-03',
        outcome: 'deceased',
      },
    });
    expect(simulist.pairs[0]).toMatchObject({
      from: 'Bob',
      to: '1',
      firstExposure: '2020-01-28',
      lastExposure: '2020-01-30',
    });
    const outbreaks = read(
      'case_id,generation,date_of_onset,gender,hospital\nd1fafd,0,2014-04-07,f,Military Hospital\n',
      'infector,case_id,source\nd1fafd,53371b,other\n',
    );
    expect(outbreaks.cases[0]).toMatchObject({ id: 'd1fafd', details: { onsetDate: '2014-04-07', sex: 'female' } });
    expect(outbreaks.pairs[0]).toMatchObject({ from: 'd1fafd', to: '53371b', setting: 'other' });
  });

  test('of contacts may name cases, who are found where one of the line list has that name and no number is meant', () => {
    const list = 'id,case_name\n1,Ann Lee\n2,Bob Roe\n3,Bob Roe\n4,5\n5,Cy Doe\n';
    const found = read(list, 'from,to\nAnn Lee,5\nAnn Lee,Cy Doe\nBob Roe,Kim Poe\n');
    expect(pairs(found), 'two are called Bob Roe, and 5 is a number').toEqual(['1 5', 'Bob Roe Kim Poe']);
    expect(found.repeated).toMatchObject([{ row: 3, of: 2 }]);
  });

  test('are taken by place where no name tells: the first is the id, the first two are from and to', () => {
    const found = read('Fall,Beginn\nA,2020-02-01\n', 'wer,wen\nA,B\n', { columns: { onset: 'Beginn' } });
    expect(found.cases[0]).toMatchObject({ id: 'A', details: { onsetDate: '2020-02-01' } });
    expect(pairs(found)).toEqual(['A B']);
    expect(found.uses.linelist).toEqual([
      { column: 'Fall', field: 'id' },
      { column: 'Beginn', field: 'onset' },
    ]);
  });

  test('are as they were said to be, nearly so too; one that is not there stops the file', () => {
    const file = 'id,Date of Onset,other\nA,2020-02-01,2020-03-01\n';
    expect(read(file, undefined, { columns: { onset: 'other' } }).cases[0]?.details.onsetDate).toBe('2020-03-01');
    expect(read(file, undefined, { columns: { onset: 'date_of_onset' } }).cases[0]?.details.onsetDate).toBe(
      '2020-02-01',
    );
    expect(read(file, undefined, { columns: { onset: '' } }).cases[0]?.details.onsetDate).toBeUndefined();
    const wrong = read(file, undefined, { columns: { onset: 'begin' } });
    expect([said(wrong), wrong.cases]).toEqual([['1 begin refused'], []]);
  });
});

describe('one file', () => {
  const file = 'case_ID,infector,date_of_prodrome\n1,,1861-11-21\n2,1,1861-11-30\n3,NA,1861-11-30\n4,4,\n';
  test('with a column of infectors tells the pairs too; none is no error, oneself is', () => {
    const found = read(file);
    expect([pairs(found), found.noSource, said(found)]).toEqual([['1 2'], 2, ['5 infector left-out']]);
    expect(found.cases).toHaveLength(4);
  });

  test('given as both is read as if there were two', () => {
    expect(pairs(read(file, file))).toEqual(['1 2']);
  });
});

describe('dates', () => {
  test.each([
    [['2015-05-20', '2015-13-01', '2015-05-22'], 'yyyy-MM-dd'],
    [['20.5.2015', '1.6.2015'], 'd.M.yyyy'],
    [['20/05/2015', '01/06/2015'], 'd/M/yyyy'],
    [['05/20/2015', '06/01/2015'], 'M/d/yyyy'],
    [['20-May-2015'], 'd-MMM-yyyy'],
    [['2015-05-20T00:00:00'], "yyyy-MM-dd'T'HH:mm:ss"],
    [['20150520'], 'yyyyMMdd'],
  ])('%j are %s', (texts, pattern) => {
    expect(findDateForm(texts)).toMatchObject({ is: 'found', form: { pattern } });
  });

  test('that can be read in two ways are a problem of the file, and said in one they are none', () => {
    const file = 'id,onset\nA,03/04/2015\nB,05/06/2015\n';
    const found = read(file);
    expect([said(found), found.cases]).toEqual([['1 (dates) refused'], []]);
    expect(read(file, undefined, { dateFormat: 'dd/MM/yyyy' }).cases[0]?.details.onsetDate).toBe('2015-04-03');
    expect(said(read(file, undefined, { dateFormat: 'dd/MM/yyy' }))).toEqual(['1 (dates) refused']);
  });

  test('whatever days there are, they are found as they were written, or not taken', () => {
    const days = fc.array(
      fc.integer({ min: 0, max: 60_000 }).map((n) => plusDays('1860-01-01', n)),
      { minLength: 1, maxLength: 20 },
    );
    const written = fc.constantFrom(
      (day: string) => day,
      (day: string) => day.split('-').reverse().join('.'),
      (day: string) => day.split('-').reverse().join('/'),
      (day: string) => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`,
    );
    fc.assert(
      fc.property(days, written, (all, write) => {
        const found = read(`id,onset\n${all.map((day, n) => `${n},${write(day)}`).join('\n')}\n`);
        if (found.cases.length > 0) expect(found.cases.map(({ details }) => details.onsetDate)).toEqual(all);
        else expect(said(found)).toEqual(['1 (dates) refused']);
      }),
    );
  });
});

test('cells that mean nothing are nothing, and which those are can be said', () => {
  expect(read('id,age,onset\nA,?,NA\n').cases[0]?.details).toEqual({
    disease: 'measles',
    ref: 'A',
    classification: 'confirmed',
  });
  expect(said(read('id,age\nA,keine\n'))).toEqual(['2 age left-out']);
  expect(said(read('id,age\nA,keine\n', undefined, { missing: ['keine'] }))).toEqual([]);
});

test('a row that has slipped out of its columns is refused, and one that says otherwise under the same id too', () => {
  const found = read('id,age\nA,7\nA,7\nA,8\nB,7,9\n');
  expect([said(found).sort(), found.repeated]).toEqual([
    ['4 id refused', '5 id refused'],
    [{ file: 'linelist', row: 3, of: 2 }],
  ]);
});

test('no row is lost: each is taken, repeated, refused, or says that no source is known', () => {
  const id = fc.constantFrom('A', 'B', 'C', '', 'NA');
  const day = fc.constantFrom('2020-02-01', '2020-02-02', '', 'soon');
  const line = fc.tuple(id, day).map((cells) => cells.join(','));
  fc.assert(
    fc.property(fc.array(line), fc.array(fc.tuple(id, id, day).map((cells) => cells.join(','))), (cases, contacts) => {
      const found = read(['id,onset', ...cases].join('\n'), ['from,to,exposure_date', ...contacts].join('\n'));
      if (said(found).some((problem) => problem.startsWith('1 '))) return;
      for (const [file, kept, rows] of [
        ['linelist', found.cases, found.rows.linelist],
        ['contacts', found.pairs, found.rows.contacts],
      ] as const) {
        const refused = found.problems.filter((problem) => problem.file === file && problem.effect === 'refused');
        const accounted = new Set([
          ...kept.map(({ row }) => row),
          ...found.repeated.filter((each) => each.file === file).map(({ row }) => row),
          ...refused.map(({ row }) => row),
        ]);
        expect(accounted.size + (file === 'contacts' ? found.noSource : 0)).toBe(rows);
      }
    }),
  );
});

describe('files as machines save them', () => {
  const cases = 'Номер;Дата заболевания;Пол\n007;11.05.2015;ж\n8;неизвестно;М\n';
  const bytesIn1251 = Uint8Array.from(cases, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    return code < 128 ? code : code - 0x410 + 0xc0;
  });

  test('in another alphabet are read as they are said to be, and not at all else', () => {
    expect(fileText(bytesIn1251)).toBeUndefined();
    expect(fileText(bytesIn1251, 'windows-1251')).toBe(cases);
    expect(fileText(Buffer.from(`\u{feff}${cases}`))).toBe(cases);
    expect(fileText(Buffer.from(`\u{feff}${cases}`, 'utf16le'))).toBe(cases);
  });

  test.each([';', '\t', ','])('are taken apart by what their columns are named apart by: %j', (sign) => {
    const found = read(`"id, as given"${sign}onset${sign}\n1${sign}2015-05-11${sign}\n2${sign}${sign}"two\nlines"\n`);
    expect(found.problems).toEqual([]);
    expect(found.cases.map(({ row, id, details }) => [row, id, details.onsetDate])).toEqual([
      [2, '1', '2015-05-11'],
      [3, '2', undefined],
    ]);
  });

  test('in Russian are understood, numbers as they are written', () => {
    const found = read(cases);
    expect(found.problems).toEqual([]);
    expect(found.cases.map(({ id, details }) => [id, details.sex, details.onsetDate])).toEqual([
      ['007', 'female', '2015-05-11'],
      ['8', 'male', undefined],
    ]);
  });

  test('say that a source is not known by no person called unknown', () => {
    const found = read('case_ID,infector\n1,Unknown\n2,1\n3,unk\n');
    expect([pairs(found), found.noSource]).toEqual([['1 2'], 2]);
  });
});

test.each([
  ['42135', '2015-05-11'],
  ['42135.75', '2015-05-11'],
  ['2015-05-11 07:30', '2015-05-11'],
  ['2015-05-11T07:30:00.000Z', '2015-05-11'],
  ['13/5/2015 0:00', '2015-05-13'],
])('a day that a spreadsheet writes %s is found', (written, day) => {
  const found = findDateForm([written]);
  expect(found.is === 'found' && found.form.read(written)).toBe(day);
});

test('numbers with fewer or more digits are no days, and a year of two digits is one only where that is said', () => {
  expect(findDateForm(['4213']).is).toBe('none');
  expect(findDateForm(['11/05/15']).is).toBe('none');
  expect(dateForm('dd/MM/yy')?.read('11/05/15')).toBe('2015-05-11');
});
