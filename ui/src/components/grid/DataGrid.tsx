/**
 * The one list: virtual rows over paged reads, sort by the head, selection,
 * keyboard, right-click. What it shows is the query it is given; it decides
 * nothing about the data.
 */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { MouseEvent, ReactNode } from 'react';
import type { Sort } from '../../api/bindings.gen';
import { explain } from '../../api/errors';
import { t } from '../../i18n';
import { ids } from '../../testids';
import { EmptyState } from '../EmptyState';
import { GridHead } from './GridHead';
import { GridRow } from './GridRow';
import type { RowEvents } from './GridRow';
import type { GridColumn, RowBase } from './types';
import type { Columns } from './useColumns';
import { useGridKeys } from './useGridKeys';
import type { Rows } from './useRows';
import type { Scroll } from './useScroll';
import type { Selection } from './useSelection';

export const HEAD_HEIGHT = 32;

export interface DataGridProps<R extends RowBase> {
  label: string;
  columns: Columns<R>;
  rows: Rows<R>;
  scroll: Scroll;
  selection: Selection;
  rowHeight: number;
  sort: Sort | undefined;
  openId: string | null;
  empty: ReactNode;
  onSort: (key: string) => void;
  onOpen: (row: R) => void;
  onMenu: (event: MouseEvent, row: R, column: GridColumn<R> | null) => void;
}

export function DataGrid<R extends RowBase>(props: DataGridProps<R>) {
  const { columns, rows, scroll, selection, rowHeight } = props;
  const template = useMemo(() => templateOf(columns.shown), [columns.shown]);
  const { cursor, events } = useCursor(props);
  const total = rows.total ?? 0;

  if (rows.failed !== null && rows.total === null) {
    return <FailedAll text={explain(rows.failed).text} retry={rows.retry} />;
  }
  const width = columns.shown.reduce((sum, column) => sum + column.width, 36);
  const count = rows.total === null ? scroll.fit : Math.min(scroll.last, total - 1) - scroll.first + 1;
  return (
    <div
      ref={scroll.ref}
      className="grid"
      role="grid"
      tabIndex={0}
      data-testid={ids.grid}
      aria-label={props.label}
      aria-rowcount={total + 1}
      aria-multiselectable
      aria-activedescendant={total > 0 ? `row-${cursor}` : undefined}
    >
      <div style={{ height: scroll.canvas + HEAD_HEIGHT, minWidth: width }}>
        <div className="grid-window" style={{ height: scroll.body + HEAD_HEIGHT }}>
          <GridHead
            columns={columns}
            template={template}
            sort={props.sort}
            onSort={props.onSort}
            selection={selection}
          />
          <div className="grid-body" style={{ height: scroll.body }}>
            {total === 0 && rows.total !== null ? props.empty : null}
            <div style={{ transform: `translateY(${-scroll.cutoff}px)` }}>
              {Array.from({ length: Math.max(0, count) }, (_, offset) => {
                const index = scroll.first + offset;
                const row = rows.at(index);
                return (
                  <GridRow
                    key={index}
                    row={row}
                    index={index}
                    columns={columns.shown}
                    template={template}
                    height={rowHeight}
                    checked={row !== undefined && selection.has(row.id)}
                    current={index === cursor}
                    opened={row !== undefined && row.id === props.openId}
                    events={events}
                  />
                );
              })}
            </div>
          </div>
        </div>
      </div>
      {rows.failed !== null && <FailedPart retry={rows.retry} />}
    </div>
  );
}

/** Fixed widths; the last column takes what is left. */
function templateOf<R>(shown: readonly GridColumn<R>[]): string {
  const widths = shown.map(({ width }, index) =>
    index === shown.length - 1 ? `minmax(${width}px, 1fr)` : `${width}px`,
  );
  return ['36px', ...widths].join(' ');
}

/** The row that the keyboard is on, and what rows do when touched. */
function useCursor<R extends RowBase>(props: DataGridProps<R>) {
  const [cursor, setCursor] = useState(0);
  const anchor = useRef(0);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const { rows, scroll, selection } = props;
  const total = rows.total ?? 0;
  const at = Math.min(cursor, Math.max(0, total - 1));

  const go = (index: number) => {
    setCursor(index);
    latest.current.scroll.show(index);
    const row = latest.current.rows.at(index);
    // With a drawer open, the drawer follows the cursor.
    if (row !== undefined && latest.current.openId !== null) latest.current.onOpen(row);
  };
  const events = useMemo<RowEvents<R>>(
    () => ({
      onCursor: go,
      onOpen: (row) => latest.current.onOpen(row),
      onMenu: (event, row, index, column) => {
        setCursor(index);
        latest.current.onMenu(event, row, column);
      },
      onCheck: (row, index, range) => {
        setCursor(index);
        const { selection: marks, rows: all } = latest.current;
        if (range) {
          const [from, to] = [Math.min(anchor.current, index), Math.max(anchor.current, index)];
          void all.range(from, to).then((between) => marks.add(between.map(({ id }) => id)));
          return;
        }
        anchor.current = index;
        marks.toggle(row.id);
      },
    }),
    [],
  );
  useGridKeys({
    total,
    cursor: at,
    fit: scroll.fit,
    go,
    open: () => {
      const row = rows.at(at);
      if (row !== undefined) props.onOpen(row);
    },
    check: (extend) => {
      const row = rows.at(at);
      if (row === undefined) return;
      if (extend) selection.add([row.id]);
      else events.onCheck(row, at, false);
    },
    selectAll: selection.all,
    clear: () => {
      if (selection.count === 0) return false;
      selection.clear();
      return true;
    },
  });
  return { cursor: at, events };
}

function FailedAll({ text, retry }: { text: string; retry: () => void }) {
  return (
    <EmptyState title={t('grid.failed_all')} hint={text}>
      <button type="button" className="button" onClick={retry}>
        {t('action.retry')}
      </button>
    </EmptyState>
  );
}

function FailedPart({ retry }: { retry: () => void }) {
  return (
    <div className="grid-failed" role="alert">
      {t('grid.failed')}
      <button type="button" className="button small" onClick={retry}>
        {t('action.retry')}
      </button>
    </div>
  );
}
