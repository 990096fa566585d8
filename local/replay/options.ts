import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DateForm } from '../../shared/domain/imports/date-form.ts';
import { readArguments, UsageError, wholeNumber } from '../command-line.ts';
import { dateFormat } from './date-format.ts';

/** A column that one of the two files has; `given` says that somebody asked for it by name, so that it must be there. */
export interface ColumnOption {
  readonly option: string;
  readonly name: string;
  readonly given: boolean;
}

export interface ReplayOptions {
  readonly lineList: string;
  readonly contacts: string;
  readonly columns: Readonly<
    Record<'id' | 'onset' | 'reportDate' | 'from' | 'to' | 'setting' | 'exposureDate', ColumnOption>
  >;
  readonly disease: string;
  readonly source: string;
  readonly dateFormat: DateForm;
  readonly na: readonly string[];
  readonly delimiter: string;
  readonly operators: number;
  readonly reach: 'all' | 'curve';
  readonly seed: string;
  /** Share of the namings that are written as people say them, 0 to 1. */
  readonly dirty: number;
  /** Where the report goes as JSON. */
  readonly report: string | undefined;
  /** Where `npm start` keeps its state. */
  readonly state: string;
  /** The first port of a `npm start` that the replay starts itself. */
  readonly port: number | undefined;
}

export const help = `Lets an outbreak happen again through the running pipeline: cases onto the queue on their day, calls, interviews, contacts.

  npm run replay -- --linelist FILE --contacts FILE [options]

The files are those that R's epicontacts reads: a line list with one row per case, and pairs of who may have infected
whom. --contacts may be the line list itself. The replay joins the npm start that runs here, else starts one and stops
it after. The same command resumes a replay that was interrupted; once finished, it replays the files again.

Columns and what is in them
  --id NAME             case number in the line list, text (id)
  --onset NAME          day the illness began (dt_onset)
  --report-date NAME    day the case was reported (dt_report); without one it is offered on its onset
  --from NAME --to NAME who exposed whom, in the contacts (from, to)
  --setting NAME        where, in the contacts (exposure)
  --exposure-date NAME  last day of the exposure, in the contacts (none)
  --date-format FORMAT  how every date is written: yyyy MM dd M d MMM, and what stands between (yyyy-MM-dd)
  --na LIST             values that mean "missing", separated by commas (",NA,NaN,.")
  --delimiter C         what separates the columns; \\t is a tab (,)
How it happens
  --disease NAME        (unspecified)
  --source NAME         who reports the cases; ids are that source's own (name of the line list's file)
  --operators N         how many call at the same time, 1 to 999 (8)
  --reach all|curve     everyone answers at the first try, or as published: 68 % at the first, then 44, 37, 22 (all)
  --dirty SHARE         share of the contacts named as people say it: short name, no family name, Latin letters (0)
  --seed TEXT           decides who answers when and who is named how (1)
Here
  --report FILE         writes the result as JSON
  --state DIR           the state of the npm start to join (.ringtrace)
  --port N              first port, where the replay starts its own
  --help

  npm run replay -- --linelist mers.linelist.csv --contacts mers.contacts.csv --report mers.json
  npm run replay -- --linelist measles.csv --contacts measles.csv --id case_ID --from infector --to case_ID \\
    --onset date_of_prodrome --report-date date_of_rash --disease measles
  npm run replay -- --linelist cases.csv --contacts pairs.csv --delimiter ';' --date-format dd/MM/yyyy --reach curve --dirty 0.2
`;

const defaultState = fileURLToPath(new URL('../../.ringtrace', import.meta.url));

const text = { type: 'string' } as const;

const parserOptions = {
  linelist: text,
  contacts: text,
  id: text,
  onset: text,
  'report-date': text,
  from: text,
  to: text,
  setting: text,
  'exposure-date': text,
  disease: text,
  source: text,
  'date-format': text,
  na: text,
  delimiter: text,
  operators: text,
  reach: text,
  seed: text,
  dirty: text,
  report: text,
  state: text,
  port: text,
  help: { type: 'boolean', short: 'h' },
} as const;

type Values = Partial<Record<keyof typeof parserOptions, string | boolean>>;

/**
 * Reads the command line.
 *
 * @returns 'help' where that was asked for
 * @throws UsageError with one clear line
 */
export function readOptions(args: readonly string[]): ReplayOptions | 'help' {
  const values = parse(args);
  if (values.help === true) return 'help';
  const get = (name: keyof Values) => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const column = (name: keyof Values, otherwise: string): ColumnOption => {
    const given = get(name);
    return { option: `--${name}`, name: given ?? otherwise, given: given !== undefined && given !== '' };
  };
  const lineList = required(get('linelist'), '--linelist');
  return {
    lineList,
    contacts: required(get('contacts'), '--contacts'),
    columns: {
      id: column('id', 'id'),
      onset: column('onset', 'dt_onset'),
      reportDate: column('report-date', 'dt_report'),
      from: column('from', 'from'),
      to: column('to', 'to'),
      setting: column('setting', 'exposure'),
      exposureDate: column('exposure-date', ''),
    },
    disease: get('disease')?.trim() || 'unspecified',
    source: get('source')?.trim() || basename(lineList),
    dateFormat: dateFormat(get('date-format') ?? 'yyyy-MM-dd'),
    na: (get('na') ?? ',NA,NaN,.').split(',').map((value) => value.trim()),
    delimiter: oneCharacter(get('delimiter') ?? ','),
    operators: wholeNumber(get('operators') ?? '8', '--operators', 1, 999),
    reach: oneOf(get('reach') ?? 'all', '--reach', ['all', 'curve']),
    seed: get('seed') ?? '1',
    dirty: share(get('dirty') ?? '0'),
    report: get('report'),
    state: resolve(get('state') ?? defaultState),
    port: get('port') === undefined ? undefined : wholeNumber(get('port') ?? '', '--port', 1, 65_000),
  };
}

const parse = (args: readonly string[]): Values =>
  readArguments({ args: [...args], options: parserOptions, strict: true, allowPositionals: false }).values;

function required(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw new UsageError(`${option} FILE is missing.`);
  return value;
}

function oneCharacter(value: string): string {
  const character = value === '\\t' || value === 'tab' ? '\t' : value;
  if (character.length !== 1) throw new UsageError(`--delimiter is one character (\\t for a tab), not '${value}'.`);
  return character;
}

function share(value: string): number {
  const number = /^\d*\.?\d+$/.test(value) ? Number(value) : Number.NaN;
  if (number >= 0 && number <= 1) return number;
  throw new UsageError(`--dirty is a share from 0 to 1, for example 0.2, not '${value}'.`);
}

function oneOf<const T extends string>(value: string, option: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  throw new UsageError(`${option} is ${allowed.join(' or ')}, not '${value}'.`);
}
