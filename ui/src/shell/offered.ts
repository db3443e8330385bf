import { createStore } from '../components/store';

/** Paths of files that were dropped and wait for the import screen to look at them. */
export const offered = createStore<readonly string[]>([]);
