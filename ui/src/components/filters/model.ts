/** Conditions of a list: one column may have several (from and to), a chip shows them as one. */
import type { Filter, FilterOp } from '../../api/bindings.gen';
import { label, t } from '../../i18n';
import { full } from '../dates';

/** A column as far as filtering goes. */
export interface FilterColumn {
  key: string;
  title: string;
  kind: 'text' | 'number' | 'money' | 'date' | 'tag' | 'id';
  codes: string | null;
  /** The values to choose from, where they are few and known. */
  choices: readonly string[];
}

export function filtersOf(filters: readonly Filter[], field: string): Filter[] {
  return filters.filter((filter) => filter.field === field);
}

/** Replaces all conditions on one column. */
export function withFilters(filters: readonly Filter[], field: string, next: readonly Filter[]): Filter[] {
  return [...filters.filter((filter) => filter.field !== field), ...next];
}

export function valueOf(filters: readonly Filter[], op: FilterOp): string {
  return filters.find((filter) => filter.op === op)?.values[0] ?? '';
}

/** From and to; an empty end is left open. */
export function rangeFilters(field: string, from: string, to: string): Filter[] {
  const filters: Filter[] = [];
  if (from !== '') filters.push({ field, op: 'gte', values: [from] });
  if (to !== '') filters.push({ field, op: 'lte', values: [to] });
  return filters;
}

function said(value: string, { kind, codes }: FilterColumn): string {
  if (codes !== null) return label(codes, value);
  return kind === 'date' && value.includes('T') ? full(value) : value;
}

/** What a chip says of its conditions. */
export function describe(filters: readonly Filter[], column: FilterColumn): string {
  const from = valueOf(filters, 'gte');
  const to = valueOf(filters, 'lte');
  if (from !== '' && to !== '') return from === to ? from : t('filter.range', { from, to });
  if (from !== '') return t('filter.since', { from });
  if (to !== '') return t('filter.until', { to });
  const values = filters.flatMap((filter) => filter.values);
  return values.map((value) => said(value, column)).join(t('list.separator'));
}
