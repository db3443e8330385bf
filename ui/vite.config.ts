import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

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
  },
}));
