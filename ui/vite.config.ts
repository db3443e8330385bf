import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Loaded when first asked for, whatever folder they are in. */
const LAZY = /AntTheme|DateRange|palette\/Palette|KeysHelp/;

/**
 * Two chunks make the first screen: what is ours and what is React and TanStack Query.
 * Left alone, the bundler cuts what screens share into some thirty small files.
 */
const FIRST_SCREEN = [
  { name: 'vendor', test: /node_modules\/(react|react-dom|scheduler|@tanstack)\// },
  {
    name: 'shared',
    test: (id: string) =>
      /src\/(api|components|i18n|shell)\/|src\/testids/.test(id) && !LAZY.test(id) && !id.includes('memory'),
  },
];

/**
 * `--mode memory` builds the same screens on the in-memory backend, to look at
 * them in any browser. The shipped build never contains that backend: the
 * branch in `src/api/index.ts` is decided here, at build time.
 */
export default defineConfig(({ mode }) => ({
  base: './',
  plugins: [react()],
  define: { __MEMORY__: JSON.stringify(mode === 'memory') },
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  build: {
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 900,
    rolldownOptions: { output: { codeSplitting: { groups: FIRST_SCREEN } } },
  },
}));
