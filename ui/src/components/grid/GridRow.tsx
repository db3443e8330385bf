import { memo } from 'react';
import type { MouseEvent } from 'react';
import { t } from '../../i18n';
import { ids } from '../../testids';
import { alignOf } from './GridHead';
import type { Point } from '../Menu';
import type { GridColumn, RowBase } from './types';

export interface RowEvents<R> {
  onCursor: (index: number) => void;
  onCheck: (row: R, index: number, range: boolean) => void;
  onOpen: (row: R) => void;
  onMenu: (at: Point, row: R, index: number, column: GridColumn<R> | null) => void;
}

interface Props<R> {
  row: R | undefined;
  index: number;
  columns: readonly GridColumn<R>[];
  template: string;
  height: number;
  checked: boolean;
  current: boolean;
  opened: boolean;
  events: RowEvents<R>;
}

function Row<R extends RowBase>(props: Props<R>) {
  const { row, index, columns, template, height, checked, current, opened, events } = props;
  const style = { gridTemplateColumns: template, height };
  if (row === undefined) return <SkeletonRow columns={columns} style={style} />;
  const marks = [checked || opened ? 'sel' : '', current ? 'current' : ''].join(' ');
  return (
    <div
      className={`grid-row ${marks}`}
      role="row"
      id={`row-${index}`}
      aria-rowindex={index + 2}
      aria-selected={checked}
      data-testid={ids.gridRow}
      data-id={row.id}
      style={style}
      onClick={() => events.onCursor(index)}
      onDoubleClick={() => events.onOpen(row)}
      onContextMenu={(event) => {
        event.preventDefault();
        events.onMenu({ x: event.clientX, y: event.clientY }, row, index, columnAt(event, columns));
      }}
    >
      <span className="cell check" role="gridcell">
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={t('grid.select_row')}
          checked={checked}
          readOnly
          onClick={(event) => {
            event.stopPropagation();
            events.onCheck(row, index, event.shiftKey);
          }}
          onDoubleClick={(event) => event.stopPropagation()}
        />
      </span>
      {columns.map((column) => (
        <span
          key={column.key}
          className={`${alignOf(column.kind)} cut`}
          role="gridcell"
          data-key={column.key}
          title={column.kind === 'text' ? column.text(row) : undefined}
        >
          {column.render(row)}
        </span>
      ))}
    </div>
  );
}

export const GridRow = memo(Row) as typeof Row;

function columnAt<R>(event: MouseEvent, columns: readonly GridColumn<R>[]): GridColumn<R> | null {
  const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-key]');
  return columns.find((column) => column.key === cell?.dataset['key']) ?? null;
}

function SkeletonRow<R>({ columns, style }: { columns: readonly GridColumn<R>[]; style: object }) {
  return (
    <div className="grid-row" role="row" aria-busy style={style}>
      <span className="cell check" />
      {columns.map((column) => (
        <span key={column.key} className="cell">
          <i className="bone" />
        </span>
      ))}
    </div>
  );
}
