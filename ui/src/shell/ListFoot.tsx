import { useRead } from '../api/queries';
import { near } from '../components/dates';
import { money } from '../components/format';
import type { RowBase } from '../components/grid/types';
import type { Columns } from '../components/grid/useColumns';
import type { Rows } from '../components/grid/useRows';
import type { Selection } from '../components/grid/useSelection';
import { t } from '../i18n';
import { ids } from '../testids';

/** What is selected, how many there are, what they add up to. */
export function ListFoot<R extends RowBase>(props: {
  columns: Columns<R>;
  rows: Rows<R>;
  selection: Selection;
}) {
  const { columns, rows, selection } = props;
  const sums = columns.shown.flatMap(({ key, title }) => {
    const amounts = rows.sums[key];
    return amounts === undefined || amounts.length === 0 ? [] : [{ key, title, amounts }];
  });
  return (
    <footer className="page-foot">
      <span>
        {selection.count > 0 && (
          <b data-testid={ids.gridSelected}>{t('grid.selected', { n: selection.count })} · </b>
        )}
        <span data-testid={ids.gridTotal}>{t('grid.total', { n: rows.total ?? 0 })}</span>
      </span>
      {sums.map(({ key, title, amounts }) => (
        <span key={key} data-testid={ids.gridSum(key)}>
          {t('grid.sum', { column: title, money: amounts.map(money).join(' + ') })}
        </span>
      ))}
      <LastImport />
    </footer>
  );
}

function LastImport() {
  const last = useRead('imports_list', { limit: 1 }).data?.imports[0];
  if (last === undefined || last.undone_by !== null) return null;
  return <span className="end">{t('grid.last_import', { at: near(last.at), rows: last.rows })}</span>;
}
