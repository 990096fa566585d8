import { describe, expect, it } from 'vitest';
import { firstLanguage, regional } from '../../web/words/language.ts';

const there = ['en', 'ru'] as const;

describe('the language of the console', () => {
  it('is the one chosen before, else the first of the browser’s that there is, else the first of all', () => {
    expect(firstLanguage(there, ['ru', 'en-US'])).toBe('ru');
    expect(firstLanguage(there, ['', 'de-DE', 'ru-RU', 'en'])).toBe('ru');
    expect(firstLanguage(there, ['de'])).toBe('en');
  });

  it('has the region that the browser has for it', () => {
    expect(regional('en', ['ru-RU', 'en-GB', 'en-US'])).toBe('en-GB');
    expect(regional('ru', ['en-GB'])).toBe('ru');
  });

  it('does without a region that no formatter takes, as Chrome tells it of a machine without a locale', () => {
    expect(regional('en', ['en-US@posix'])).toBe('en');
    expect(() => new Intl.DateTimeFormat(regional('en', ['en-US@posix', 'en-GB']))).not.toThrow();
  });
});
