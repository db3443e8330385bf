/**
 * Where the window is: place, view, filter, sort and the open record are all in
 * the address, so that back, forward and a reload keep them.
 */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Filter, RecordKind, Sort } from '../api/bindings.gen';

export interface Place {
  view?: string | undefined;
  q?: string | undefined;
  f?: Filter[] | undefined;
  s?: Sort | undefined;
  /** `kind:id` of the record in the drawer. */
  open?: string | undefined;
}

export type OpenKind = Extract<RecordKind, 'customer' | 'order' | 'return' | 'complaint'> | 'bill';

const OPEN_KINDS: readonly string[] = ['customer', 'order', 'return', 'complaint', 'bill'];

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Whatever the address says, in the shape the screens expect. */
export function toPlace(raw: Record<string, unknown>): Place {
  return {
    view: text(raw['view']),
    q: text(raw['q']),
    f: Array.isArray(raw['f']) ? (raw['f'] as Filter[]) : undefined,
    s: typeof raw['s'] === 'object' && raw['s'] !== null ? (raw['s'] as Sort) : undefined,
    open: text(raw['open']),
  };
}

export function usePlace() {
  const place: Place = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback(
    (part: Place, how?: { replace: boolean }) =>
      void navigate({
        to: '.',
        search: (now: Place) => ({ ...now, ...part }),
        replace: how?.replace ?? false,
      }),
    [navigate],
  );
  return { place, change };
}

export function splitOpen(open: string | undefined): { kind: OpenKind; id: string } | null {
  const [kind = '', id = ''] = (open ?? '').split(':');
  return OPEN_KINDS.includes(kind) && id !== '' ? { kind: kind as OpenKind, id } : null;
}

/** The one way to open a record: in the drawer, over the list that is there. */
export function useOpenRecord() {
  const { place, change } = usePlace();
  const isOpen = place.open !== undefined;
  return useCallback(
    (kind: OpenKind, id: string) => change({ open: `${kind}:${id}` }, { replace: isOpen }),
    [change, isOpen],
  );
}

export function useCloseRecord() {
  const { change } = usePlace();
  return useCallback(() => change({ open: undefined }, { replace: true }), [change]);
}
