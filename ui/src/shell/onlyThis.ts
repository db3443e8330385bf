/** "Only this": the conditions that leave the rows which agree with one cell, and what the menu calls it. */
import type { Filter } from '../api/bindings.gen';
import { rangeFilters } from '../components/filters/model';
import { valueOf } from '../components/grid/cells';
import type { GridColumn } from '../components/grid/types';

/** What a menu has room for. Numbers are never cut: half a number is another one. */
const ROOM = 20;

function short(text: string): string {
  if (text.length <= ROOM || /^[\w-]+$/.test(text)) return text;
  return `${text.slice(0, ROOM - 1)}…`;
}

export function onlyThis<R extends object>(
  row: R,
  column: GridColumn<R> | null,
): { filters: Filter[]; said: string } | null {
  if (column === null || !column.filterable) return null;
  const raw = valueOf(row, column.key);
  if (typeof raw !== 'string' || raw === '') return null;
  if (column.kind !== 'date')
    return {
      filters: [{ field: column.key, op: 'eq', values: [raw] }],
      said: short(column.text(row)),
    };
  // Nobody looks for the one order of a second: the day is meant.
  const day = raw.slice(0, 10);
  return { filters: rangeFilters(column.key, day, day), said: day };
}
