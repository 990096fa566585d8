import { parse } from '@formatjs/icu-messageformat-parser';
import type { Plugin } from 'vite';

const wordFile = /\/words\/[a-z]{2}\.json$/;

/** Reads the ICU messages of a language when the page is built, so that no browser has to. */
export function icuMessages(): Plugin {
  return {
    name: 'icu-messages',
    transform: {
      order: 'pre',
      filter: { id: wordFile },
      handler(code) {
        const messages: Record<string, string> = JSON.parse(code);
        const read = Object.fromEntries(Object.entries(messages).map(([id, text]) => [id, parse(text)]));
        return { code: `export default ${JSON.stringify(read)}`, moduleType: 'js' };
      },
    },
  };
}
