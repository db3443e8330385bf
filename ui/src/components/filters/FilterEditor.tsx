/** The box that sets the conditions of one column. */
import { lazy, Suspense, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { Filter } from '../../api/bindings.gen';
import { label, t } from '../../i18n';
import { ids } from '../../testids';
import { filtersOf, rangeFilters, valueOf } from './model';
import type { FilterColumn } from './model';

const DateRange = lazy(() => import('./DateRange'));

interface Props {
  column: FilterColumn;
  filters: readonly Filter[];
  onApply: (next: Filter[]) => void;
}

export function FilterEditor({ column, filters, onApply }: Props) {
  const mine = filtersOf(filters, column.key);
  return (
    <div className="filter-editor" data-testid={ids.filterEditor}>
      <b>{column.title}</b>
      <Fields column={column} mine={mine} onApply={onApply} />
    </div>
  );
}

function Fields({
  column,
  mine,
  onApply,
}: {
  column: FilterColumn;
  mine: Filter[];
  onApply: Props['onApply'];
}) {
  if (column.choices.length > 0) return <Choices column={column} mine={mine} onApply={onApply} />;
  switch (column.kind) {
    case 'date':
      return (
        <Suspense>
          <DateRange
            from={valueOf(mine, 'gte')}
            to={valueOf(mine, 'lte')}
            onApply={(from, to) => onApply(rangeFilters(column.key, from, to))}
          />
        </Suspense>
      );
    case 'number':
    case 'money':
      return <Range column={column} mine={mine} onApply={onApply} />;
    default:
      return <Contains column={column} mine={mine} onApply={onApply} />;
  }
}

function Choices({
  column,
  mine,
  onApply,
}: {
  column: FilterColumn;
  mine: Filter[];
  onApply: Props['onApply'];
}) {
  const chosen = mine.flatMap((filter) => filter.values);
  const toggle = (code: string) => {
    const values = chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code];
    onApply(values.length === 0 ? [] : [{ field: column.key, op: 'in', values }]);
  };
  return (
    <div className="filter-choices">
      {column.choices.map((code) => (
        <label key={code} className="inline" data-testid={ids.filterOption(code)}>
          <input
            type="checkbox"
            className="tickbox"
            checked={chosen.includes(code)}
            onChange={() => toggle(code)}
          />
          {column.codes === null ? code : label(column.codes, code)}
        </label>
      ))}
    </div>
  );
}

function Form({ onSubmit, children }: { onSubmit: () => void; children: ReactNode }) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className="stack" onSubmit={submit}>
      {children}
      <button type="submit" className="button small primary" data-testid={ids.filterApply}>
        {t('filter.apply')}
      </button>
    </form>
  );
}

function Contains({
  column,
  mine,
  onApply,
}: {
  column: FilterColumn;
  mine: Filter[];
  onApply: Props['onApply'];
}) {
  const [text, setText] = useState(valueOf(mine, 'contains') || valueOf(mine, 'eq'));
  const apply = () => {
    const value = text.trim();
    onApply(value === '' ? [] : [{ field: column.key, op: 'contains', values: [value] }]);
  };
  return (
    <Form onSubmit={apply}>
      <input
        className="input"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the box was opened to type here
        autoFocus
        data-testid={ids.filterInput}
        placeholder={t('filter.contains')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </Form>
  );
}

function Range({
  column,
  mine,
  onApply,
}: {
  column: FilterColumn;
  mine: Filter[];
  onApply: Props['onApply'];
}) {
  const [from, setFrom] = useState(valueOf(mine, 'gte'));
  const [to, setTo] = useState(valueOf(mine, 'lte'));
  return (
    <Form onSubmit={() => onApply(rangeFilters(column.key, from.trim(), to.trim()))}>
      <div className="inline">
        <input
          className="input num"
          inputMode="decimal"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the box was opened to type here
          autoFocus
          data-testid={ids.filterInput}
          placeholder={t('filter.at_least')}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        <span className="muted">–</span>
        <input
          className="input num"
          inputMode="decimal"
          placeholder={t('filter.at_most')}
          value={to}
          onChange={(event) => setTo(event.target.value)}
        />
      </div>
    </Form>
  );
}
