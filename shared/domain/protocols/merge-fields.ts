import type { TaskKind } from '../calls/task-kind.ts';
import { type Wrong, wrong } from '../wrong.ts';

/**
 * What an operator's script may fill in. A field that would tell a contact whose contact they are has no place in what
 * is read to one: such a script is refused before anybody reads it out.
 */

const anywhere = [
  'operator.name',
  'person.name',
  'person.given',
  'disease',
  'today',
  'isolation.until',
  'quarantine.until',
  'followUp.days',
] as const;

/** Of the case itself, to the case itself. */
const toTheCase = ['case.onset', 'window.source', 'window.infectious'] as const;

/** Never read to anybody: it would give somebody else away. */
const givesAway = [
  'namer.name',
  'exposure.setting',
  'exposure.place',
  'exposure.lastDay',
  'exposure.relation',
] as const;

export type MergeField = (typeof anywhere)[number] | (typeof toTheCase)[number];

const known = (kind: TaskKind): readonly string[] => [...anywhere, ...(kind === 'case-interview' ? toTheCase : [])];

const field = /\{\{([^{}]*)\}\}/g;

/** The fields that a text asks for, as written. */
export const fieldsIn = (text: string): string[] => [...text.matchAll(field)].map(([, name]) => (name ?? '').trim());

/** What is wrong with a text's merge fields; nothing where it may be read to people of this kind of task. */
export function wrongFields(text: string, kind: TaskKind): Wrong[] {
  const problems = fieldsIn(text).flatMap((name) => {
    if (known(kind).includes(name)) return [];
    const giving = [...givesAway, ...toTheCase].some((each) => each === name);
    return giving
      ? [wrong('field-gives-away', { field: `{{${name}}}`, kind })]
      : [wrong('field-unknown', { field: `{{${name}}}`, fields: known(kind).join(', ') })];
  });
  return text.replaceAll(field, '').match(/\{\{|\}\}/) ? [...problems, wrong('braces')] : problems;
}

/** Fills a text in; what is not known yet is said in words that fit any sentence. */
export function fillIn(
  text: string,
  values: Readonly<Partial<Record<MergeField, string>>>,
  otherwise: Readonly<Record<MergeField, string>>,
): string {
  const known = new Map<string, string>([...Object.entries(otherwise), ...Object.entries(values)]);
  return text.replaceAll(field, (whole, name: string) => known.get(name.trim()) ?? whole);
}

/** What is said where a value is not known. */
export const unknownInWords: { readonly en: Record<MergeField, string>; readonly ru: Record<MergeField, string> } = {
  en: {
    'operator.name': '(say your name)',
    'person.name': '(the person’s name)',
    'person.given': '(the person’s name)',
    disease: 'the infection',
    today: 'today',
    'isolation.until': 'until a doctor tells you that you have recovered',
    'quarantine.until': 'for as long as the health department asks you to',
    'followUp.days': 'some',
    'case.onset': 'the day you fell ill',
    'window.source': 'in the time before you fell ill',
    'window.infectious': 'since you fell ill, and the days just before',
  },
  ru: {
    'operator.name': '(назовите себя)',
    'person.name': '(имя человека)',
    'person.given': '(имя человека)',
    disease: 'инфекция',
    today: 'сегодня',
    'isolation.until': 'пока врач не скажет, что вы выздоровели',
    'quarantine.until': 'столько, сколько попросит служба здравоохранения',
    'followUp.days': 'несколько',
    'case.onset': 'день, когда вы заболели',
    'window.source': 'в дни перед болезнью',
    'window.infectious': 'с начала болезни и за несколько дней до неё',
  },
};
