/** Customers and orders with everything on them, in memory. */
import type { CustomerCard, OrderDetail, TaskView } from '../bindings.gen';
import { Failure } from '../errors';
import { at, id, NOW, pick, yuan } from './data';
import type { Invented } from './data';
import words from './words.json';

const HOUR = 3_600_000;

export function found<T extends { id: string }>(rows: readonly T[], wanted: string): T {
  const row = rows.find((one) => one.id === wanted);
  if (row === undefined) throw new Failure('not_found', '', null);
  return row;
}

export const TASKS: TaskView[] = words.notes.map((title, n) => ({
  id: id(7, n),
  title,
  due_at: at(NOW + (n * 20 - 3) * HOUR),
  done_at: null,
  subject_kind: null,
  subject_id: null,
  subject: null,
  who: null,
}));

export function customerCard(data: Invented, wanted: string): CustomerCard {
  const row = found(data.customers, wanted);
  const orders = data.orders.filter(({ customer_id }) => customer_id === wanted);
  return {
    id: row.id,
    name: { value: row.name, source: row.name, own: null },
    level: row.level,
    note: row.note,
    shop: row.shop,
    region: row.region,
    orders_total: orders.length,
    paid: row.paid,
    refunded: yuan(0),
    first_order_at: row.last_order_at,
    last_order_at: row.last_order_at,
    company: null,
    birthday: null,
    tags: null,
    file_note: null,
    consent_email: null,
    consent_sms: null,
    identities: row.nicks.map((nick) => ({
      id: nick,
      platform: 'taobao',
      shop: row.shop,
      nick,
      masked: false,
    })),
    phones:
      row.phone === null
        ? []
        : [{ id: 'p', number: row.phone, kind: row.phone_masked ? 'masked' : 'mobile' }],
    addresses: [
      {
        id: 'a',
        receiver: row.name,
        phone: row.phone,
        province: row.region?.slice(0, 2) ?? null,
        city: row.region?.slice(3) ?? null,
        district: null,
        detail: words.street,
        postcode: null,
        masked: false,
      },
    ],
    orders: orders.slice(0, 20),
    returns: data.returns.filter(({ customer_id }) => customer_id === wanted),
    complaints: data.complaints.filter(({ customer_id }) => customer_id === wanted),
    interactions: [],
    tasks: TASKS.slice(0, 1),
  };
}

export function orderDetail(data: Invented, wanted: string): OrderDetail {
  const row = found(data.orders, wanted);
  const { phone_masked, returns_open: _, receiver_phone, region, tracking_no, ...rest } = row;
  return {
    ...rest,
    platform: 'taobao',
    close_reason: null,
    customer: row.receiver,
    receiver: {
      id: 'a',
      receiver: row.receiver,
      phone: receiver_phone,
      province: region,
      city: null,
      district: null,
      detail: words.street,
      postcode: null,
      masked: phone_masked,
    },
    paid_at: row.ordered_at,
    shipped_at: null,
    confirmed_at: null,
    goods: row.paid,
    freight: yuan(0),
    tracking_nos: tracking_no === null ? [] : [tracking_no],
    buyer_message: words.said,
    seller_memo: null,
    own_memo: null,
    lines: [0, 1].map((n) => ({
      id: `${row.id}${n}`,
      sub_order_no: null,
      title: pick(words.goods, n),
      props: null,
      sku_code: null,
      outer_code: `XM-${100 + n}`,
      unit: row.paid,
      quantity: 1,
      paid: n === 0 ? row.paid : yuan(0),
      refund: null,
      status_text: null,
      refund_status: null,
    })),
    returns: data.returns.filter(({ order_no }) => order_no === row.order_no),
    complaints: data.complaints.filter(({ order_no }) => order_no === row.order_no),
    interactions: [],
    tasks: [],
    bills: [],
    money_check: null,
    sources: [
      { file: 'orders.csv', op: id(8, 1), at: at(NOW), line: 7, cells: [{ header: 'A', value: '1' }] },
    ],
  };
}
