import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TaskKind } from '../../../shared/domain/calls/task-kind.ts';
import { protocolFor } from '../../../shared/domain/protocols/protocol.ts';
import {
  problemsInProtocol,
  protocolOf,
  type WrittenProtocol,
} from '../../../shared/domain/protocols/written-protocol.ts';
import {
  shippedProtocols as readShipped,
  shippedProtocol,
} from '../../../shared/domain/protocols/written-protocols.ts';
import { inLine } from '../../../shared/domain/read-data.ts';
import { shippedRules } from '../../../shared/runtime/shipped-rules.ts';
import { shippedWords } from '../../../shared/runtime/shipped-words.ts';

const shippedProtocols = readShipped();

const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

test('shared/domain/protocols/protocols.json is the shipped protocols without their words (npm test -- -u writes it anew)', async () => {
  await expect(pretty(shippedProtocols.map(protocolOf))).toMatchFileSnapshot(
    '../../../shared/domain/protocols/protocols.json',
  );
});

test('what the functions carry of the protocols is that, packed (npm run protocols packs it anew)', () => {
  expect(shippedRules).toEqual(shippedProtocols.map(protocolOf));
  for (const each of shippedProtocols) expect(shippedWords(each.id, each.version)).toEqual(each);
});

test('every protocol file ships under its name and version, and every kind of task has a protocol', () => {
  const files = readdirSync('shared/domain/protocols/texts').sort();
  expect(shippedProtocols.map(({ id, version }) => `${id}.${version}.json`).sort()).toEqual(files);
  for (const kind of TaskKind.options) expect(protocolFor(kind, shippedProtocols)).toBeDefined();
  expect(protocolFor('case-interview', shippedProtocols, 'Measles')?.id).toBe('case-interview-measles');
  expect(protocolFor('case-interview', shippedProtocols, 'covid-19')).toMatchObject({
    id: 'case-interview',
    version: 2,
  });
});

const written = (id = 'contact-notification', version = 2): WrittenProtocol =>
  structuredClone(shippedProtocol(id, version));

const file = 'protocols/new.1.json';
const words = { en: 'Words', ru: 'Слова' };

/** A protocol of one section, for what is wrong with it. */
const small = (questions: readonly object[], more: object = {}) => ({
  id: 'new',
  version: 1,
  kind: 'contact-notification',
  title: words,
  sections: [{ id: 'all', title: words, questions: questions.map((each) => ({ ask: words, ...each })) }],
  ...more,
});
const yesNo = (id: string, more: object = {}) => ({ id, type: 'yes-no', identifying: false, ...more });

test('a new disease is a file and no code', () => {
  const plague = { ...small([yesNo('has-symptoms', { required: true })]), disease: 'pneumonic-plague' };
  expect(problemsInProtocol(file, plague)).toEqual([]);
});

