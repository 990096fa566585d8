import type { CaseRow, ContactRow, LinkageRow } from './outbreak-data.ts';
import type { ExportColumn } from './table-file.ts';

/** The columns of each table that is exported; the data dictionary is made of these, so it cannot tell otherwise. */

const pseudonym = 'A pseudonym: the same person has the same one in every file of this deployment.';
const asWords = (value: boolean | undefined) => (value === undefined ? undefined : value ? 'yes' : 'no');

/** R's epicontacts takes the first column for the id. */
export const lineListColumns: readonly ExportColumn<CaseRow>[] = [
  { name: 'id', type: 'text', meaning: pseudonym, of: ({ id }) => id },
  { name: 'date_onset', type: 'date', meaning: 'First day of the illness.', of: ({ onset }) => onset },
  {
    name: 'onset_estimated',
    type: 'yes-no',
    meaning: 'The person could not say the day exactly.',
    of: ({ onsetEstimated }) => asWords(onsetEstimated),
  },
  { name: 'date_rash', type: 'date', meaning: 'First day of the rash.', of: ({ rash }) => rash },
  { name: 'date_specimen', type: 'date', meaning: 'The specimen was taken.', of: ({ specimen }) => specimen },
  { name: 'date_report', type: 'date', meaning: 'The case was reported.', of: ({ report }) => report },
  {
    name: 'date_isolation',
    type: 'date',
    meaning: 'Since then the person met nobody without protection.',
    of: ({ isolated }) => isolated,
  },
  { name: 'date_recovery', type: 'date', meaning: 'The person was well again.', of: ({ recovered }) => recovered },
  { name: 'date_death', type: 'date', meaning: 'The person died.', of: ({ died }) => died },
  {
    name: 'classification',
    type: 'word',
    words: ['confirmed', 'probable', 'suspected'],
    meaning: 'How sure the case is.',
    of: ({ classification }) => classification,
  },
  {
    name: 'outcome',
    type: 'word',
    words: ['recovered', 'deceased', 'ill', 'unknown'],
    meaning: 'As it was reported last.',
    of: ({ outcome }) => outcome,
  },
  {
    name: 'age_band',
    type: 'text',
    meaning: 'Ten years of age, for example 30-39; 90+.',
    of: ({ ageBand }) => ageBand,
  },
  { name: 'sex', type: 'word', words: ['female', 'male', 'other'], meaning: 'As reported.', of: ({ sex }) => sex },
  { name: 'occupation', type: 'text', meaning: 'As reported.', of: ({ occupation }) => occupation },
  { name: 'hospital', type: 'text', meaning: 'As reported.', of: ({ hospital }) => hospital },
  {
    name: 'imported',
    type: 'yes-no',
    meaning: 'Infected elsewhere, as reported; empty where nothing was said.',
    of: ({ imported }) => imported,
  },
];

export const contactColumns: readonly ExportColumn<ContactRow>[] = [
  { name: 'from', type: 'text', meaning: `Who may have infected. ${pseudonym}`, of: ({ from }) => from },
  { name: 'to', type: 'text', meaning: `Who was exposed. ${pseudonym}`, of: ({ to }) => to },
  { name: 'date_first_contact', type: 'date', meaning: 'First day of the exposure.', of: ({ first }) => first },
  { name: 'date_last_contact', type: 'date', meaning: 'Last day of the exposure.', of: ({ last }) => last },
  {
    name: 'continuing',
    type: 'yes-no',
    meaning: 'yes: the exposure went on when it was told.',
    of: ({ continuing }) => asWords(continuing),
  },
  {
    name: 'setting',
    type: 'text',
    meaning: 'Where they met, as a word of the protocol.',
    of: ({ setting }) => setting,
  },
  { name: 'relation', type: 'text', meaning: 'Who they are to each other.', of: ({ relation }) => relation },
  { name: 'risk', type: 'word', words: ['high', 'low', 'unknown'], meaning: 'Of infection.', of: ({ risk }) => risk },
  {
    name: 'link',
    type: 'word',
    words: ['confirmed', 'proposed'],
    meaning: 'The judgement that one infected the other; empty: an exposure that is no link, or was ruled out.',
    of: ({ link }) => link,
  },
  {
    name: 'preferred',
    type: 'yes-no',
    meaning: 'yes: the preferred one of several possible sources.',
    of: ({ preferred }) => asWords(preferred),
  },
  {
    name: 'was_case',
    type: 'yes-no',
    meaning: 'Whether the exposed person is a case.',
    of: ({ wasCase }) => asWords(wasCase),
  },
  {
    name: 'status',
    type: 'word',
    words: ['case', 'under_followup', 'lost_to_followup', 'unknown'],
    meaning: 'Of the exposed person, as in R simulist.',
    of: ({ status }) => status,
  },
];

