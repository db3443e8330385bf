/** The long job that is running, if any: what it last said of itself, and how to end it. */
import { createStore } from '../components/store';
import { backend } from './backend';
import type { ProgressView } from './bindings.gen';

export const progress = createStore<ProgressView | null>(null);

export function listenForProgress(): () => void {
  return backend().onProgress((step) => progress.set(step));
}

/** Runs a job with a clean slate before and after it. */
export async function watched<T>(job: () => Promise<T>): Promise<T> {
  progress.set(null);
  try {
    return await job();
  } finally {
    progress.set(null);
  }
}

export function cancelJob(): void {
  const step = progress.get();
  if (step !== null) void backend().cancel(step.job);
}
