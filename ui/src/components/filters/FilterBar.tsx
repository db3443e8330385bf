/** The line above a list: the filter box, the conditions as chips, order and tools at its end. */
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Filter } from '../../api/bindings.gen';
import { t } from '../../i18n';
import { ids } from '../../testids';
import { useKeys } from '../keys';
import { step } from '../Menu';
import { MenuButton } from '../MenuButton';
import { FilterEditor } from './FilterEditor';
import { describe, filtersOf, withFilters } from './model';
import type { FilterColumn } from './model';

interface Props {
  text: string;
  onText: (text: string) => void;
  filters: readonly Filter[];
  onFilters: (filters: Filter[]) => void;
  columns: readonly FilterColumn[];
  /** Columns that have a chip even without a condition. */
  quick: readonly string[];
  end: ReactNode;
}

export function FilterBar(props: Props) {
  const { filters, onFilters, columns, quick } = props;
  const used = columns.filter(({ key }) => filtersOf(filters, key).length > 0 || quick.includes(key));
  return (
    <div className="bar">
      <FilterBox text={props.text} onText={props.onText} />
      <div className="chips">
        {used.map((column) => (
          <Chip key={column.key} column={column} filters={filters} onFilters={onFilters} />
        ))}
        <AddFilter {...props} />
        {filters.length > 0 && (
          <button type="button" className="button quiet small" onClick={() => onFilters([])}>
            {t('grid.clear_filters')}
          </button>
        )}
      </div>
      <div className="end">{props.end}</div>
    </div>
  );
}

const TYPING_PAUSE = 120;

/** From the box to what it left of the list. */
function toRows(box: HTMLInputElement | null): void {
  box?.closest('.page')?.querySelector<HTMLElement>('[role=grid]')?.focus({ preventScroll: true });
}

function FilterBox({ text, onText }: { text: string; onText: (text: string) => void }) {
  const ref = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  const [shown, setShown] = useState(text);
  // The text may also change from outside, by a cleared filter or by going back.
  if (shown !== text) {
    setShown(text);
    setTyped(text);
  }
  useEffect(() => {
    if (typed === text) return undefined;
    const timer = setTimeout(() => onText(typed), TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [typed, text, onText]);
  useKeys({
    '/': () => ref.current?.focus(),
    escape: () => {
      if (document.activeElement !== ref.current) return false;
      setTyped('');
      toRows(ref.current);
      return true;
    },
  });
  return (
    <label className="filter-box">
      <input
        ref={ref}
        type="text"
        data-testid={ids.gridFilterBox}
        placeholder={t('grid.filter_box')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') toRows(ref.current);
        }}
      />
      <kbd>/</kbd>
    </label>
  );
}

function Chip(props: { column: FilterColumn; filters: readonly Filter[]; onFilters: Props['onFilters'] }) {
  const { column, filters, onFilters } = props;
  const mine = filtersOf(filters, column.key);
  const set = mine.length > 0;
  const text = set
    ? t('grid.filter_value', { column: column.title, value: describe(mine, column) })
    : column.title;
  const apply = (next: Filter[]) => onFilters(withFilters(filters, column.key, next));
  return (
    <span className={set ? 'chip on' : 'chip'} data-testid={ids.gridChip(column.key)}>
      <MenuButton className="cut" label={text}>
        {(close) => (
          <FilterEditor
            column={column}
            filters={filters}
            onApply={(next) => {
              apply(next);
              if (column.choices.length === 0) close();
            }}
          />
        )}
      </MenuButton>
      {set && (
        <button
          type="button"
          aria-label={t('grid.remove_filter', { column: column.title })}
          onClick={() => apply([])}
        >
          ×
        </button>
      )}
    </span>
  );
}

function AddFilter({ columns, filters, onFilters }: Props) {
  return (
    <MenuButton className="chip" label={t('grid.add_filter')} testid={ids.gridAddFilter}>
      {(close) => <AddFilterBox columns={columns} filters={filters} onFilters={onFilters} close={close} />}
    </MenuButton>
  );
}

function AddFilterBox(props: Pick<Props, 'columns' | 'filters' | 'onFilters'> & { close: () => void }) {
  const { columns, filters, onFilters, close } = props;
  const [column, setColumn] = useState<FilterColumn | null>(null);
  if (column === null) {
    return (
      <div className="menu" role="menu" tabIndex={-1} aria-label={t('filter.choose_column')} onKeyDown={step}>
        {columns.map((one) => (
          <button key={one.key} type="button" role="menuitem" onClick={() => setColumn(one)}>
            {one.title}
          </button>
        ))}
      </div>
    );
  }
  return (
    <FilterEditor
      column={column}
      filters={filters}
      onApply={(next) => {
        onFilters(withFilters(filters, column.key, next));
        if (column.choices.length === 0) close();
      }}
    />
  );
}
