/** An invented small shop: enough rows to look at every state, the same ones every time. */
import type { BillRow, ComplaintRow, CustomerRow, Money, OrderRow, ReturnRow } from '../bindings.gen';
import words from './words.json';

export const NOW = Date.parse('2026-11-23T14:02:00+08:00');
const HOUR = 3_600_000;

/** A point in time as the wire says it. */
export function at(ms: number): string {
  return `${new Date(ms + 8 * HOUR).toISOString().slice(0, 19)}+08:00`;
}

export function yuan(cents: number): Money {
  return { amount: (cents / 100).toFixed(2), currency: 'CNY' };
}

export function pick<T>(list: readonly T[], n: number): T {
  return list[n % list.length] as T;
}

export function id(kind: number, n: number): string {
  return `${kind}${n.toString(16).padStart(31, '0')}`;
}

function phone(n: number): string {
  return `138${String(10_000_000 + ((n * 7_654_321) % 89_999_999)).slice(0, 8)}`;
}

function customer(n: number): CustomerRow {
  const masked = n % 11 === 4;
  const name = n === 7 ? words.long_name : pick(words.surnames, n) + pick(words.given, n * 5);
  return {
    id: id(1, n),
    name: masked ? `${name.slice(0, 1)}**` : name,
    nicks: [`${pick(words.nicks, n)}${n * 37}`],
    phone: n % 13 === 6 ? null : masked ? '138****2291' : phone(n),
    phone_masked: masked,
    region: n === 0 ? words.region_in_full : pick(words.regions, n),
    level: n % 4 === 0 ? pick(words.levels, n / 4) : null,
    orders: 1 + (n % 6),
    paid: yuan(5_990 + ((n * 7_919) % 90_000)),
    last_order_at: at(NOW - n * 9 * HOUR),
    returns_open: n % 5 === 0 ? 1 : 0,
    complaints_open: n % 17 === 0 ? 1 : 0,
    shop: pick(words.shops, n),
    note: n % 9 === 0 ? pick(words.notes, n / 9) : null,
  };
}

const STATUSES = ['paid', 'shipped', 'succeeded', 'succeeded', 'signed', 'closed', 'unpaid'] as const;

function order(n: number, customers: readonly CustomerRow[]): OrderRow {
  const of = pick(customers, n * 7);
  const status = pick(STATUSES, n);
  const shipped = status === 'shipped' || status === 'succeeded' || status === 'signed';
  const paid = 5_990 + ((n * 4_217) % 60_000);
  return {
    id: id(2, n),
    order_no: String(3_515_313_147_000_057n + BigInt(n) * 104_729n) + String(n % 10).padStart(3, '0'),
    ordered_at: at(NOW - n * 3 * HOUR),
    status,
    status_text: null,
    buyer: of.nicks[0] ?? null,
    buyer_masked: of.phone_masked,
    customer_id: of.id,
    receiver: of.name,
    receiver_phone: of.phone,
    phone_masked: of.phone_masked,
    region: of.region,
    title: pick(words.goods, n),
    quantity: 1 + (n % 3),
    total: yuan(paid),
    paid: yuan(status === 'unpaid' ? 0 : paid),
    refund: yuan(n % 8 === 3 ? 1_980 : 0),
    carrier: shipped ? pick(words.carriers, n) : null,
    tracking_no: shipped ? `SF14${30_000_000_000 + n * 7_919}` : null,
    shop: of.shop,
    returns_open: n % 9 === 0 ? 1 : 0,
  };
}

const HEADLINES = [
  'pending',
  'to_inspect',
  'to_ship',
  'in_transit',
  'awaiting_buyer',
  'dispute',
  'to_refund',
  'negotiating',
  'done',
] as const;
const KINDS = ['return_refund', 'return_refund', 'exchange', 'refund_only', 'resend'] as const;
const REASONS = [
  'quality',
  'seven_day_no_reason',
  'size_unfit',
  'unwanted',
  'wrong_item',
  'not_as_described',
  'missing_item',
] as const;

function returned(n: number, orders: readonly OrderRow[]): ReturnRow {
  const of = pick(orders, n * 9);
  const headline = pick(HEADLINES, n);
  return {
    id: id(3, n),
    no: `R2611${String(n + 1).padStart(4, '0')}`,
    opened_at: at(NOW - n * 11 * HOUR - 40 * HOUR),
    due_at: at(NOW + (n * 5 - 2) * HOUR + 28 * 60_000),
    customer: of.receiver,
    customer_id: of.customer_id,
    order_no: of.order_no,
    kind: pick(KINDS, n),
    headline,
    asked: of.paid,
    refund_due: of.paid,
    refunded: headline === 'done' ? of.paid : yuan(0),
    reason: pick(REASONS, n),
    shop: of.shop,
    last_event_at: at(NOW - n * 2 * HOUR),
    open: headline !== 'done',
    flags: n === 0 ? ['overdue'] : n === 5 ? ['concurrent'] : [],
  };
}

const STATES = ['open', 'in_progress', 'waiting_buyer', 'waiting_platform', 'resolved', 'closed'] as const;

function complaint(n: number, orders: readonly OrderRow[]): ComplaintRow {
  const of = pick(orders, n * 13);
  const state = pick(STATES, n);
  return {
    id: id(4, n),
    no: `C2611${String(n + 1).padStart(4, '0')}`,
    opened_at: at(NOW - n * 17 * HOUR),
    due_at: at(NOW + (n * 7 + 2) * HOUR),
    customer: of.receiver,
    customer_id: of.customer_id,
    order_no: of.order_no,
    kind: pick(['service', 'quality', 'logistics', 'false_advertising'] as const, n),
    state,
    severity: pick(['high', 'normal', 'low', 'critical'] as const, n),
    subject: pick(words.subjects, n),
    shop: of.shop,
    last_event_at: at(NOW - n * 4 * HOUR),
    open: state !== 'closed',
  };
}

function many<T>(count: number, make: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, n) => make(n));
}

export function invent(sizes: { customers: number; orders: number }) {
  const customers = many(sizes.customers, customer);
  const orders = many(sizes.orders, (n) => order(n, customers));
  return {
    customers,
    orders,
    returns: many(27, (n) => returned(n, orders)),
    complaints: many(8, (n) => complaint(n, orders)),
    bills: many(12, (n) => bill(n, orders)),
  };
}

function bill(n: number, orders: readonly OrderRow[]): BillRow {
  const of = pick(orders, n);
  const state = (['matched', 'differs', 'unrelated'] as const)[n % 3] ?? 'matched';
  const known = state !== 'unrelated';
  const amount = known ? of.paid : yuan(1_500);
  return {
    id: id(9, n),
    at: of.ordered_at,
    state,
    channel: 'alipay',
    ledger: 'personal',
    account: null,
    direction: known ? 'in' : 'out',
    kind: 'payment',
    amount,
    income: known ? amount : null,
    expense: known ? null : amount,
    fee: null,
    refunded: null,
    difference: state === 'differs' ? yuan(-1_000) : null,
    counterparty: of.receiver,
    title: of.title,
    order_no: known ? of.order_no : null,
    order_id: known ? of.id : null,
    trade_no: `20261123${n}`,
    merchant_no: null,
    category: null,
    method: null,
    status: null,
    note: null,
  };
}

export type Invented = ReturnType<typeof invent>;
