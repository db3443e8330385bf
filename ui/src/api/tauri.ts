/** The real backend: the only file that talks to Tauri. */
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { open, save } from '@tauri-apps/plugin-dialog';
import type { Backend, FilesEvent } from './backend';
import type { ProgressView, StaleView } from './bindings.gen';
import { toFailure } from './errors';
import { fileName } from './file_name';

/** A listener that can be stopped before Tauri has confirmed it; `then` runs once it hears. */
function on<P>(event: string, handle: (payload: P) => void, then?: () => Promise<void>): () => void {
  let stopped = false;
  const confirmed = listen<P>(event, ({ payload }) => {
    if (!stopped) handle(payload);
  });
  if (then !== undefined) void confirmed.then(then);
  return () => {
    stopped = true;
    void confirmed.then((unlisten) => unlisten());
  };
}

export const tauriBackend: Backend = {
  async call(command, request) {
    try {
      return await invoke('call', { command, request });
    } catch (error) {
      throw toFailure(error);
    }
  },
  async cancel(job) {
    await invoke('cancel', { job });
  },
  onStale: (listener) => on<StaleView>('stale', ({ tags }) => listener(tags)),
  onProgress: (listener) => on<ProgressView>('progress', listener),
  onFiles: (listener) =>
    on<FilesEvent>('files', listener, async () => {
      // Files that the app was started with, from before anybody listened.
      const paths: string[] = await invoke('handed_files');
      if (paths.length > 0) listener({ phase: 'dropped', paths });
    }),
  async pickFiles(kind, many) {
    const picked: string | string[] | null = await open({ multiple: many, filters: [kind] });
    if (picked === null) return [];
    return typeof picked === 'string' ? [picked] : picked;
  },
  pickFolder: () => open({ directory: true }),
  showFolder: () => invoke('show_folder'),
  async pickTarget(name, kind) {
    return save({ defaultPath: fileName(name), filters: [kind] });
  },
};
