import { useState } from 'react';
import type { Page } from '../api/bindings.gen';
import { useRead } from '../api/queries';
import { near } from '../components/dates';
import { count, money } from '../components/format';
import type { ListCommand, Query, RowBase } from '../components/grid/types';
import type { Columns } from '../components/grid/useColumns';
import type { Rows } from '../components/grid/useRows';
import type { Selection } from '../components/grid/useSelection';
import { useLate } from '../components/useLate';
import { t } from '../i18n';
import { ids } from '../testids';

interface Props<R extends RowBase> {
  command: ListCommand;
  query: Query;
  columns: Columns<R>;
  rows: Rows<R>;
  selection: Selection<R>;
}

/** What is selected, how many there are, what they add up to. */
export function ListFoot<R extends RowBase>(props: Props<R>) {
  const { rows, selection } = props;
  return (
    <footer className="page-foot">
      <span>
        {selection.count > 0 && (
          <b data-testid={ids.gridSelected}>{t('grid.selected', { n: selection.count })} · </b>
        )}
        <span data-testid={ids.gridTotal}>
          {t(rows.total === null || rows.counted ? 'grid.total' : 'grid.total_least', { n: rows.total ?? 0 })}
        </span>
      </span>
      <Sums {...props} key={JSON.stringify(props.query)} />
      <LastImport />
    </footer>
  );
}

/** Sums of the whole query. A very long list is added up only when somebody asks. */
function Sums<R extends RowBase>({ command, query, columns, rows }: Props<R>) {
  const [asked, setAsked] = useState(false);
  const summed = useRead(command, { query, limit: 1, sums: true }, asked);
  const sums = saySums(columns, asked ? (summed.data ?? rows) : rows);
  const possible = columns.shown.some((column) => column.sums) && (rows.total ?? 0) > 0;
  if (sums.length === 0 && possible) {
    return (
      <button
        type="button"
        className="link"
        disabled={asked}
        data-testid={ids.gridAddUp}
        onClick={() => setAsked(true)}
      >
        {t(asked && summed.isFetching ? 'grid.adding_up' : 'grid.add_up')}
      </button>
    );
  }
  return sums.map(({ key, text }) => (
    <span key={key} data-testid={ids.gridSum(key)}>
      {text}
    </span>
  ));
}

function saySums<R extends RowBase>(
  columns: Columns<R>,
  { sums, numbers }: Pick<Page<R>, 'sums' | 'numbers'>,
): Array<{ key: string; text: string }> {
  return columns.shown.flatMap(({ key, title }) => {
    const amounts = (sums[key] ?? []).map(money);
    const number = numbers[key];
    if (number !== undefined) amounts.push(count(number));
    if (amounts.length === 0) return [];
    return [{ key, text: t('grid.sum', { column: title, money: amounts.join(' + ') }) }];
  });
}

/** Asked for once the rows are there: who waits for them does not wait for this. */
function LastImport() {
  const last = useRead('imports_list', { limit: 1 }, useLate(300)).data?.imports[0];
  if (last === undefined || last.undone_by !== null) return null;
  return <span className="end">{t('grid.last_import', { at: near(last.at), rows: last.rows })}</span>;
}
