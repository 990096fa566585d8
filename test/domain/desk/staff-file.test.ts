import { describe, expect, test } from 'vitest';
import { readStaffFile as readRows } from '../../../shared/domain/desk/staff-file.ts';
import { readCsv } from '../../../shared/runtime/csv.ts';

function readStaffFile(text: string) {
  const table = readCsv(text);
  if ('wrong' in table) throw new Error(table.wrong.problem);
  return readRows(table.rows);
}

const only = (text: string) => {
  const read = readStaffFile(text);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.staff;
};

describe('a staff file', () => {
  test('gives a person a row, with several values in a cell and shifts as one says them', () => {
    const [ada] = only(
      `id,name,lists,languages,excludes,shifts,trained,active,practice
ada,Ада,moscow/ru/interview|*/*/locate,ru|tt,follow-up-check,"mon-wed,sat 20:00-08:00 Europe/Moscow|sun 09:00-12:00 Europe/Moscow",interviewing,yes,no`,
    );
    expect(ada).toEqual({
      id: 'ada',
      name: 'Ада',
      roles: [],
      lists: ['moscow/ru/interview', '*/*/locate'],
      languages: ['ru', 'tt'],
      skills: [],
      excludes: ['follow-up-check'],
      shifts: [
        { days: ['mon', 'tue', 'wed', 'sat'], from: '20:00', to: '08:00', zone: 'Europe/Moscow' },
        { days: ['sun'], from: '09:00', to: '12:00', zone: 'Europe/Moscow' },
      ],
      trained: ['interviewing'],
      active: true,
      practice: false,
      version: 1,
    });
  });

  test('reads days that run over the end of a week', () => {
    expect(only('id,shifts\na,sat-mon 08:00-09:00 Asia/Tokyo').at(0)?.shifts.at(0)?.days).toEqual([
      'sat',
      'sun',
      'mon',
    ]);
  });

  test('is refused whole, with every problem by row and column', () => {
    const read = readStaffFile(
      `id,lists,shifts,active
a,moscow/ru,mon-fri 8-20 Moscow,yes
,*/*/*,,
c,*/*/*,someday,perhaps
a,,,no,what`,
    );
    if (!('problems' in read)) throw new Error('It was read.');
    expect(read.problems.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '2 lists',
      '2 shifts',
      '3 id',
      '4 shifts',
      '4 active',
      '5 (after the last)',
    ]);
    expect(read.problems.find(({ row }) => row === 3)).toMatchObject({ row: 3, column: 'id', code: 'absent' });
    expect(read.problems.map(({ code }) => code)).not.toContain('form');
  });

  test('says which row somebody is in twice, and which column nobody knows', () => {
    expect(readStaffFile('id\na\nb\na')).toMatchObject({
      problems: [{ row: 4, column: 'id', problem: 'is in row 2 already' }],
    });
    const wrong = readStaffFile('name,shoes,name\nx,44,y');
    expect(
      'problems' in wrong && wrong.problems.map(({ column, problem }) => `${column}: ${problem.slice(0, 11)}`),
    ).toEqual(['shoes: is no colum', 'name: is there tw', 'id: is missing']);
  });
});
