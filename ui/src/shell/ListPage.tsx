/** The screen of every list: views, filter bar, grid, totals. A feature says what is special about its own. */
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Filter, ListName, Sort } from '../api/bindings.gen';
import { usePrefs } from '../api/prefs';
import { queryClient, read, useRead } from '../api/queries';
import { copy } from '../components/copy';
import { EmptyState } from '../components/EmptyState';
import { FilterBar } from '../components/filters/FilterBar';
import { withFilters } from '../components/filters/model';
import { ColumnChooser } from '../components/grid/ColumnChooser';
import { DataGrid, HEAD_HEIGHT } from '../components/grid/DataGrid';
import type { GridColumn, ListCommand, Query, RowBase, RowOf } from '../components/grid/types';
import { useColumns } from '../components/grid/useColumns';
import type { Cells, Columns } from '../components/grid/useColumns';
import { firstPage, useRows } from '../components/grid/useRows';
import type { Rows } from '../components/grid/useRows';
import { useScroll } from '../components/grid/useScroll';
import { useSelection } from '../components/grid/useSelection';
import type { Selection } from '../components/grid/useSelection';
import { keyText, useKeys } from '../components/keys';
import { Menu } from '../components/Menu';
import type { MenuItems, Point } from '../components/Menu';
import { t } from '../i18n';
import type { MessageKey } from '../i18n';
import { ids } from '../testids';
import { openExport } from './dialogs';
import { ListFoot } from './ListFoot';
import { splitOpen, useOpenRecord, usePlace } from './navigation';
import type { OpenKind } from './navigation';
import type { Place } from './route/location';
import { Page } from './Page';
import { filterColumns } from './filterColumns';
import { onlyThis } from './onlyThis';
import { Views } from './Views';

export interface ListSpec<C extends ListCommand> {
  list: ListName;
  command: C;
  kind: OpenKind;
  title: MessageKey;
  cells: Cells<RowOf<C>>;
  /** Where the list starts. */
  startView: string;
  /** The order in which a view is worked off, where that is not the list's own order. */
  workOrder?: (view: string) => Sort | undefined;
  /** Columns with a filter chip of their own. */
  quick: readonly string[];
  /** The number that people copy, and what kind of number it is. */
  number: (row: RowOf<C>) => string | null;
  copyNumber: MessageKey;
  /** What a right click offers beyond opening and copying; `chosen` are the rows that it is about. */
  menu?: (row: RowOf<C>, chosen: Chosen) => MenuItems;
  primary: { label: MessageKey; run: () => void };
  /** Shown when the book holds none at all. */
  empty: { title: MessageKey; hint: MessageKey; action: ReactNode };
}

/** Rows that something is done to: the selected ones, where a right click meets one of them. */
export interface Chosen {
  query: Query;
  count: number;
}

const ROW_HEIGHT = { normal: 40, compact: 32 } as const;

type Start = Pick<ListSpec<ListCommand>, 'startView' | 'workOrder'>;

/** The address as the query object that rows, totals and export share. */
function queryOf({ startView, workOrder }: Start, { view = startView, q, f, s }: Place): Query {
  const sort = s ?? workOrder?.(view);
  return { text: q ?? null, filters: f ?? [], sort: sort === undefined ? [] : [sort], view };
}

function useQueryOfPlace(spec: Start): Query {
  const { view, q, f, s } = usePlace().place;
  return useMemo(() => queryOf(spec, { view, q, f, s }), [spec, view, q, f, s]);
}

type Asked = Start & Pick<ListSpec<ListCommand>, 'list' | 'command'>;

/** Asks for what a list shows first as soon as the way leads there: the answers come while it is drawn. */
export function askAhead(spec: Asked) {
  return (place: Place): Promise<unknown> =>
    Promise.all([
      queryClient.prefetchQuery(firstPage(spec.command, queryOf(spec, place))),
      queryClient.prefetchQuery(read('list_columns', { list: spec.list })),
      queryClient.prefetchQuery(read('view_counts', { list: spec.list })),
    ]);
}

/** Everything that the parts of a list screen share. */
function useList<C extends ListCommand>(spec: ListSpec<C>) {
  const query = useQueryOfPlace(spec);
  const { prefs } = usePrefs();
  const rowHeight = ROW_HEIGHT[prefs?.density ?? 'normal'];
  const columns = useColumns<RowOf<C>>(spec.list, spec.cells);
  const [total, setTotal] = useState(0);
  const scroll = useScroll(total, rowHeight, HEAD_HEIGHT);
  const rows = useRows<RowOf<C>>(spec.command, query, scroll);
  if (rows.total !== null && rows.total !== total) setTotal(rows.total);
  const scope = JSON.stringify(query);
  const selection = useSelection<RowOf<C>>(scope, total);
  return { scope, query, rowHeight, columns, scroll, rows, selection };
}

