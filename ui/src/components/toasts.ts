/** What has just happened, in one line, with the way back. */
import { createStore } from './store';

export interface Toast {
  key: number;
  text: string;
  detail?: string;
  tone: 'plain' | 'bad';
  /** One thing to do about it. */
  action?: { label: string; run: () => void };
  /** The operation that it tells of; once that is undone there is nothing left to tell. */
  op?: string;
  /** It is still going on: it stays until it is dismissed. */
  busy?: true;
}

const LIFETIME = 8_000;
const PATIENCE = 300;
const AT_MOST = 3;
let nextKey = 1;

export const toasts = createStore<readonly Toast[]>([]);

export function dismiss(key: number): void {
  toasts.set((now) => now.filter((toast) => toast.key !== key));
}

/** Takes away what tells of an operation that was undone. */
export function forget(op: string): void {
  toasts.set((now) => now.filter((toast) => toast.op !== op));
}

/** Says that something is going on, if it goes on for so long that somebody would wonder. */
export async function saying<T>(text: string, work: Promise<T>): Promise<T> {
  let key: number | null = null;
  const timer = setTimeout(() => {
    key = toast({ text, busy: true });
  }, PATIENCE);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    if (key !== null) dismiss(key);
  }
}

export function toast(what: Omit<Toast, 'key' | 'tone'> & { tone?: Toast['tone'] }): number {
  const key = nextKey;
  nextKey += 1;
  // The same thing said again replaces what was said, it does not pile up.
  const others = toasts.get().filter(({ text, detail }) => text !== what.text || detail !== what.detail);
  toasts.set([...others, { tone: 'plain' as const, ...what, key }].slice(-AT_MOST));
  if (what.busy !== true) setTimeout(() => dismiss(key), LIFETIME);
  return key;
}
