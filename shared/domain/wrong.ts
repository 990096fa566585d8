/**
 * What can be wrong with a field: a code for programs, the values it speaks of, and the same in English for whoever reads
 * it as it comes. The console says each in the language of its screen (`web/words`, `wrong.<code>`). Never with what was
 * sent: that may be somebody's name.
 */

/** Every code, in English; `{name}` is a value that goes with it. */
export const wrongs = {
  // Of any value.
  absent: 'is missing',
  'unknown-field': 'unknown field',
  kind: 'takes a value of another kind: {kind}',
  'not-offered': 'takes one of {options}',
  'several-of': 'takes a list of {options}',
  'too-short': 'takes {least} or more characters',
  'too-long': 'takes at most {most} characters',
  'too-few': 'takes {least} or more entries',
  'too-many': 'takes at most {most} entries',
  'too-little': 'is at least {least}',
  'too-much': 'is at most {most}',
  'too-large': 'takes at most {most} bytes',
  form: 'is not written as it has to be',
  // How something is written.
  date: 'a date is written yyyy-MM-dd, for example 2015-05-20, and is a day the calendar has',
  'date-or-guess': 'a date is written yyyy-MM-dd, a guess as { "date": "yyyy-MM-dd", "estimated": true }',
  moment: 'a moment is written with its offset, for example 2015-05-20T08:00:00Z',
  'moment-range': 'a moment is of the years 0001 to 9999 in UTC',
  hour: 'an hour is written HH:mm, from 00:00 to 23:59',
  zone: 'a time zone is named as IANA names it, for example Europe/Moscow',
  shift: 'a shift is written mon-fri 08:00-20:00 Europe/Moscow',
  'yes-or-no': 'is yes or no',
  list: 'a work list is jurisdiction/language/skill',
  lists: 'work lists are jurisdiction/language/skill; * is any',
  language: 'a language is written as a code, for example ru or en-GB',
  number: 'is no number that can be dialled',
  'no-number': 'none of them can be read as a number',
  'phone-short': 'too short: a digit is missing',
  'phone-long': 'too long: there is a digit too many',
  'phone-length': 'no number of its country is so long',
  'phone-code': 'begins with a country code that no country has',
  'no-phone': 'not a phone number',
  'phone-doubtful': 'no number of its country begins like this: have it said once more',
  country: 'no numbering plan is known for it',
  pointer: 'send it as an answer gave it',
  // What a screen holds back, because it would be lost.
  unread: 'what was typed cannot be read',
  incomplete: 'what it was, and from which day, is missing',
  // When.
  past: 'is past',
  far: 'is more than {days} days ahead',
  'past-or-far': 'is past, or more than {days} days ahead',
  'after-today': 'is after today',
  'after-snapshot': 'lies after the snapshot',
  // What goes with what.
  'outcome-needed': 'goes with {outcomes} only',
  'nobody-reached': 'nobody was spoken to: {outcome} takes none',
  'answers-needed': 'a {outcome} case interview takes its answers',
  'with-interview': 'goes with interview, and it with this',
  'goes-with': 'goes with {what} only',
  // Calls and phones.
  'this-attempt': 'this call is attempt {attempt}',
  'next-attempt': 'the next attempt is {attempt}',
  'placed-otherwise': 'it was placed on another phone, or in another way',
  'not-their-phone': 'not a phone of this person',
  'dead-phone': 'this phone is out of use',
  'which-phone': 'say which phone: the person has several',
  'not-asked-about': 'is none that this call was to ask about',
  // Interviews.
  unanswered: 'is missing: send the interview as partial, or ask it',
  unnamed: 'is missing: name somebody, or say named-nobody, refused-to-name or how many unknown people',
  'unknown-question': 'unknown question: {protocol} asks {questions}',
  'not-asked': 'is not asked here: it depends on {questions}',
  'no-answer': 'takes no answer: people who are named are rows of interview.contacts',
  'nearly-zero': 'is 0 or at least {least}',
  alone: '{choice} goes with no other choice',
  'phone-text': 'takes a phone number, as a text of at most {most} characters',
  'event-rows': 'takes at most {most} rows of key, kind, from, and place, to, people, notes',
  'event-keys': 'has two rows with one key',
  'event-days': 'has a row that ends before it begins',
  'event-kinds': 'has kinds {kinds}',
  'other-reason': 'not what the call was made for: {reasons}',
  'no-protocol': 'no such protocol or version: use the one the task names',
  'other-protocol': 'is for a {kind}; this was a {kinds}',
  'row-twice': 'another row has this key',
  'row-kept': 'is among the contacts too',
  'row-turned': 'a row keeps its direction: take it out, and write it down under another key',
  'row-of-another': 'this key is of somebody else in the interview so far: write the row down under another key',
  'no-event': 'is the key of no event of this interview',
  'no-contacts': 'only a case interview names contacts',
  'were-named': 'contacts were named, so it cannot be {naming}',
  'too-many-named': 'with those named before more than {most}',
  'too-many-rows': 'with the rows that were taken out again more than {most}: keep a row under its key and change it',
  // People, cases, and a supervisor's acts.
  'same-person': 'is the person of the path',
  'own-infector': 'nobody infects themselves',
  'no-case': 'is no case of this disease',
  'person-or-case': 'give a pseudonym, or a source with either its caseId or its ref',
  'one-or-many': 'name one task, or a filter for many',
  'where-to': 'says where to: a list, a band, or both',
  'what-to-mend': 'is missing: say what is to be mended',
  'which-found': 'say which were found',
  'not-as-given': 'is not what the source gave',
  'taken-back': 'taken back, but required',
  // Files.
  'not-csv': 'is no CSV: a quotation mark is not where one may be',
  cells: 'has {cells} cells, and there are {columns} columns',
  'no-column': 'is no column; there are {columns}',
  'column-twice': 'is there twice',
  'row-before': 'is in row {row} already',
  // Outbreaks that are imported.
  'column-wanted': 'no column was found for it; there are {columns}',
  'date-format':
    'dateFormat has year, month and day once each: yyyy or yy, MM, M, MMM or MMMM, dd or d, for example dd/MM/yyyy; days without a year are d-MMM in 2020; numbers of days are excel, or days since 2020-01-01',
  'dates-ambiguous': 'the dates can be read as {patterns}: say which with dateFormat',
  'dates-likely':
    'the dates do not say their whole year: say how they are written with dateFormat, for example {patterns}',
  'dates-form': 'the dates are in no usual form: say how they are written with dateFormat, for example dd/MM/yyyy',
  'pairs-not-cases': 'the file is of pairs, not of cases: give it as the contacts, without a line list',
  day: 'is no day written {pattern}',
  age: 'an age is a number of years or of months, as 34, 0.5 or 6 months; a band such as 30-39 is none',
  'none-of': 'is none of {options}',
  unusable: 'cannot be used as it is written',
  'row-cells': 'is of a row with {cells} cells, and there are {columns} columns',
  'row-otherwise': 'is in row {row} already, with other content: find out which is right',
  'case-number': 'is missing: without a number a case cannot be told from others',
  'exposed-absent': 'is missing: nobody stands where the exposed person should',
  'exposed-too': 'is the same person as the one exposed: nobody infects themselves',
  'exposed-known': 'is the same person as the one exposed, by who they are',
  'other-disease': 'is the number of a case of another disease of this source: use another source',
  'name-to-call': 'is missing, and nobody without a name can be called',
  'report-to-call': 'is missing, and a case that is called for has one',
  // Settings: policies, profiles of diseases, protocols.
  'no-sections': 'is no object with the sections of a policy',
  'list-part': 'a part of a work list has no space and none of # / *',
  skill: 'a skill has no space, #, / or *',
  'one-digit': 'a band is written as one digit',
  'hour-to-24': 'an hour is written 08:00, up to 24:00',
  'window-ends': 'a window ends after it begins: cut it at midnight',
  holiday: 'a holiday is written yyyy-MM-dd, or MM-dd for every year',
  'never-open': 'there is no hour at which it is open in every zone',
  'no-rule': 'has no rule for {outcome} of every kind and disease',
  'no-general': 'has no entry for every kind and disease',
  'entry-twice': 'another entry before speaks of the same',
  'disease-name': 'a disease is written in small letters, digits and dashes',
  'hours-or-days': 'has either hours or days',
  'source-absent': 'is missing: say where this figure comes from',
  'source-of-nothing': 'is the source of a figure that the profile does not give',
  'no-fallback': 'there is none for {disease}, which every disease without a profile falls back on',
  'name-twice': '{name} is in {file} already',
  'version-past': 'is {version}, and version {inForce} is in force: raise it to {next}',
  'list-unknown': '{open} open, and the policy knows this list no more',
  'list-unserved': '{open} open, and there is no protocol for {kinds}',
  wordless: 'has no words',
  'question-id': 'an id is 1 to 64 small letters, digits or dashes',
  'field-gives-away': '{field} would give the case away to a contact: it has no place in a script for a {kind}',
  'field-unknown': '{field} is not known: there is {fields}',
  braces: 'has braces that are not closed',
  'one-comparison': 'says one of is, isNot, isOneOf, lessThan, answered of its question',
  'section-twice': 'is the id of section {section} too',
  'question-twice': 'an earlier question has this id',
  'option-twice': 'two of them have one id',
  'no-option': '{option} is none of its options',
  'no-range': 'is more than most: no number can be given',
  'contacts-elsewhere': 'only a case interview names contacts, and this is a {kind}',
  'required-of-some': 'is not asked of everybody, so it cannot be required',
  'fact-date': '{fact} is a date',
  'fact-yes-no': '{fact} is a yes-no',
  'fact-of-case': '{fact} is of a case, and this is a {kind}',
  'fact-twice': 'an earlier question tells {fact} already',
  'no-question-before': '{question} is no question that was asked before',
  'takes-rows': '{question} takes rows and no answer',
  'takes-no-number': '{question} takes no number',
  'no-choices': '{question} has no choices to be compared with',
  'no-such-answer': '{choice} is no answer to {question}: {choices}',
  /** In the words of whoever found it: a file that cannot be read, or a release before this one. */
  'as-said': '{said}',
} as const;

export type WrongCode = keyof typeof wrongs;

type Named<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${string} ${string}` ? never : Name) | Named<Rest>
  : never;
type Value = string | number;
type ValuesOf<Code extends WrongCode> = Record<Named<(typeof wrongs)[Code]>, Value>;

export const codes = Object.keys(wrongs) as [WrongCode, ...WrongCode[]];

export interface Wrong {
  readonly code: WrongCode;
  /** What the words speak of, by name: limits, choices, days. */
  readonly values?: Readonly<Record<string, Value>> | undefined;
  /** In English. */
  readonly problem: string;
}

/** What is wrong, with the values that its words take. */
export function wrong<Code extends WrongCode>(
  code: Code,
  ...[values]: [Named<(typeof wrongs)[Code]>] extends [never] ? [] : [values: ValuesOf<Code>]
): Wrong {
  const given: Readonly<Record<string, Value>> | undefined = values;
  if (given === undefined) return { code, problem: wrongs[code] };
  return { code, values: given, problem: wrongs[code].replace(/\{(\w+)\}/g, (_, name) => String(given[name])) };
}
