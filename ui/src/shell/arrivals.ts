/** Files in the watched folder: noticed everywhere, shown on the screen of imports. */
import { navigate } from './route/location';
import { useEffect, useRef } from 'react';
import type { Arrival, Arrivals } from '../api/bindings.gen';
import { invalidate, useRead } from '../api/queries';
import { toast } from '../components/toasts';
import { useLate } from '../components/useLate';
import { t } from '../i18n';
import { offered } from './offered';

/** Asked for a moment after the start, which has more urgent questions. */
export function useArrivals(): Arrivals | undefined {
  return useRead('arrivals_list', {}, useLate(300)).data;
}

/** The newest state of a file: a file that changes is new once more. */
function stateOf(file: Arrival): string {
  return `${file.path}\n${file.modified_at}\n${file.bytes}`;
}

/** Says what comes in while the window is open. What waited before stands at the navigation. */
export function useArrivalNotices(): void {
  const arrivals = useArrivals();
  const known = useRef<{ folder: string; states: Set<string> } | null>(null);
  useEffect(() => {
    if (arrivals === undefined) return;
    const { folder, files } = arrivals;
    const before = known.current;
    known.current =
      folder === null
        ? null
        : { folder, states: new Set([...(before?.states ?? []), ...files.map(stateOf)]) };
    if (before === null || before.folder !== folder) return;
    const fresh = files.filter((file) => !before.states.has(stateOf(file)));
    if (fresh.length === 0) return;
    toast({
      text: t('arrivals.came', { n: fresh.length }),
      detail: fresh.map(({ name }) => name).join(t('list.separator')),
      action: {
        label: t('arrivals.look'),
        run: () => {
          offered.set(fresh.map(({ path }) => path));
          navigate({ to: '/imports' });
        },
      },
    });
  }, [arrivals]);
  const watching = arrivals !== undefined && arrivals.folder !== null;
  useEffect(() => {
    if (!watching) return undefined;
    // Not every folder sends notices; who has just downloaded something comes back from a browser.
    const ask = () => invalidate(['arrivals']);
    window.addEventListener('focus', ask);
    return () => window.removeEventListener('focus', ask);
  }, [watching]);
}
