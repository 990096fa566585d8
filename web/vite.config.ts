import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { icuMessages } from './words/icu-messages.ts';

const root = new URL('.', import.meta.url).pathname;

/** One page for every stage: what differs between them comes from `/config.json`. */
export default defineConfig({
  root,
  plugins: [react(), icuMessages()],
  // A cache beside the packages would be shared by checkouts that share them.
  cacheDir: `${root}.vite`,
  resolve: {
    alias: {
      // Messages are parsed when the page is built, so the parser stays out of it.
      '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/no-parser.js',
    },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The content security policy allows files of the console's own and nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
});
