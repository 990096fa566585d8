import { describe, expect, test } from 'vitest';
import { dateForm, findDateForm } from '../../../shared/domain/imports/date-form.ts';
import { type Outbreak, type ReadingAs, readOutbreak } from '../../../shared/domain/imports/outbreak.ts';
import { readCsv } from '../../../shared/runtime/csv.ts';

/** Outbreaks as papers publish them: pairs alone, sources by the handful, days without a year or a calendar. */

function rowsOf(csv: string | undefined) {
  if (csv === undefined) return undefined;
  const read = readCsv(csv);
  if ('wrong' in read) throw new Error(read.wrong.problem);
  return read.rows;
}

const read = (linelist: string | undefined, contacts?: string, as: Partial<ReadingAs> = {}): Outbreak =>
  readOutbreak(rowsOf(linelist), rowsOf(contacts), { disease: 'mumps', columns: {}, contactColumns: {}, ...as });

const pairs = ({ pairs: all }: Outbreak) => all.map(({ from, to }) => `${from} > ${to}`);
const onsets = ({ cases }: Outbreak) =>
  Object.fromEntries(cases.map(({ id, details }) => [id, details.onsetDate ?? null]));
const said = ({ problems }: Outbreak) =>
  problems.map(({ row, column, code, effect }) => `${row} ${column} ${code} ${effect}`);

describe('pairs without a line list', () => {
  test('make everybody in them a case, with the onset that any row tells', () => {
    const found = read(
      undefined,
      'infector.case,infectee.case,infector.onset,infectee.onset\nA,B,2020-01-28,2020-01-30\nA,C,,NA\nB,D,2020-01-30,2020-02-03\n,E,,2020-02-01\n',
    );
    expect(onsets(found)).toEqual({ A: '2020-01-28', B: '2020-01-30', C: null, D: '2020-02-03', E: '2020-02-01' });
    expect([pairs(found), found.noSource, said(found)]).toEqual([['A > B', 'A > C', 'B > D'], 1, []]);
    expect(found.cases[0]?.details).toEqual({
      disease: 'mumps',
      ref: 'A',
      classification: 'confirmed',
      onsetDate: '2020-01-28',
    });
  });

  test('tell of a second onset of somebody by its row, and keep the first', () => {
    const found = read(
      undefined,
      'infector,infectee,onset_infector,onset_infectee\nA,B,2020-01-28,2020-01-30\nA,C,2020-01-27,2020-02-30\n',
    );
    expect(onsets(found)).toEqual({ A: '2020-01-28', B: '2020-01-30', C: null });
    expect(said(found)).toEqual(['3 onset_infector row-otherwise left-out', '3 onset_infectee day left-out']);
  });

  test('of two onsets and no numbers are pairs of people who are in no other row', () => {
    const file = 'place,Infector onset,Infectee onset\nWuhan,2020-01-09,2020-01-05\nWuhan,2020-01-09,2020-01-12\n';
    const found = read(undefined, file);
    expect([pairs(found), said(found)]).toEqual([['2 from > 2 to', '3 from > 3 to'], []]);
    expect(onsets(found)['2 to'], 'and may have fallen ill before who infected them').toBe('2020-01-05');
    const again = read(undefined, file, { contactColumns: { from: '', to: '' } });
    expect(pairs(again), 'as the screen says it once it was looked at').toEqual(pairs(found));
  });

  test('are not taken for a line list, in which an infector may be named as well', () => {
    const file = 'infector,infectee,onset\nA,B,2020-01-28\n';
    expect([said(read(file)), read(file).cases]).toEqual([['1 (columns) pairs-not-cases refused'], []]);
    expect(said(read(file, undefined, { columns: { id: 'infectee' } }))).toEqual([]);
    expect(said(read('case_id,infector,source\nB,A,market\nA,,\n'))).toEqual([]);
    expect(said(read('case_id,from,to\nB,Wuhan,Rome\n'))).toEqual([]);
  });

  test('and onsets beside a line list leave the onsets to it', () => {
    const found = read('id,onset\nA,2020-01-28\nB,2020-01-30\n', 'infector,infectee,infector_onset\nA,B,9.9.2020\n');
    expect([onsets(found), pairs(found), said(found)]).toEqual([{ A: '2020-01-28', B: '2020-01-30' }, ['A > B'], []]);
    expect(found.uses.contacts.at(-1)).toEqual({ column: 'infector_onset', field: undefined });
  });
});

