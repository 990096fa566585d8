import { describe, expect, it } from 'vitest';
import { readOptions } from '../../local/replay/options.ts';

const files = ['--linelist', 'data/cases.csv', '--contacts', 'pairs.csv'];

describe('the command line of a replay', () => {
  it('needs the two files and has the documented defaults for the rest', () => {
    const options = readOptions(files);
    expect(options).toMatchObject({
      source: 'cases.csv',
      disease: 'unspecified',
      delimiter: ',',
      na: ['', 'NA', 'NaN', '.'],
      reach: 'all',
      seed: '1',
      dirty: 0,
      dateFormat: { pattern: 'yyyy-MM-dd' },
      columns: {
        id: { name: 'id', given: false },
        onset: { name: 'dt_onset' },
        reportDate: { name: 'dt_report' },
        from: { name: 'from' },
        to: { name: 'to' },
        setting: { name: 'exposure' },
      },
    });
  });

  it.each([
    [['--linelist', 'a.csv'], '--contacts FILE is missing.'],
    [[...files, '--lineliste', 'b'], "Unknown option '--lineliste': --help lists what there is."],
    [[...files, 'b.csv'], "Unexpected argument 'b.csv': --help lists what there is."],
    [[...files, '--operators', '0'], "--operators is a whole number from 1 to 999, not '0'."],
    [[...files, '--reach', 'some'], "--reach is all or curve, not 'some'."],
    [[...files, '--dirty', '20'], "--dirty is a share from 0 to 1, for example 0.2, not '20'."],
    [[...files, '--delimiter', ';;'], "--delimiter is one character (\\t for a tab), not ';;'."],
    [
      [...files, '--date-format', 'dd/MM/yyy'],
      "--date-format 'dd/MM/yyy' is not usable: write year, month and day once each with yyyy or yy, MM, M or MMM, dd or d, for example dd/MM/yyyy.",
    ],
  ])('is refused in one clear line: %j', (args, message) => {
    expect(() => readOptions(args)).toThrow(expect.objectContaining({ name: 'UsageError', message }));
  });
});
