/** True in `vite build --mode memory` and in vitest: see `vite.config.ts`. */
declare const __MEMORY__: boolean;
