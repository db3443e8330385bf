/**
 * The columns of a list: what the server offers, joined with how the list draws
 * them and with what this computer remembers (which, in what order, how wide).
 */
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import type { ColumnKind, ColumnView, ListName } from '../../api/bindings.gen';
import { usePrefs } from '../../api/prefs';
import { useRead } from '../../api/queries';
import { codesOf, label, language, t } from '../../i18n';
import { defaultRender, defaultText } from './cells';
import type { CellSpec, GridColumn } from './types';

/** What a kind likes to have, and the least in which its values are whole. */
const WIDTHS: Record<ColumnKind, readonly [likes: number, least: number]> = {
  text: [140, 88],
  number: [80, 64],
  money: [112, 88],
  date: [128, 112],
  tag: [104, 88],
  id: [190, 122],
};
const MIN_WIDTH = 56;
const NOTHING: ColumnView[] = [];
/** The check box of the row, the scroll bar, and the navigation beside the grid. */
const BESIDE = 36 + 10 + 184;

function watchWidth(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

/** About the width of a text at 13 px: what is full-width in Chinese is twice as wide as the rest. */
function widthOf(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at += 1) width += text.charCodeAt(at) > 0x2e80 ? 13 : 7.2;
  return width;
}

/** Words differ in length between languages, so what a column needs is taken from the words. */
function wordsOf<R>(column: ColumnView, cell: CellSpec<R> | undefined): number {
  const { kind, sortable } = column;
  const time = '00:00';
  const values =
    kind === 'date' ? [t('date.yesterday', { time }), t('date.tomorrow', { time })] : wordsFor(cell?.codes);
  const head = widthOf(titleOf(column)) * (12 / 13) + (sortable ? 14 : 0);
  const frame = kind === 'tag' && cell?.bare === undefined ? 14 : 0;
  return Math.ceil(Math.max(head, ...values.map((value) => widthOf(value) + frame))) + 20;
}

function wordsFor(codes: string | undefined): string[] {
  return codes === undefined ? [] : codesOf(codes).map((code) => label(codes, code));
}

function titleOf({ title_zh, title_en }: ColumnView): string {
  return language() === 'en' ? title_en : title_zh;
}

/** Until somebody chooses: the default columns, as many as the window shows whole. */
function fitting<R>(offered: readonly ColumnView[], cells: Cells<R>, width: number): string[] {
  const wanted = offered.filter((one) => one.default_visible);
  const sparedFirst = wanted.toReversed().toSorted((a, b) => spareOf(b, cells) - spareOf(a, cells));
  let over = wanted.reduce((sum, one) => sum + leastOf(one, cells[one.key]), BESIDE - width);
  const spared = new Set<string>();
  for (const column of sparedFirst) {
    if (over <= 0) break;
    over -= leastOf(column, cells[column.key]);
    spared.add(column.key);
  }
  return wanted.map(({ key }) => key).filter((key) => !spared.has(key));
}

function spareOf<R>({ key }: ColumnView, cells: Cells<R>): number {
  return cells[key]?.spare ?? 0;
}

function leastOf<R>(column: ColumnView, cell: CellSpec<R> | undefined): number {
  const least = cell?.least ?? Math.min(cell?.width ?? Infinity, WIDTHS[column.kind][1]);
  return Math.max(least, wordsOf(column, cell));
}

export interface Columns<R> {
  /** Shown ones, in order. */
  shown: GridColumn<R>[];
  /** All, shown ones first. */
  all: GridColumn<R>[];
  isShown: (key: string) => boolean;
  /** While a border is dragged: not remembered yet. */
  resize: (key: string, width: number) => void;
  resized: () => void;
  choose: (keys: string[]) => void;
  reset: () => void;
}

export type Cells<R> = Partial<Record<string, CellSpec<R>>>;

function join<R extends object>(
  column: ColumnView,
  cell: CellSpec<R> | undefined,
  width: number | undefined,
): GridColumn<R> {
  const codes = cell?.codes ?? null;
  return {
    ...column,
    codes,
    title: titleOf(column),
    width: width ?? Math.max(cell?.width ?? WIDTHS[column.kind][0], leastOf(column, cell)),
    least: width ?? leastOf(column, cell),
    fixed: width !== undefined,
    render: cell?.render ?? defaultRender<R>(column.key, column.kind, codes),
    text: cell?.text ?? defaultText<R>(column.key, column.kind, codes),
  };
}

export function useColumns<R extends object>(list: ListName, cells: Cells<R>): Columns<R> {
  const offered = useRead('list_columns', { list }).data ?? NOTHING;
  const { prefs, saveGrid } = usePrefs();
  const remembered = prefs?.grids[list];
  const [dragged, setDragged] = useState<Record<string, number>>({});

  const room = useSyncExternalStore(watchWidth, () => window.innerWidth);
  const defaults = useMemo(() => fitting(offered, cells, room), [offered, cells, room]);
  const keys = remembered === undefined || remembered.columns.length === 0 ? defaults : remembered.columns;
  const all = useMemo(() => {
    const place = new Map(keys.map((key, index) => [key, index]));
    const order = (c: ColumnView) => place.get(c.key) ?? keys.length;
    return offered
      .toSorted((a, b) => order(a) - order(b))
      .map((c) => join(c, cells[c.key], dragged[c.key] ?? remembered?.widths?.[c.key]));
  }, [offered, keys, cells, dragged, remembered]);
  const shown = useMemo(() => all.filter((c) => keys.includes(c.key)), [all, keys]);

  const save = useCallback(
    (columns: string[], widths: Record<string, number>) => saveGrid(list, { columns, widths }),
    [list, saveGrid],
  );
  return {
    all,
    shown,
    isShown: (key) => keys.includes(key),
    resize: (key, width) => setDragged((now) => ({ ...now, [key]: Math.max(MIN_WIDTH, Math.round(width)) })),
    resized: () => save(keys, { ...remembered?.widths, ...dragged }),
    choose: (next) => save(next, remembered?.widths ?? {}),
    reset: () => {
      setDragged({});
      save([], {});
    },
  };
}