/** Global.health's first-day schema for a new outbreak: its names and order; what is not known here is left empty. */
export const dayZeroColumns: readonly ExportColumn<CaseRow & { readonly disease: string; readonly source?: string }>[] =
  [
    { name: 'ID', type: 'text', meaning: pseudonym, of: ({ id }) => id },
    { name: 'Pathogen', type: 'text', meaning: 'The disease of this export.', of: ({ disease }) => disease },
    {
      name: 'Case_status',
      type: 'word',
      words: ['confirmed', 'probable', 'suspected'],
      meaning: 'How sure the case is.',
      of: ({ classification }) => classification,
    },
    { name: 'Age', type: 'text', meaning: 'Ten years of age, for example 30-39.', of: ({ ageBand }) => ageBand },
    {
      name: 'Sex_at_birth',
      type: 'word',
      words: ['female', 'male', 'other'],
      meaning: 'As reported.',
      of: ({ sex }) => sex,
    },
    { name: 'Occupation', type: 'text', meaning: 'As reported.', of: ({ occupation }) => occupation },
    { name: 'Date_report', type: 'date', meaning: 'The case was reported.', of: ({ report }) => report },
    { name: 'Date_onset', type: 'date', meaning: 'First day of the illness.', of: ({ onset }) => onset },
    {
      name: 'Date_confirmation',
      type: 'date',
      meaning: 'The case was reported as confirmed.',
      of: ({ classification, report }) => (classification === 'confirmed' ? report : undefined),
    },
    {
      name: 'Isolated',
      type: 'word',
      words: ['Y'],
      meaning: 'Y: isolated at some time.',
      of: ({ isolated }) => (isolated === undefined ? undefined : 'Y'),
    },
    { name: 'Date_isolation', type: 'date', meaning: 'First day of isolation.', of: ({ isolated }) => isolated },
    {
      name: 'Outcome',
      type: 'word',
      words: ['recovered', 'death'],
      meaning: 'As it was reported last.',
      of: ({ outcome }) => (outcome === 'deceased' ? 'death' : outcome === 'recovered' ? 'recovered' : undefined),
    },
    { name: 'Date_death', type: 'date', meaning: 'The person died.', of: ({ died }) => died },
    { name: 'Date_recovered', type: 'date', meaning: 'The person was well again.', of: ({ recovered }) => recovered },
    {
      name: 'Contact_with_case',
      type: 'word',
      words: ['Y', 'N'],
      meaning: 'Whether a source among the cases is known.',
      of: ({ source }) => (source === undefined ? 'N' : 'Y'),
    },
    {
      name: 'Contact_ID',
      type: 'text',
      meaning: 'The source, where one is known: the preferred, else the first.',
      of: ({ source }) => source,
    },
    {
      name: 'Travel_history',
      type: 'word',
      words: ['Y', 'N'],
      meaning: 'Infected elsewhere, as reported.',
      of: ({ imported }) => (imported === undefined ? undefined : imported === 'yes' ? 'Y' : 'N'),
    },
  ];

export interface DayCount {
  readonly date: string;
  readonly cases: number;
}

export const incidenceColumns: readonly ExportColumn<DayCount>[] = [
  {
    name: 'dates',
    type: 'date',
    meaning: 'A day; every day from the first onset to the last.',
    of: ({ date }) => date,
  },
  { name: 'I', type: 'integer', meaning: 'Cases whose onset is that day.', of: ({ cases }) => cases },
];

/** Days counted from the first onset of the file. */
export interface IntervalRow {
  readonly infector: number;
  readonly infected: number;
}

export const intervalColumns: readonly ExportColumn<IntervalRow>[] = [
  { name: 'EL', type: 'integer', meaning: "The infector's onset: begin of the day.", of: ({ infector }) => infector },
  { name: 'ER', type: 'integer', meaning: "The infector's onset: end of the day.", of: ({ infector }) => infector + 1 },
  {
    name: 'SL',
    type: 'integer',
    meaning: "The infected one's onset: begin of the day.",
    of: ({ infected }) => infected,
  },
  {
    name: 'SR',
    type: 'integer',
    meaning: "The infected one's onset: end of the day.",
    of: ({ infected }) => infected + 1,
  },
];

export const pairColumns: readonly ExportColumn<{ readonly from: string; readonly to: string }>[] = [
  { name: 'from', type: 'text', meaning: 'Who infected, of the links.', of: ({ from }) => from },
  { name: 'to', type: 'text', meaning: 'Who was infected.', of: ({ to }) => to },
];

export interface DictionaryRow {
  readonly file: string;
  readonly column: string;
  readonly type: string;
  readonly words: string;
  readonly meaning: string;
}

export const dictionaryColumns: readonly ExportColumn<DictionaryRow>[] = [
  { name: 'file', type: 'text', meaning: 'A file of an export.', of: ({ file }) => file },
  { name: 'column', type: 'text', meaning: 'A column of it.', of: ({ column }) => column },
  {
    name: 'type',
    type: 'word',
    meaning: 'date: ISO 8601, yyyy-MM-dd. Nothing known is an empty cell.',
    of: ({ type }) => type,
  },
  {
    name: 'words',
    type: 'text',
    meaning: 'The words that may stand there, where they are few.',
    of: ({ words }) => words,
  },
  { name: 'meaning', type: 'text', meaning: 'In words.', of: ({ meaning }) => meaning },
];

/** Who a pseudonym of the other files is, with the source that reported them: kept apart from all of them. */
export const linkageColumns: readonly ExportColumn<LinkageRow>[] = [
  { name: 'id', type: 'text', meaning: pseudonym, of: ({ id }) => id },
  { name: 'person', type: 'text', meaning: 'The pseudonym that screens and the API use.', of: ({ person }) => person },
  { name: 'source', type: 'text', meaning: 'Who reported the case.', of: ({ source }) => source },
  {
    name: 'source_case_id',
    type: 'text',
    meaning: "The case's id with its source.",
    of: ({ sourceCase }) => sourceCase,
  },
  { name: 'ref', type: 'text', meaning: 'Its number in a line list, where the source gave one.', of: ({ ref }) => ref },
];
