/** The long jobs that are running: what each last said of itself, and how to end it. */
import { createStore } from '../components/store';
import { backend } from './backend';
import type { CommandName, ProgressView } from './bindings.gen';

/** By the command that a job runs: an undo may wait for an import, and each shows its own. */
const progress = createStore<Readonly<Record<string, ProgressView | null>>>({});

export function listenForProgress(): () => void {
  return backend().onProgress((step) => progress.set((now) => ({ ...now, [step.command]: step })));
}

function forget(command: CommandName): void {
  progress.set((now) => ({ ...now, [command]: null }));
}

/** Runs a job with a clean slate before and after it. */
export async function watched<T>(command: CommandName, job: () => Promise<T>): Promise<T> {
  forget(command);
  try {
    return await job();
  } finally {
    forget(command);
  }
}

/** How far the job of a command is, once it has said so. */
export function useProgress(command: CommandName): ProgressView | null {
  return progress.use()[command] ?? null;
}

export function cancelJob({ job }: ProgressView): void {
  void backend().cancel(job);
}
