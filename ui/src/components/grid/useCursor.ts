/** The row that the keyboard is on, and what rows do when they are touched. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { Point } from '../Menu';
import type { RowEvents } from './GridRow';
import type { GridColumn, RowBase } from './types';
import { useGridKeys } from './useGridKeys';
import type { Rows } from './useRows';
import type { Scroll } from './useScroll';
import type { Selection } from './useSelection';

export interface CursorInput<R extends RowBase> {
  /** Names the query: another query starts at its first row. */
  scope: string;
  rows: Rows<R>;
  scroll: Scroll;
  selection: Selection<R>;
  openId: string | null;
  onOpen: (row: R) => void;
  onMenu: (at: Point, row: R, column: GridColumn<R> | null) => void;
}

/** Rows that a selection by Shift may reach over; it has to be read to know its ids. */
const RANGE_LIMIT = 5_000;

function useIndex(scope: string) {
  const [cursor, setCursor] = useState({ scope, index: 0 });
  const index = cursor.scope === scope ? cursor.index : 0;
  return [index, (next: number) => setCursor({ scope, index: next })] as const;
}

/** Handlers that never change, so that rows which did not change are not drawn again. */
function useRowEvents<R extends RowBase>(
  latest: RefObject<CursorInput<R> & { setIndex: (index: number) => void }>,
): RowEvents<R> & { onCursor: (index: number) => void } {
  const anchor = useRef(0);
  return useMemo(
    () => ({
      onCursor(index) {
        const { rows, scroll, openId, onOpen, setIndex } = latest.current;
        setIndex(index);
        scroll.show(index);
        const row = rows.at(index);
        // With a drawer open, the drawer follows the cursor.
        if (row !== undefined && openId !== null) onOpen(row);
      },
      onOpen: (row) => latest.current.onOpen(row),
      onMenu(at, row, index, column) {
        latest.current.setIndex(index);
        latest.current.onMenu(at, row, column);
      },
      onCheck(row, index, range) {
        const { selection, rows, setIndex } = latest.current;
        setIndex(index);
        if (!range) {
          anchor.current = index;
          selection.toggle(row);
          return;
        }
        const from = Math.max(Math.min(anchor.current, index), index - RANGE_LIMIT);
        const to = Math.min(Math.max(anchor.current, index), index + RANGE_LIMIT);
        void rows.range(from, to).then((between) => selection.add(between));
      },
    }),
    [latest],
  );
}

/** A record that was opened from elsewhere, by search for instance: the keys go on from its row, if that is in sight. */
function useFollowing<R extends RowBase>(
  latest: RefObject<CursorInput<R> & { setIndex: (index: number) => void }>,
  openId: string | null,
  total: number | null,
): void {
  useEffect(() => {
    if (openId === null || total === null) return;
    const { rows, scroll, setIndex } = latest.current;
    for (let index = scroll.first; index <= scroll.last; index += 1)
      if (rows.at(index)?.id === openId) setIndex(index);
  }, [latest, openId, total]);
}

export function useCursor<R extends RowBase>(input: CursorInput<R>) {
  const { rows, scroll, selection } = input;
  const [index, setIndex] = useIndex(input.scope);
  const latest = useRef({ ...input, setIndex });
  useEffect(() => {
    latest.current = { ...input, setIndex };
  });
  const events = useRowEvents(latest);
  useFollowing(latest, input.openId, rows.total);
  const total = rows.total ?? 0;
  const at = Math.min(index, Math.max(0, total - 1));
  useGridKeys({
    total,
    cursor: at,
    fit: scroll.fit,
    go: events.onCursor,
    open: () => {
      const row = rows.at(at);
      if (row !== undefined) input.onOpen(row);
    },
    toggle: () => {
      const row = rows.at(at);
      if (row !== undefined) events.onCheck(row, at, false);
    },
    select: (from, to) => {
      const reached = [rows.at(from), rows.at(to)].filter((row) => row !== undefined);
      selection.add(reached);
    },
    selectAll: selection.all,
    menu: () => {
      const row = rows.at(at);
      const place = document.getElementById(`row-${at}`)?.getBoundingClientRect();
      if (row !== undefined && place !== undefined)
        events.onMenu({ x: place.left + 40, y: place.bottom }, row, at, null);
    },
    clear: () => {
      if (selection.count === 0) return false;
      selection.clear();
      return true;
    },
  });
  return { cursor: at, events };
}
