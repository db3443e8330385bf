/**
 * What the screens need from outside the window, and nothing else. Two
 * implementations: `tauri.ts` (the real one) and `memory.ts` (vitest, and
 * looking at screens in a browser).
 */
import type { CommandName, Commands, ProgressView, Tag } from './bindings.gen';

export type Request<C extends CommandName> = Commands[C]['request'];
export type Response<C extends CommandName> = Commands[C]['response'];

/** Files held over the window, let go over it, or taken away again. */
export type FilesEvent = { phase: 'over' | 'dropped'; paths: string[] } | { phase: 'left' };

/** What a file picker may show. */
export interface FileKind {
  name: string;
  extensions: string[];
}

type Stop = () => void;

export interface Backend {
  call<C extends CommandName>(command: C, request: Request<C>): Promise<Response<C>>;
  /** Ends the running long job; its call then fails with `cancelled`. */
  cancel(job: number): Promise<void>;
  onStale(listener: (tags: Tag[]) => void): Stop;
  onProgress(listener: (progress: ProgressView) => void): Stop;
  onFiles(listener: (event: FilesEvent) => void): Stop;
  /** Paths that a person chose; empty when the picker was closed. */
  pickFiles(kind: FileKind, many: boolean): Promise<string[]>;
  /** A folder that a person chose, or `null`. */
  pickFolder(): Promise<string | null>;
  /** Shows the folder that the books lie in. */
  showFolder(): Promise<void>;
  /** Where a person wants a file to be written, or `null`. */
  pickTarget(name: string, kind: FileKind): Promise<string | null>;
}

let chosen: Backend | null = null;

/** Called once at the start, before the first render. */
export function setBackend(backend: Backend): void {
  chosen = backend;
}

export function backend(): Backend {
  if (chosen === null) throw new Error('no backend has been chosen');
  return chosen;
}
