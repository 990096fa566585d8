import { describe, expect, test } from 'vitest';
import { readCsv } from '../../shared/runtime/csv.ts';

describe('a CSV file', () => {
  test('is read as spreadsheets write it: quotes, commas and line ends inside, a byte order mark, empty lines', () => {
    expect(readCsv('\uFEFFid,name\r\n"a","Ада, ""графиня""\nЛавлейс"\r\n\r\nb,\r\n')).toEqual({
      rows: [
        { row: 1, cells: ['id', 'name'] },
        { row: 2, cells: ['a', 'Ада, "графиня"\nЛавлейс'] },
        { row: 4, cells: ['b', ''] },
      ],
    });
  });

  test('may be separated by semicolons, as where a comma is for decimals', () => {
    expect(readCsv('id;name\na;b,c')).toMatchObject({ rows: [{}, { cells: ['a', 'b,c'] }] });
  });

  test('that is none is refused without a word of what it says', () => {
    const read = readCsv('id,name\n"ada,Ада');
    expect(read).toEqual({ wrong: { code: 'not-csv', problem: expect.stringContaining('quotation mark') } });
    expect(JSON.stringify(read)).not.toContain('Ада');
  });
});
