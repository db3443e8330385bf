/** A window for tests: the whole app on the in-memory backend, driven as a person drives it. */
import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { setBackend } from '../api/backend';
import type { Backend } from '../api/backend';
import type { CommandName, Commands, ProgressView } from '../api/bindings.gen';
import type { Failure } from '../api/errors';
import { memoryBackend } from '../api/memory';
import { queryClient } from '../api/queries';
import { dialog } from '../shell/dialogs';
import { paletteOpen } from '../shell/palette/state';
import { openWindow, Window } from '../shell/router';
import { toasts } from '../components/toasts';

const SIZE = { clientHeight: 674, clientWidth: 1096 };

/** A layoutless document gives everything no height; the grid asks for its own. The window is a laptop's. */
function giveSize(): void {
  Object.defineProperty(window, 'innerWidth', { configurable: true, value: 1280 });
  Object.defineProperty(window, 'innerHeight', { configurable: true, value: 800 });
  for (const [name, value] of Object.entries(SIZE)) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value });
  }
}

/** What some commands answer instead, made of what they would. */
type Otherwise = {
  [C in CommandName]?: (answer: Commands[C]['response']) => Commands[C]['response'];
};

interface Opened {
  /** Commands in here fail with that error until they are taken out again. */
  broken: Map<CommandName, Failure>;
  /** Lets files go over the window. */
  drop: (paths: string[]) => void;
  /** Commands in here wait for that before they are done. */
  held: Map<CommandName, Promise<void>>;
  /** Tells the page how far a job is. */
  tell: (step: ProgressView) => void;
  /** Jobs that the page asked to stop. */
  stopped: number[];
  /** The address, readable. */
  at: () => string;
  /** What a command was asked, the last time last. */
  asked: (command: CommandName) => unknown[];
}

/** Opens the app at a place; `query` is that of the in-memory backend. */
export async function openAt(
  path: string,
  query = '',
  broken = new Map<CommandName, Failure>(),
  until = 'page-title',
  otherwise: Otherwise = {},
): Promise<Opened> {
  giveSize();
  dialog.set(null);
  paletteOpen.set(false);
  toasts.set([]);
  const memory = memoryBackend(new URLSearchParams(query));
  const held: Opened['held'] = new Map();
  const call: Backend['call'] = async (command, request) => {
    await held.get(command);
    const failure = broken.get(command);
    if (failure !== undefined) throw failure;
    const change = otherwise[command];
    return change === undefined ? memory.call(command, request) : memory.call(command, request).then(change);
  };
  const calls: Array<{ command: CommandName; request: unknown }> = [];
  const noted: Backend['call'] = (command, request) => {
    calls.push({ command, request });
    return call(command, request);
  };
  let drop: Opened['drop'] = () => undefined;
  const onFiles: Backend['onFiles'] = (listener) => {
    drop = (paths) => listener({ phase: 'dropped', paths });
    return () => undefined;
  };
  let tell: Opened['tell'] = () => undefined;
  const onProgress: Backend['onProgress'] = (listener) => {
    tell = listener;
    return () => undefined;
  };
  const stopped: number[] = [];
  const cancel = async (job: number) => void stopped.push(job);
  setBackend({ ...memory, call: noted, onFiles, onProgress, cancel });
  let href = path;
  await openWindow({ read: () => href, write: (next) => (href = next), listen: () => undefined });
  render(
    <QueryClientProvider client={queryClient}>
      <Window />
    </QueryClientProvider>,
  );
  await screen.findByTestId(until);
  return {
    broken,
    held,
    tell: (step) => act(() => tell(step)),
    stopped,
    drop: (paths) => drop(paths),
    at: () => decodeURIComponent(href),
    asked: (wanted) => calls.filter(({ command }) => command === wanted).map(({ request }) => request),
  };
}

/** Presses a key where the focus is. */
export async function press(key: string, how: { ctrlKey?: boolean; shiftKey?: boolean } = {}): Promise<void> {
  await act(async () => {
    fireEvent.keyDown(document.activeElement ?? document.body, { key, ...how });
    await Promise.resolve();
  });
}

export async function rowsShown(): Promise<HTMLElement[]> {
  return waitFor(() => {
    const rows = screen.getAllByTestId('grid-row');
    if (rows.length === 0) throw new Error('no rows yet');
    return rows;
  });
}
