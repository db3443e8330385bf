/** Filter, sort and page over arrays, the way the book does it. */
import type { Filter, ListReq, Money, Page, Sort } from '../bindings.gen';

type Row = { id: string };

function raw(row: Row, field: string): unknown {
  const value = (row as Record<string, unknown>)[field];
  return typeof value === 'object' && value !== null && 'amount' in value ? Number(value.amount) : value;
}

function asText(value: unknown): string {
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function passes(row: Row, { field, op, values }: Filter): boolean {
  const value = raw(row, field);
  const text = asText(value);
  const [first = ''] = values;
  const compared =
    typeof value === 'number'
      ? value - Number(first)
      : text.slice(0, first.length) < first
        ? -1
        : text.slice(0, first.length) > first
          ? 1
          : 0;
  switch (op) {
    case 'eq':
      return text === first;
    case 'ne':
      return !values.includes(text);
    case 'in':
      return values.includes(text);
    case 'contains':
      return text.includes(first);
    case 'gte':
      return compared >= 0;
    case 'lte':
      return compared <= 0;
  }
}

function compare(a: Row, b: Row, { field, desc }: Sort): number {
  const [x, y] = [raw(a, field), raw(b, field)];
  const order =
    typeof x === 'number' && typeof y === 'number' ? x - y : asText(x).localeCompare(asText(y), 'zh-CN');
  return desc ? -order : order;
}

function sumOf(rows: readonly Row[], field: string): Money[] {
  const cents = rows.reduce((sum, row) => sum + Math.round(Number(raw(row, field) ?? 0) * 100), 0);
  return [{ amount: (cents / 100).toFixed(2), currency: 'CNY' }];
}

export function pageOf<R extends Row>(
  all: readonly R[],
  request: ListReq,
  inView: (row: R, view: string) => boolean,
  summed: readonly string[],
): Page<R> {
  const { text, filters, sort, view } = request.query;
  const wanted = text?.toLowerCase() ?? '';
  let rows = all.filter((row) => inView(row, view ?? 'all'));
  if (wanted !== '')
    rows = rows.filter((row) => JSON.stringify(Object.values(row)).toLowerCase().includes(wanted));
  for (const filter of filters) rows = rows.filter((row) => passes(row, filter));
  const [first] = sort;
  if (first !== undefined) rows = rows.toSorted((a, b) => compare(a, b, first));
  const offset = request.offset ?? 0;
  const end = offset + (request.limit ?? 100);
  const counted = request.total !== false || rows.length === all.length || rows.length <= end;
  return {
    rows: rows.slice(offset, end),
    total: counted ? rows.length : end + 1,
    counted,
    next: null,
    numbers: {},
    sums: Object.fromEntries(summed.map((field) => [field, sumOf(rows, field)])),
  };
}
