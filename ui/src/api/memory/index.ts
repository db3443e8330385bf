/**
 * An in-memory backend: for vitest, and for looking at the screens in a browser
 * (`npm run build:memory`). Never part of the shipped build.
 */
import { setClock } from '../../components/dates';
import type { Backend } from '../backend';
import type { AppStatus, CommandName, Commands, ListName, Prefs } from '../bindings.gen';
import { commands } from '../bindings.gen';
import { Failure } from '../errors';
import { columnsOf } from './columns';
import { invent, NOW } from './data';
import { arrivalHandlers } from './arrivals';
import { fileHandlers } from './files';
import type { Invented } from './data';
import { pageOf } from './lists';
import { recordHandlers } from './records';
import titles from './titles.json';
import words from './words.json';

export type Handlers = {
  [C in CommandName]?: (request: Commands[C]['request']) => Commands[C]['response'];
};

const VIEWS: Record<ListName, string[]> = {
  customers: ['all', 'with_returns'],
  orders: ['all', 'to_ship', 'with_returns'],
  returns: ['waiting_me', 'due_today', 'to_receive', 'open', 'all'],
  complaints: ['open', 'all'],
  bills: ['all'],
};

type AnyRow = { open?: boolean; status?: string | null; headline?: string; returns_open?: number };

function inView(row: AnyRow, view: string): boolean {
  switch (view) {
    case 'open':
      return row.open === true;
    case 'waiting_me':
      return ['pending', 'to_inspect', 'to_refund', 'to_ship'].includes(row.headline ?? '');
    case 'to_receive':
      return row.headline === 'in_transit';
    case 'due_today':
      return row.open === true && row.headline === 'pending';
    case 'to_ship':
      return row.status === 'paid';
    case 'with_returns':
      return (row.returns_open ?? 0) > 0;
    default:
      return true;
  }
}

function listHandlers(data: Invented): Handlers {
  return {
    customer_list: (request) => pageOf(data.customers, request, inView, ['paid']),
    order_list: (request) => pageOf(data.orders, request, inView, ['paid', 'refund']),
    return_list: (request) => pageOf(data.returns, request, inView, ['refund_due']),
    complaint_list: (request) => pageOf(data.complaints, request, inView, []),
    bill_list: (request) => pageOf(data.bills, request, inView, ['income', 'expense']),
    list_columns: ({ list }) => columnsOf(list),
    view_counts: ({ list }) =>
      VIEWS[list].map((view) => ({
        view,
        title_zh: (titles as Record<string, string>)[`view_${view}`] ?? view,
        title_en: view.replaceAll('_', ' '),
        count: (data[list] as AnyRow[]).filter((row) => inView(row, view)).length,
      })),
  };
}

function shellHandlers(data: Invented, query: URLSearchParams): Handlers {
  let prefs: Prefs = {
    lang: query.get('lang') === 'en' ? 'en' : 'zh-CN',
    theme: query.get('theme') === 'dark' ? 'dark' : 'light',
    density: 'normal',
    grids: {},
    sender: null,
  };
  const shops = words.shops.map((name, n) => ({
    id: `5${n}`,
    name,
    platform: 'taobao',
    currency: 'CNY',
    note: null,
    archived: false,
    orders: 100,
  }));
  const staff = words.staff.map((name, n) => ({ id: `6${n}`, name, archived: false, current: n === 0 }));
  let demo = false;
  const status = (): AppStatus => ({
    book_open: true,
    which: demo ? 'demo' : 'own',
    demo,
    empty: data.customers.length === 0,
    counts: {
      customers: data.customers.length,
      orders: data.orders.length,
      returns_open: data.returns.filter(({ open }) => open).length,
      complaints_open: data.complaints.filter(({ open }) => open).length,
      tasks_open: 2,
    },
    book_name: 'default.zgb',
    version: '0.1.0',
    current_staff: staff[0] ?? null,
    shops,
    read_only: false,
  });
  return {
    app_status: status,
    book_open: ({ which }) => {
      demo = which === 'demo';
      return status();
    },
    prefs_get: () => prefs,
    prefs_set: (change) => {
      prefs = {
        lang: change.lang ?? prefs.lang,
        theme: change.theme ?? prefs.theme,
        density: change.density ?? prefs.density,
        grids: { ...prefs.grids, ...change.grids },
        sender: change.sender ?? prefs.sender,
      };
      return prefs;
    },
    shop_list: () => shops,
    staff_list: () => staff,
    staff_save: () => ({ op: '8', id: '6' }),
    staff_select: () => staff,
    shop_save: () => ({ op: '8', id: '5' }),
    verify: () => ({ ok: true, integrity: 'ok', counts: {}, checks: [] }),
  };
}

/** `?rows=1000000` gives lists of that many rows, to look at scrolling; `?empty` an empty book. */
export function memoryBackend(query = new URLSearchParams(location.search)): Backend {
  setClock(() => NOW);
  const rows = Number(query.get('rows') ?? 420);
  const data = query.has('empty')
    ? { customers: [], orders: [], returns: [], complaints: [], bills: [] }
    : invent({ customers: Math.ceil(rows / 3), orders: rows });
  const handlers: Handlers = {
    ...shellHandlers(data, query),
    ...listHandlers(data),
    ...recordHandlers(data),
    ...fileHandlers(data),
    ...arrivalHandlers(),
  };
  const stale = new Set<Parameters<Backend['onStale']>[0]>();
  return {
    async call(command, request) {
      const handler = handlers[command];
      if (handler === undefined) throw new Failure('internal', `memory: ${command}`, null);
      const response = structuredClone(handler(request));
      const { access, tags } = commands[command];
      if (access !== 'read') for (const listener of stale) listener([...tags]);
      return response;
    },
    cancel: () => Promise.resolve(),
    onStale(listener) {
      stale.add(listener);
      return () => stale.delete(listener);
    },
    onProgress: () => () => undefined,
    onFiles: () => () => undefined,
    pickFiles: () => Promise.resolve(['/orders.csv']),
    pickFolder: () => Promise.resolve('/downloads'),
    showFolder: () => Promise.resolve(),
    pickTarget: (name) => Promise.resolve(`/${name}`),
  };
}
