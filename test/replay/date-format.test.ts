import { describe, expect, it } from 'vitest';
import { dateFormat } from '../../local/replay/date-format.ts';

describe('a date format', () => {
  it.each([
    ['yyyy-MM-dd', '1861-11-21', '1861-11-21'],
    ['dd/MM/yyyy', '03/04/2015', '2015-04-03'],
    ['MM/dd/yyyy', '03/04/2015', '2015-03-04'],
    ['d.M.yyyy', '3.4.2015', '2015-04-03'],
    ['d.M.yyyy', '31.12.2015', '2015-12-31'],
    ['yyyyMMdd', '20150403', '2015-04-03'],
    ['dd-MMM-yyyy', '03-Apr-2015', '2015-04-03'],
    ["yyyy-MM-dd'T'HH:mm:ss", '2015-04-03T23:59:00', '2015-04-03'],
    ['yyyy-MM-dd', '2016-02-29', '2016-02-29'],
    ['yyyy-MM-dd', '2015-4-3', '2015-04-03'],
  ])('%s reads %s', (pattern, text, day) => {
    expect(dateFormat(pattern).read(text)).toBe(day);
  });

  it.each([
    ['yyyy-MM-dd', '2015-02-29'],
    ['yyyy-MM-dd', '2015-13-01'],
    ['yyyyMMdd', '201543'],
    ['yyyy-MM-dd', '2015-04-03 '],
    ['yyyy-MM-dd', '2015-04-03T10:00:00'],
    ['dd/MM/yyyy', '2015-04-03'],
    ['dd/MM/yyyy', '13/13/2015'],
    ['d.M.yyyy', '3x4x2015'],
    ['dd-MMM-yyyy', '03-Avr-2015'],
  ])('%s does not read %s: nothing is guessed', (pattern, text) => {
    expect(dateFormat(pattern).read(text)).toBeUndefined();
  });
});
