/**
 * The one list: virtual rows over paged reads, sort by the head, selection,
 * keyboard, right-click. What it shows is the query it is given; it decides
 * nothing about the data.
 */
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Sort } from '../../api/bindings.gen';
import { explain } from '../../api/errors';
import { t } from '../../i18n';
import { ids } from '../../testids';
import { EmptyState } from '../EmptyState';
import { useLate } from '../useLate';
import { GridHead } from './GridHead';
import { GridRow } from './GridRow';
import type { RowEvents } from './GridRow';
import type { GridColumn, RowBase } from './types';
import type { Columns } from './useColumns';
import { useCursor } from './useCursor';
import type { CursorInput } from './useCursor';

export const HEAD_HEIGHT = 32;

interface Props<R extends RowBase> extends CursorInput<R> {
  label: string;
  columns: Columns<R>;
  rowHeight: number;
  sort: Sort | undefined;
  empty: ReactNode;
  onSort: (key: string) => void;
}

export function DataGrid<R extends RowBase>(props: Props<R>) {
  const { columns, rows, scroll, selection } = props;
  const { attach } = scroll;
  const template = useMemo(() => templateOf(columns.shown), [columns.shown]);
  const { cursor, events } = useCursor(props);
  const total = rows.total ?? 0;

  if (rows.failed !== null && rows.total === null) {
    return <FailedAll text={explain(rows.failed)} retry={rows.retry} />;
  }
  const width = columns.shown.reduce((sum, column) => sum + column.least, 36);
  return (
    <div
      ref={attach}
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
              <RowsInSight {...props} template={template} cursor={cursor} events={events} />
            </div>
          </div>
        </div>
      </div>
      {rows.failed !== null && <FailedPart retry={rows.retry} />}
    </div>
  );
}

interface InSightProps<R extends RowBase> extends Props<R> {
  template: string;
  cursor: number;
  events: RowEvents<R>;
}

/** Most answers come sooner than an eye sees a skeleton come and go, in milliseconds. */
const SKELETONS_AFTER = 150;

/** The rows of the window; while nothing is known yet, as many skeletons as fit. */
function RowsInSight<R extends RowBase>(props: InSightProps<R>) {
  const { rows, scroll, selection, columns, cursor } = props;
  const late = useLate(SKELETONS_AFTER);
  const unknown = late ? scroll.fit : 0;
  const end = rows.total === null ? unknown : Math.min(scroll.last + 1, rows.total);
  return Array.from({ length: Math.max(0, end - scroll.first) }, (_, offset) => {
    const index = scroll.first + offset;
    const row = rows.at(index);
    return (
      <GridRow
        key={index}
        row={row}
        index={index}
        columns={columns.shown}
        template={props.template}
        height={props.rowHeight}
        checked={row !== undefined && selection.has(row.id)}
        current={index === cursor}
        opened={row !== undefined && row.id === props.openId}
        events={props.events}
      />
    );
  });
}

/** Columns share the window in proportion to what they like, never below their least. */
function templateOf<R>(shown: readonly GridColumn<R>[]): string {
  const tracks = shown.map(({ width, least, fixed }, index) =>
    fixed && index < shown.length - 1 ? `${width}px` : `minmax(${least}px, ${width}fr)`,
  );
  return ['36px', ...tracks].join(' ');
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
