/** The columns that the in-memory lists offer; headings as the server would send them. */
import type { ColumnKind, ColumnView, ListName } from '../bindings.gen';
import titles from './titles.json';

type Line = [key: string, kind: ColumnKind, flags?: string];

const LINES: Record<ListName, Line[]> = {
  customers: [
    ['name', 'text'],
    ['nicks', 'text'],
    ['phone', 'id'],
    ['region', 'text'],
    ['orders', 'number'],
    ['paid', 'money', 'sum'],
    ['last_order_at', 'date'],
    ['returns_open', 'number'],
    ['shop', 'text'],
    ['level', 'text', 'hidden'],
    ['complaints_open', 'number', 'hidden'],
    ['note', 'text', 'hidden'],
  ],
  orders: [
    ['order_no', 'id'],
    ['ordered_at', 'date'],
    ['status', 'tag'],
    ['buyer', 'text'],
    ['receiver', 'text'],
    ['title', 'text'],
    ['quantity', 'number'],
    ['paid', 'money', 'sum'],
    ['refund', 'money', 'sum'],
    ['receiver_phone', 'id'],
    ['region', 'text'],
    ['tracking_no', 'id'],
    ['shop', 'text'],
    ['carrier', 'text', 'hidden'],
    ['total', 'money', 'hidden'],
  ],
  returns: [
    ['due_at', 'date'],
    ['customer', 'text'],
    ['kind', 'tag'],
    ['headline', 'tag'],
    ['refund_due', 'money', 'sum'],
    ['shop', 'text'],
    ['reason', 'tag'],
    ['order_no', 'id'],
    ['opened_at', 'date'],
    ['no', 'id', 'hidden'],
    ['refunded', 'money', 'hidden'],
  ],
  bills: [
    ['at', 'date'],
    ['state', 'tag'],
    ['income', 'money', 'sum'],
    ['expense', 'money', 'sum'],
    ['title', 'text'],
    ['order_no', 'id'],
  ],
  complaints: [
    ['due_at', 'date'],
    ['severity', 'tag'],
    ['state', 'tag'],
    ['subject', 'text'],
    ['customer', 'text'],
    ['kind', 'tag'],
    ['order_no', 'id'],
    ['shop', 'text'],
    ['opened_at', 'date'],
    ['no', 'id', 'hidden'],
  ],
};

export function columnsOf(list: ListName): ColumnView[] {
  return LINES[list].map(([key, kind, flags = '']) => ({
    key,
    kind,
    title_zh: (titles as Record<string, string>)[key] ?? key,
    title_en: key.replaceAll('_', ' '),
    sortable: true,
    filterable: true,
    sums: flags.includes('sum'),
    default_visible: !flags.includes('hidden'),
  }));
}
