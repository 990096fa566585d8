import { basename } from 'node:path';
import { importInParts, type Remark, remarksOn } from '../../shared/api/import-parts.ts';
import { ImportRequest, ImportResponse } from '../../shared/api/imports.ts';
import { readAs } from '../../shared/api/problem.ts';
import { encodings, fileText } from '../../shared/domain/imports/file-text.ts';
import { exitCodeOf, readArguments, readNamedFile, UsageError } from '../command-line.ts';
import { apiUsage, openApi } from './api.ts';

const usage = `Takes in an outbreak that began on paper: its cases, who may have infected whom, and confirmed links between cases.
What is wrong and who is there twice is said by row, first. Rows that cannot be used are left out; again and again without harm.

npm run import -- [--linelist FILE.csv] [--contacts FILE.csv] [--dry-run]
  --linelist FILE    a row a case; a column of infectors in it serves as the contacts
  --contacts FILE    a row a pair: from, to; without a line list everybody in it is a case
  --dry-run          says what would be taken in, and writes nothing
  --source NAME      whose case numbers these are (the file's name)
  --disease NAME     (unspecified: without windows, every pair between two cases is a link)
  --column F=NAME    which column of the line list has what, where its name does not tell; once for each:
                     id onset report specimen classification age sex occupation hospital district outcome imported
                     infector name birthDate phone nationalNumber; F= for none
  --contact-column F=NAME   the same of the contacts: from to setting relation firstExposure lastExposure, and without
                     a line list fromOnset toOnset
  --date-format FORM how dates are written (the only usual form that fits): dd/MM/yyyy; 'd-MMM in 2020' where no year
                     is written; excel or 'days since 2020-01-01' for numbers of days
  --encoding NAME    of files that are not in UTF-8: windows-1251 or windows-1252
  --missing LIST     values that mean that nothing is known, separated by commas
  --calls WHICH      none, or as-reported: everybody is called as if a laboratory had reported them (none)
${apiUsage}

  npm run import -- --linelist mers.linelist.csv --contacts mers.contacts.csv --dry-run
  npm run import -- --linelist measles.csv --column onset=date_of_prodrome --column report=date_of_rash
  npm run import -- --contacts pairs.csv --date-format d/M/yy --disease covid-19`;

const several = { type: 'string', multiple: true, default: [] as string[] } as const;

function importArguments() {
  const { values } = readArguments({
    options: {
      linelist: { type: 'string' },
      contacts: { type: 'string' },
      source: { type: 'string' },
      disease: { type: 'string', default: 'unspecified' },
      column: several,
      'contact-column': several,
      'date-format': { type: 'string' },
      encoding: { type: 'string' },
      missing: { type: 'string' },
      calls: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      state: { type: 'string', default: '.ringtrace' },
      api: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  return values;
}

/** `onset=date_of_prodrome`: the column of a field. */
const pairsOf = (said: readonly string[]) =>
  Object.fromEntries(said.map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)]));

/** @throws where the file is in another alphabet than was said */
function readText(file: string, said: string | undefined): string {
  const encoding = encodings.find((each) => each === (said ?? 'utf-8'));
  if (encoding === undefined) throw new UsageError(`--encoding is one of ${encodings.join(', ')}.`);
  const text = fileText(readNamedFile(file), encoding);
  if (text !== undefined) return text;
  throw new Error(
    `${file} is not in ${encoding}. Excel on a Windows machine writes --encoding windows-1251 or windows-1252.`,
  );
}