test.each<[string, unknown, string]>([
  ['has no Russian', small([yesNo('a')], { title: { en: 'Words' } }), 'title.ru: is missing'],
  [
    'asks nothing in Russian',
    small([yesNo('a', { ask: { en: 'Ill?', ru: ' ' } })]),
    'sections.0.questions.0.ask.ru: has no words',
  ],
  [
    'has a choice without options',
    small([{ id: 'a', type: 'choice', identifying: false, options: [] }]),
    'sections.0.questions.0.options: ',
  ],
  [
    'has a type that nobody knows',
    small([{ id: 'a', type: 'guess', identifying: false }]),
    'sections.0.questions.0.type: ',
  ],
  [
    'keeps free text with the pseudonym',
    small([{ id: 'a', type: 'text', identifying: false }]),
    'sections.0.questions.0.identifying: ',
  ],
  [
    'has a field that nobody knows',
    small([yesNo('a', { requried: true })]),
    'sections.0.questions.0.requried: unknown field',
  ],
  [
    'asks one question twice',
    small([yesNo('a'), yesNo('a')]),
    'sections.0.questions.1.id: an earlier question has this id',
  ],
  [
    'branches on what comes later',
    small([yesNo('a', { showIf: { question: 'b', is: 'yes' } }), yesNo('b')]),
    'sections.0.questions.0.showIf: b is no question that was asked before',
  ],
  [
    'branches on itself',
    small([yesNo('a', { showIf: { question: 'a', is: 'yes' } })]),
    'sections.0.questions.0.showIf: a is no question that was asked before',
  ],
  [
    'branches on an answer there is not',
    small([yesNo('a'), yesNo('b', { showIf: { question: 'a', is: 'perhaps' } })]),
    'sections.0.questions.1.showIf: perhaps is no answer to a: yes, no',
  ],
  [
    'compares what is no number',
    small([yesNo('a'), yesNo('b', { requiredIf: { question: 'a', lessThan: 3 } })]),
    'sections.0.questions.1.requiredIf: a takes no number',
  ],
  [
    'says two things of one answer',
    small([yesNo('a'), yesNo('b', { showIf: { question: 'a', is: 'yes', isNot: 'no' } })]),
    'sections.0.questions.1.showIf: ',
  ],
  [
    'names contacts in a notification',
    small([{ id: 'a', type: 'contacts', identifying: true, direction: 'exposed', columns: ['phones'] }]),
    'sections.0.questions.0.type: only a case interview names contacts',
  ],
  [
    'makes a fact of a yes',
    small([yesNo('a', { fact: 'onset' })], { kind: 'case-interview' }),
    'sections.0.questions.0.fact: onset is a date',
  ],
  [
    'takes no number',
    small([{ id: 'a', type: 'number', identifying: false, least: 3, most: 2 }]),
    'sections.0.questions.0.least: is more than most',
  ],
  [
    'requires what is not asked of everybody',
    small([yesNo('a', { onlyWith: 'possible-duplicate', required: true })]),
    'sections.0.questions.0.onlyWith: ',
  ],
  [
    'fills in what nobody knows',
    small([yesNo('a')], { opening: { en: 'Hello {{shoe.size}}', ru: 'Слова' } }),
    'opening.en: {{shoe.size}} is not known',
  ],
  [
    'leaves braces open',
    small([yesNo('a')], { opening: { en: 'Hello {{person.name', ru: 'Слова' } }),
    'opening.en: has braces that are not closed',
  ],
])('a protocol that %s is refused with the place to be mended', (_what, data, problem) => {
  const found = problemsInProtocol(file, data).map(inLine);
  expect(
    found.some((each) => each.startsWith(`${file}: ${problem}`)),
    found.join('\n'),
  ).toBe(true);
});

test.each(['namer.name', 'exposure.setting', 'exposure.lastDay', 'case.onset', 'window.infectious'])(
  'a script for contacts that fills in {{%s}} is refused, wherever it stands: it would give the case away',
  (field) => {
    const protocol = written();
    const said = { en: `You met {{${field}}}.`, ru: 'Вы встречались.' };
    const places: [string, WrittenProtocol][] = [
      ['opening.en', { ...protocol, opening: said }],
      [
        'sections.1.say.en',
        { ...protocol, sections: protocol.sections.map((each, n) => (n === 1 ? { ...each, say: said } : each)) },
      ],
      [
        'sections.0.questions.0.help.en',
        {
          ...protocol,
          sections: protocol.sections.map((section, s) => ({
            ...section,
            questions: section.questions.map((each, n) => (s === 0 && n === 0 ? { ...each, help: said } : each)),
          })),
        },
      ],
    ];
    for (const [place, data] of places)
      expect(problemsInProtocol(file, data).map(inLine)).toEqual([
        `${file}: ${place}: {{${field}}} would give the case away to a contact: it has no place in a script for a contact-notification`,
      ]);
  },
);

test('a case may be told its own windows, and never who named it', () => {
  const own = { en: 'Since {{case.onset}}, {{window.infectious}}.', ru: '{{window.source}}' };
  const protocol = written('case-interview');
  expect(problemsInProtocol(file, { ...protocol, opening: own })).toEqual([]);
  expect(problemsInProtocol(file, { ...protocol, opening: { en: '{{namer.name}}', ru: 'Слова' } })).toHaveLength(1);
});
