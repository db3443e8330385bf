import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { __MEMORY__: 'true' },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test-setup.ts'],
    testTimeout: 30_000,
  },
});
