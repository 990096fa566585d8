import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { wrongs } from '../../shared/domain/wrong.ts';
import english from '../../web/words/en.json' with { type: 'json' };
import russian from '../../web/words/ru.json' with { type: 'json' };

const languages: Record<string, Record<string, string>> = { en: english, ru: russian };
const pluralForms: Record<string, readonly string[]> = { en: ['one', 'other'], ru: ['one', 'few', 'many', 'other'] };
const web = new URL('../../web/', import.meta.url).pathname;

/** The names of the values that a message takes, and its plurals. */
function walk(elements: readonly MessageFormatElement[], found: { names: Set<string>; plurals: string[][] }) {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    found.names.add(element.value);
    if (element.type !== TYPE.plural && element.type !== TYPE.select) continue;
    if (element.type === TYPE.plural)
      found.plurals.push(Object.keys(element.options).filter((key) => !key.startsWith('=')));
    for (const option of Object.values(element.options)) walk(option.value, found);
  }
  return found;
}
const read = (text: string) => walk(parse(text), { names: new Set<string>(), plurals: [] });

describe.each(Object.keys(languages))('the words in %s', (language) => {
  const words = languages[language] ?? {};

  it('are of the same ids as the English ones, in order', () => {
    expect(Object.keys(words)).toEqual(Object.keys(english).sort());
  });

  it.each(Object.entries(words))('say %s with the values that the English takes, in every plural form', (id, text) => {
    const { names, plurals } = read(text);
    expect(names).toEqual(read(languages.en?.[id] ?? '').names);
    for (const plural of plurals) expect(plural).toEqual(expect.arrayContaining([...(pluralForms[language] ?? [])]));
    expect(text.trim()).not.toBe('');
  });
});

it('are all used: nobody translates what nobody reads', () => {
  const sources = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^(?!dist|\.vite).*\.tsx?$/.test(file),
  );
  const code = sources.map((file) => readFileSync(join(web, file), 'utf8')).join('\n');
  const computed = [...code.matchAll(/`([a-z.-]+)\$\{/g)].map(([, start]) => start ?? '');
  const unused = Object.keys(english).filter(
    (id) => !code.includes(`'${id}'`) && !computed.some((start) => start.includes('.') && id.startsWith(start)),
  );
  expect(unused).toEqual([]);
});

it('say whatever can be wrong with a field, with no more than the values that come with its code', () => {
  const said = Object.entries(english).filter(([id]) => id.startsWith('wrong.'));
  expect(said.map(([id]) => id)).toEqual(
    Object.keys(wrongs)
      .map((code) => `wrong.${code}`)
      .sort(),
  );
  const given = new Map(Object.entries(wrongs).map(([code, text]) => [`wrong.${code}`, text]));
  for (const [id, text] of said) {
    const come = [...(given.get(id) ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(come, id).toEqual(expect.arrayContaining([...read(text).names]));
  }
});
