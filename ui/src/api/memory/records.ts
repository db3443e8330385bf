/** What the in-memory backend answers about records, cases, history and search. */
import type { OpView } from '../bindings.gen';
import { customerCard, found, orderDetail, TASKS } from './cards';
import { complaintCase, returnCase } from './cases';
import { at, id, NOW, yuan } from './data';
import type { Invented } from './data';
import type { Handlers } from './index';
import words from './words.json';

const HOUR = 3_600_000;

function ops(data: Invented): OpView[] {
  const summary = { zh: words.summary, en: words.summary };
  return data.customers.slice(0, 12).map((row, n) => ({
    op: id(8, n),
    at: at(NOW - n * HOUR),
    who: words.staff[n % 2] ?? null,
    device: words.device,
    kind: 'customer_edit',
    summary,
    changes: [
      {
        table: 'customers',
        row: row.id,
        record: { kind: 'customer', id: row.id },
        title: row.name,
        field: 'note',
        old: null,
        new: words.said,
      },
    ],
    changes_total: 1,
    inserted: {},
    undoable: true,
    undone_by: null,
    undoes: null,
  }));
}

function searchHits(data: Invented, text: string) {
  const customers = data.customers.flatMap((row) => {
    const nick = row.nicks[0] ?? '';
    const inName = row.name.includes(text);
    if (!inName && !nick.includes(text)) return [];
    const matched = matchOf(inName ? 'name' : 'nick', inName ? row.name : nick, text);
    const subtitle = [row.region, row.shop].filter(Boolean).join(' · ');
    return [
      {
        kind: 'customer' as const,
        id: row.id,
        title: row.name,
        subtitle,
        matched,
        nicks: row.nicks,
        order_no: null,
        tracking_nos: null,
      },
    ];
  });
  const orders = data.orders.flatMap((row) =>
    row.order_no.endsWith(text) || row.order_no.startsWith(text)
      ? [
          {
            kind: 'order' as const,
            id: row.id,
            title: row.order_no,
            subtitle: row.title ?? '',
            matched: matchOf('order_no', row.order_no, text),
            nicks: null,
            order_no: row.order_no,
            tracking_nos: [],
          },
        ]
      : [],
  );
  return [...customers, ...orders];
}

function matchOf(field: string, text: string, wanted: string) {
  const start = text.lastIndexOf(wanted);
  return { field, text, ranges: [[start, start + wanted.length] as [number, number]] };
}

export function recordHandlers(data: Invented): Handlers {
  const written = { op: id(8, 0) };
  return {
    search: ({ text, limit }) => ({ hits: searchHits(data, text).slice(0, limit ?? 20), cut: false }),
    customer_show: ({ id: wanted }) => customerCard(data, wanted),
    order_show: ({ id: wanted }) => orderDetail(data, wanted),
    return_show: ({ id: wanted }) => returnCase(data, wanted),
    complaint_show: ({ id: wanted }) => complaintCase(data, wanted),
    return_act: ({ id: wanted }) => ({ ...written, case: returnCase(data, wanted) }),
    complaint_act: ({ id: wanted }) => ({ ...written, case: complaintCase(data, wanted) }),
    return_open: () => ({ ...written, id: data.returns[0]?.id ?? '', no: 'R26110099' }),
    complaint_open: () => ({ ...written, id: data.complaints[0]?.id ?? '', no: 'C26110099' }),
    customer_edit: ({ id: wanted, changes }) => {
      const row = found(data.customers, wanted);
      Object.assign(
        row,
        Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)),
      );
      return written;
    },
    return_edit: () => written,
    complaint_edit: () => written,
    order_edit: () => written,
    interaction_add: () => ({ ...written, id: id(9, 0) }),
    task_add: () => ({ ...written, id: id(9, 1) }),
    task_done: () => written,
    history: () => ({ ops: ops(data), next: null }),
    undo_preview: ({ op }) => ({
      op,
      summary: { zh: words.summary, en: words.summary },
      possible: true,
      reason: null,
      blocked_by: [],
      removes: {},
      keeps: {},
      restores: { customers: 1 },
    }),
    undo: ({ op }) => ({ ...written, undoes: op }),
    today: () => ({
      returns: { open: 24, waiting_me: 12, due_today: 3, overdue: 1, rows: data.returns.slice(0, 8) },
      complaints: { open: 7, rows: data.complaints.slice(0, 5) },
      tasks: TASKS,
      to_ship: { count: 60 },
      recent_imports: [],
      week: { orders: 56, paid: [yuan(1_843_210)], refunded: [yuan(23_760)] },
    }),
  };
}