function requestOf(values: ReturnType<typeof importArguments>): ImportRequest {
  const { linelist, contacts, source, disease, missing, encoding } = values;
  const first = linelist ?? contacts;
  if (first === undefined)
    throw new UsageError(`Name the line list, or a file of pairs: --linelist FILE, --contacts FILE.\n${usage}`);
  const read = readAs(ImportRequest, {
    ...(linelist === undefined ? {} : { linelist: readText(linelist, encoding) }),
    ...(contacts === undefined ? {} : { contacts: readText(contacts, encoding) }),
    source: source ?? basename(first),
    disease,
    columns: pairsOf(values.column),
    contactColumns: pairsOf(values['contact-column']),
    ...(values['date-format'] === undefined ? {} : { dateFormat: values['date-format'] }),
    ...(missing === undefined ? {} : { missing: missing.split(',') }),
    ...(values.calls === undefined ? {} : { calls: values.calls }),
  });
  if ('data' in read) return read.data;
  throw new Error(read.fields.map(({ field, problem }) => `${field}: ${problem}`).join('\n'));
}

const remarks: Readonly<Record<Remark, string>> = {
  'no-onsets': 'no column was taken for the onset, so cases come in without one: --column onset=NAME says which it is.',
  'no-links':
    'no pair is between two people of the line list. Do the contacts name them by another column? --column id=NAME says which.',
  'unlisted-infectors':
    'infectors whom the line list does not have come in as contacts. Are they places, or names? --column infector= leaves them out.',
  'no-profile':
    'the disease has no profile, so that every pair between two cases is a link, whatever its days. npm run settings takes one in.',
};

function show(answer: ImportResponse): void {
  const { read, problems, duplicates, unlisted } = answer;
  const forms = Object.entries(read.dateFormats).map(([file, form]) => `${file} ${form}`);
  const used = read.columns.flatMap(({ column, field }) => (field === null ? [] : [`${field} from ${column}`]));
  const unused = read.columns.flatMap(({ column, field }) => (field === null ? [column] : []));
  console.log(`Read: ${used.join(', ')}. Dates: ${forms.join(', ') || 'none'}.`);
  if (unused.length > 0) console.log(`Not used: ${unused.join(', ')}.`);
  for (const { file, row, column, problem, effect } of problems)
    console.log(
      `${file} row ${row}, ${column}: ${problem} (${row === 1 ? 'nothing of the file is taken' : effect === 'refused' ? 'row left out' : 'cell left out'})`,
    );
  for (const { file, row, of, person, because } of duplicates)
    console.log(`${file} row ${row}: ${of === undefined ? `${person}, known already` : `as row ${of}`}: ${because}`);
  if (unlisted > 0) console.log(`and ${unlisted} more.`);
  for (const remark of remarksOn(answer)) console.log(`Look again: ${remarks[remark]}`);
}

function count({ read, cases, pairs, contactsOnly }: ImportResponse): string {
  const { new: made, changed, unchanged, refused, joined } = cases;
  return [
    `${read.cases > 0 ? `${read.cases} rows of cases` : 'cases of the pairs'}: ${made} new, ${changed} changed, ${unchanged} as they were, ${joined} joined to somebody known, ${refused} refused`,
    `${read.pairs} pairs: ${pairs.new} new, ${pairs.changed} changed, ${pairs.unchanged} as they were, ${pairs.refused} refused; ${pairs.confirmed} links confirmed; ${read.noSource} rows without a source; ${contactsOnly} people are contacts only`,
  ].join('\n');
}

async function main(): Promise<void> {
  const values = importArguments();
  if (values.help) return console.log(usage);
  const request = requestOf(values);
  const api = await openApi(values, 'epidemiologist');
  const post = (more: Partial<ImportRequest>): Promise<ImportResponse> =>
    api.post('/imports', { ...request, ...more }, ImportResponse);
  const shown = await importInParts((from) => post({ dryRun: true, from }));
  console.log(`Case numbers of source ${request.source}, disease ${request.disease}.`);
  show(shown);
  if (values['dry-run']) return console.log(`Would be:\n${count(shown)}`);
  const done = await importInParts((from) => post({ from }));
  console.log(count(done));
  if (done.problems.some(({ effect }) => effect === 'refused')) process.exitCode = 1;
}

process.exitCode = await exitCodeOf(main);