describe('several sources in one cell', () => {
  test.each(['A;B', 'A, B', 'A / B', 'A and B', 'A|B', 'A & B', 'A + B'])('"%s" are a pair each', (infector) => {
    const found = read(`id,infector\nA,\nB,\nC,"${infector}"\n`);
    expect([pairs(found), said(found)]).toEqual([['A > C', 'B > C'], []]);
    const file = read('id\nA\nB\nC\n', `from,to\n"${infector}",C\n`);
    expect(pairs(file)).toEqual(['A > C', 'B > C']);
    const alone = read(undefined, `infector,infectee\nZ,A\nZ,B\n"${infector}",C\n`);
    expect([pairs(alone), alone.cases.length]).toEqual([['Z > A', 'Z > B', 'A > C', 'B > C'], 4]);
  });

  test('keep a number whole that has such a sign itself, and what is no number at all', () => {
    expect(pairs(read('id,infector\n1/20,\n1,\n2/20,1/20\n'))).toEqual(['1/20 > 2/20']);
    expect(pairs(read('id,infector\n1,"market, Wuhan"\n'))).toEqual(['market, Wuhan > 1']);
  });

  test('say who of them is no case, and refuse the row where one of them is the case', () => {
    expect(pairs(read('id,infector\n1,\n2,1;77\n'))).toEqual(['1 > 2', '77 > 2']);
    expect(said(read('id,infector\n1,\n2,1;2\n'))).toEqual(['3 infector exposed-too left-out']);
  });

  test('have no onset in a row of pairs, which would be one of theirs only', () => {
    const found = read(undefined, 'infector,infectee,infector_onset\nA,B,2020-01-01\n"A,B",C,2020-01-09\n');
    expect([onsets(found), said(found)]).toEqual([{ A: '2020-01-01', B: null, C: null }, []]);
  });
});

describe('columns', () => {
  test('without a name have the numbers of rows, and are the id only where there is no other', () => {
    expect(read('"",PN,NAME\n1,77,Ann\n').cases[0]?.id).toBe('77');
    expect(read(',onset\n0,2020-01-01\n').cases[0]?.id).toBe('0');
    expect(pairs(read('id\nA\n', ',wer,wen\n1,A,B\n'))).toEqual(['A > B']);
  });

  test('are written with capitals between their words as well', () => {
    expect(onsets(read('CaseID,dateOfOnset\nA,2020-01-01\n'))).toEqual({ A: '2020-01-01' });
  });

  test('tell who was infected elsewhere', () => {
    const found = read('id,imported\nA,Yes\nB,local\nC,1\nD,0\nE,\nF,perhaps\n');
    expect(found.cases.map(({ details }) => details.imported)).toEqual([
      true,
      false,
      true,
      false,
      undefined,
      undefined,
    ]);
    expect(said(found)).toEqual(['7 imported none-of left-out']);
  });
});

describe('days', () => {
  test.each([
    [['Mar 1 2020', 'Dec 24 2020'], 'MMM d yyyy'],
    [['1 March 2020', '24 December 2020'], 'd MMMM yyyy'],
    [['May 1, 2020', 'December 24, 2020'], 'MMMM d, yyyy'],
    [['01mar2020', '24dec2020'], 'dMMMyyyy'],
    [['2020/3/1'], 'yyyy/M/d'],
    [['2020-3-1'], 'yyyy-MM-dd'],
  ])('%j are %s', (texts, pattern) => {
    expect(findDateForm(texts)).toMatchObject({ is: 'found', form: { pattern } });
  });

  test.each([
    [['28/1/20', '30/1/20'], ['d/M/yy']],
    [['1/2/20'], ['d/M/yy', 'M/d/yy']],
    [['15-Mar', '2-Apr'], ['d-MMM in 2020']],
    [['15.3.', '2.4.'], ['d.M. in 2020']],
    [['12', '-3', '4.5'], ['days since 2020-01-01']],
  ])('%j are not guessed: %j are spoken of', (texts, likely) => {
    expect(findDateForm(texts)).toEqual({ is: 'none', likely });
    const file = `id,onset\n${texts.map((text, n) => `${n},${text}`).join('\n')}\n`;
    expect(read(file).problems).toMatchObject([{ code: 'dates-likely', values: { patterns: likely.join(', ') } }]);
  });

  test('are read in those forms once they are said', () => {
    expect(dateForm('d-MMM in 2020')?.read('15-Mar')).toBe('2020-03-15');
    expect(dateForm('d.M. in 1999')?.read('29.2.')).toBeUndefined();
    expect(dateForm('days since 2019-12-31')?.read('12')).toBe('2020-01-12');
    expect(dateForm('days since 2020-01-01')?.read('-1.5')).toBe('2019-12-30');
    expect(dateForm('days since 2020-13-01')).toBeUndefined();
    expect(dateForm('dd/MM/yyyy')?.read('3/4/2015'), 'a leading zero is no condition').toBe('2015-04-03');
    expect(dateForm('yyyyMMdd')?.read('2020111'), 'where it parts month and day it is').toBeUndefined();
  });
});

describe('ages', () => {
  test('are years, or as many months, weeks or days as are said; a band is none, and only its cell is left out', () => {
    const written = [
      '34',
      '0.5',
      '0,25',
      '66y',
      '6 months',
      '18 mo',
      '3 года',
      '6 мес.',
      '26 weeks',
      '90+',
      '30s',
      '30-39',
    ];
    const found = read(`id;age\n${written.map((age, n) => `${n};${age}`).join('\n')}\n`);
    const ages = found.cases.map(({ details }) => details.age && Number(details.age.toFixed(2)));
    expect(ages).toEqual([34, 0.5, 0.25, 66, 0.5, 1.5, 3, 0.5, 0.5, undefined, undefined, undefined]);
    expect(said(found)).toEqual([11, 12, 13].map((row) => `${row} age age left-out`));
  });
});
