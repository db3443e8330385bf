/** Cases in memory: always at the same point, since no rule lives here. */
import type { ComplaintCase, ReturnCase } from '../bindings.gen';
import { found } from './cards';
import { at, NOW, pick } from './data';
import type { Invented } from './data';
import words from './words.json';

const HOUR = 3_600_000;

function parties(data: Invented, row: { customer_id: string | null; order_no: string | null }) {
  const customer = data.customers.find(({ id: one }) => one === row.customer_id);
  const order = data.orders.find(({ order_no }) => order_no === row.order_no);
  return {
    customer: customer === undefined ? null : { ...customer, nick: customer.nicks[0] ?? null },
    order: order === undefined ? null : order,
  };
}

export function returnCase(data: Invented, wanted: string): ReturnCase {
  const {
    customer: _c,
    customer_id: _i,
    order_no: _o,
    last_event_at: _l,
    ...row
  } = found(data.returns, wanted);
  const event = {
    amount: null,
    tracking_no: null,
    carrier: null,
    disposition: null,
    repair_step: null,
    dispute_stage: null,
    note: null,
    invalid: false,
  };
  const [who = null] = words.staff;
  return {
    ...row,
    ...parties(data, found(data.returns, wanted)),
    reason_text: null,
    closed_at: null,
    axes: { decision: 'agreed', goods: 'received', funds: 'due', replacement: 'none', dispute: 'none' },
    platform_status: null,
    lines: [
      {
        id: 'l',
        order_line_id: null,
        title: pick(words.goods, 0),
        props: null,
        quantity: 1,
        paid: row.asked,
        amount: row.asked,
      },
    ],
    events: [
      { ...event, id: 'e0', at: row.opened_at, who: null, action: null, note: words.said },
      { ...event, id: 'e1', at: at(NOW - 60 * HOUR), who, action: 'agree', amount: row.refund_due },
      {
        ...event,
        id: 'e2',
        at: at(NOW - 50 * HOUR),
        who: null,
        action: 'buyer_shipped',
        carrier: pick(words.carriers, 0),
        tracking_no: 'SF1430000008812',
      },
      { ...event, id: 'e3', at: at(NOW - HOUR), who, action: 'receive_goods' },
    ],
    ledger: [],
    attachments: [],
    note: null,
    interactions: [],
    tasks: [],
    actions: [
      {
        action: 'inspect',
        primary: false,
        asks: 'disposition',
        choices: ['restocked', 'defective', 'scrapped'],
        amount: null,
      },
      { action: 'refund', primary: true, asks: 'amount', choices: [], amount: row.refund_due },
      { action: 'negotiate', primary: false, asks: null, choices: [], amount: null },
      { action: 'platform_step_in', primary: false, asks: null, choices: [], amount: null },
    ],
    obstacles: [{ axis: 'funds', value: 'due', text: { zh: words.obstacle, en: words.obstacle } }],
  };
}

export function complaintCase(data: Invented, wanted: string): ComplaintCase {
  const row = found(data.complaints, wanted);
  return {
    ...row,
    ...parties(data, row),
    channel: 'wangwang',
    note: words.said,
    asked: null,
    closed_at: null,
    concurrent: false,
    events: [
      {
        id: 'e',
        at: row.opened_at,
        who: null,
        action: null,
        severity: row.severity,
        note: null,
        invalid: false,
      },
    ],
    attachments: [],
    interactions: [],
    tasks: [],
    actions: [
      { action: 'start', primary: true, asks_severity: false, needs_note: false },
      { action: 'escalate', primary: false, asks_severity: true, needs_note: false },
      { action: 'resolve', primary: false, asks_severity: false, needs_note: true },
    ],
  };
}