export function ListPage<C extends ListCommand>({ spec }: { spec: ListSpec<C> }) {
  const list = useList(spec);
  const { query, columns, rows, selection, scroll } = list;
  const { place, change } = usePlace();
  const open = useOpenRecord();
  const [menu, setMenu] = useState<{ at: Point; items: MenuItems } | null>(null);
  const refine = (part: typeof place) => {
    scroll.toTop();
    change({ ...part, open: undefined }, { replace: true });
  };
  useKeys({ n: spec.primary.run });
  const onMenu = (at: Point, row: RowOf<C>, column: GridColumn<RowOf<C>> | null) => {
    const only = (field: string, filters: Filter[]) =>
      refine({ f: withFilters(query.filters, field, filters) });
    const chosen = chosenBy(row, query, selection);
    const items = rowMenu(spec, [row, chosen], column, () => open(spec.kind, row.id), only);
    setMenu({ at, items });
  };
  return (
    <Page
      title={t(spec.title)}
      views={
        <Views list={spec.list} view={place.view ?? spec.startView} onView={(view) => refine({ view })} />
      }
      primary={<Primary primary={spec.primary} />}
      bar={
        <Bar spec={spec} columns={columns} query={query} rows={rows} selection={selection} refine={refine} />
      }
      foot={
        <ListFoot command={spec.command} query={query} columns={columns} rows={rows} selection={selection} />
      }
    >
      <DataGrid
        {...list}
        label={t('grid.label', { list: t(spec.title) })}
        sort={query.sort[0]}
        openId={splitOpen(place.open)?.id ?? null}
        empty={<Empty spec={spec} query={query} clear={() => refine({ q: undefined, f: undefined })} />}
        onSort={(key) => refine({ s: nextSort(query.sort[0], key) })}
        onOpen={(row) => open(spec.kind, row.id)}
        onMenu={onMenu}
      />
      {menu !== null && <Menu at={menu.at} items={menu.items} onClose={() => setMenu(null)} />}
    </Page>
  );
}

/** Up, down, then the list's own order again. */
function nextSort(now: Sort | undefined, field: string): Sort | undefined {
  if (now?.field !== field) return { field, desc: false };
  return now.desc ? undefined : { field, desc: true };
}

function rowMenu<C extends ListCommand>(
  spec: ListSpec<C>,
  [row, chosen]: [RowOf<C>, Chosen],
  column: GridColumn<RowOf<C>> | null,
  open: () => void,
  only: (field: string, filters: Filter[]) => void,
): MenuItems {
  const number = spec.number(row);
  const text = column?.text(row) ?? '';
  const same = onlyThis(row, column);
  return [
    { key: 'open', label: t('grid.open'), hint: '↵', run: open },
    null,
    { key: 'copy-cell', label: t('grid.copy_cell'), disabled: text === '', run: () => void copy(text) },
    ...(number === null
      ? []
      : [{ key: 'copy-number', label: t(spec.copyNumber), run: () => void copy(number) }]),
    ...(same === null || column === null
      ? []
      : [
          {
            key: 'filter-by',
            label: t('grid.filter_by', { value: same.said }),
            run: () => only(column.key, same.filters),
          },
        ]),
    ...(spec.menu === undefined ? [] : [null, ...spec.menu(row, chosen)]),
  ];
}

function Primary({ primary }: { primary: ListSpec<ListCommand>['primary'] }) {
  return (
    <button type="button" className="button primary" data-testid={ids.primary} onClick={primary.run}>
      {t(primary.label)} <span className="hint">{keyText('n')}</span>
    </button>
  );
}

function Bar<C extends ListCommand>(props: {
  spec: ListSpec<C>;
  columns: Columns<RowOf<C>>;
  query: Query;
  rows: Rows<RowOf<C>>;
  selection: Selection<RowOf<C>>;
  refine: (part: { q?: string | undefined; f?: Query['filters'] | undefined }) => void;
}) {
  const { spec, columns, query, rows, selection, refine } = props;
  const shops = useRead('app_status', {}).data?.shops;
  const selected = selection.state === 'some';
  const n = selected ? selection.count : (rows.total ?? 0);
  const sorted = columns.all.find(({ key }) => key === query.sort[0]?.field);
  const arrow = query.sort[0]?.desc === true ? '↓' : '↑';
  return (
    <FilterBar
      text={query.text ?? ''}
      onText={(text) => refine({ q: text === '' ? undefined : text })}
      filters={query.filters}
      onFilters={(filters) => refine({ f: filters.length === 0 ? undefined : filters })}
      columns={filterColumns(columns.all, shops ?? [])}
      quick={spec.quick}
      end={
        <>
          {sorted !== undefined && <span>{t('grid.sorted', { column: sorted.title, arrow })}</span>}
          <ColumnChooser columns={columns} />
          <button
            type="button"
            className="button quiet small"
            data-testid={ids.gridExport}
            disabled={n === 0}
            onClick={() =>
              openExport({
                list: spec.list,
                title: t(spec.title),
                rows: n,
                query: selected ? onlySelected(query, selection) : query,
                selected,
                columns: columns.shown.map(({ key, title }) => ({ key, title })),
              })
            }
          >
            {t(selected ? 'grid.export_selected' : 'grid.export', { n })}
          </button>
        </>
      }
    />
  );
}

/** The query narrowed to the selected rows, or to all without the exceptions of the rule "all". */
function onlySelected<R extends RowBase>(query: Query, { rule, marked }: Selection<R>): Query {
  const narrowed: Filter = { field: 'id', op: rule ? 'ne' : 'in', values: marked.map(({ id }) => id) };
  return { ...query, filters: [...query.filters, narrowed] };
}

function chosenBy<R extends RowBase>(row: R, query: Query, selection: Selection<R>): Chosen {
  if (selection.has(row.id)) return { query: onlySelected(query, selection), count: selection.count };
  return { query: { ...query, filters: [{ field: 'id', op: 'in', values: [row.id] }] }, count: 1 };
}

function Empty<C extends ListCommand>(props: { spec: ListSpec<C>; query: Query; clear: () => void }) {
  const { spec, query, clear } = props;
  const narrowed = (query.text ?? '') !== '' || query.filters.length > 0;
  if (!narrowed) {
    return (
      <EmptyState title={t(spec.empty.title)} hint={t(spec.empty.hint)}>
        {spec.empty.action}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('grid.no_match', { list: t(spec.title) })} hint={t('grid.no_match_hint')}>
      <button type="button" className="button" onClick={clear}>
        {t('grid.clear_filters')}
      </button>
    </EmptyState>
  );
}
