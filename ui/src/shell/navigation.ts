/** What screens do with the place that the window is at: views, filters, sort and the open record are all in it. */
import { useCallback } from 'react';
import type { RecordKind } from '../api/bindings.gen';
import { location, navigate } from './route/location';
import type { Place } from './route/location';
import { useLocation } from './route/useLocation';

export type OpenKind = Extract<RecordKind, 'customer' | 'order' | 'return' | 'complaint'> | 'bill';

const OPEN_KINDS: readonly string[] = ['customer', 'order', 'return', 'complaint', 'bill'];

/** Changes what the place says, and stays there. */
function change(part: Place, how?: { replace: boolean }): void {
  navigate({ search: { ...location().place, ...part }, replace: how?.replace ?? false });
}

export function usePlace() {
  return { place: useLocation().place, change };
}

export function splitOpen(open: string | undefined): { kind: OpenKind; id: string } | null {
  const [kind = '', id = ''] = (open ?? '').split(':');
  return OPEN_KINDS.includes(kind) && id !== '' ? { kind: kind as OpenKind, id } : null;
}

/** The one way to open a record: in the drawer, over the list that is there. */
export function useOpenRecord() {
  const { place } = usePlace();
  const isOpen = place.open !== undefined;
  return useCallback(
    (kind: OpenKind, id: string) => change({ open: `${kind}:${id}` }, { replace: isOpen }),
    [isOpen],
  );
}

export function closeRecord(): void {
  change({ open: undefined }, { replace: true });
}
