import { useRef } from 'react';
import type { PointerEvent } from 'react';
import type { Sort } from '../../api/bindings.gen';
import { t } from '../../i18n';
import { ids } from '../../testids';
import type { Columns } from './useColumns';
import type { GridColumn, RowBase } from './types';
import type { Selection } from './useSelection';

interface Props<R extends RowBase> {
  columns: Columns<R>;
  template: string;
  sort: Sort | undefined;
  onSort: (key: string) => void;
  selection: Selection<R>;
}

export function alignOf(kind: GridColumn<unknown>['kind']): string {
  return kind === 'money' || kind === 'number' ? 'cell num' : 'cell';
}

export function GridHead<R extends RowBase>({ columns, template, sort, onSort, selection }: Props<R>) {
  return (
    <div className="grid-head" role="row" style={{ gridTemplateColumns: template }}>
      <span className="cell check" role="columnheader">
        <SelectAll selection={selection} />
      </span>
      {columns.shown.map((column) => (
        <HeadCell key={column.key} column={column} columns={columns} sort={sort} onSort={onSort} />
      ))}
    </div>
  );
}

function SelectAll<R extends RowBase>({ selection }: { selection: Selection<R> }) {
  return (
    <input
      type="checkbox"
      tabIndex={-1}
      aria-label={t('grid.select_all')}
      checked={selection.state === 'all'}
      ref={(box) => {
        if (box !== null) box.indeterminate = selection.state === 'some';
      }}
      onChange={() => (selection.state === 'none' ? selection.all() : selection.clear())}
    />
  );
}

interface HeadCellProps<R extends RowBase> extends Pick<Props<R>, 'columns' | 'sort' | 'onSort'> {
  column: GridColumn<R>;
}

function HeadCell<R extends RowBase>({ column, columns, sort, onSort }: HeadCellProps<R>) {
  const sorted = sort?.field === column.key ? (sort.desc ? 'descending' : 'ascending') : 'none';
  const arrow = { descending: ' ↓', ascending: ' ↑', none: '' }[sorted];
  return (
    <span className={alignOf(column.kind)} role="columnheader" aria-sort={sorted} title={column.title}>
      {column.sortable ? (
        <button
          type="button"
          className="sorter cut"
          data-testid={ids.gridHead(column.key)}
          onClick={() => onSort(column.key)}
        >
          {column.title}
          {arrow}
        </button>
      ) : (
        <span className="cut">{column.title}</span>
      )}
      <Resizer column={column} columns={columns} />
    </span>
  );
}

function Resizer<R>({ column, columns }: { column: GridColumn<R>; columns: Columns<R> }) {
  const from = useRef<{ x: number; width: number } | null>(null);
  const start = (event: PointerEvent<HTMLSpanElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const width = event.currentTarget.parentElement?.getBoundingClientRect().width ?? column.width;
    from.current = { x: event.clientX, width };
  };
  const move = (event: PointerEvent) => {
    if (from.current === null) return;
    columns.resize(column.key, from.current.width + event.clientX - from.current.x);
  };
  const end = () => {
    if (from.current === null) return;
    from.current = null;
    columns.resized();
  };
  return (
    <span
      className="resizer"
      aria-hidden
      title={t('grid.resize')}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
    />
  );
}
