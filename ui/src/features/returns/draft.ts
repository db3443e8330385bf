/** A return that is being written down. Amounts are the strings that were typed; the book adds them up. */
import type { OrderDetail, Reason, ReturnKind, ReturnLineReq, ReturnOpenReq } from '../../api/bindings.gen';
import { isZero } from '../../components/format';
import { t } from '../../i18n';
import type { CaseFrom } from '../../shell/dialogs';

export interface DraftLine {
  key: string;
  orderLineId: string | null;
  title: string;
  chosen: boolean;
  quantity: string;
  atMost: number | null;
  amount: string;
}

export interface Draft {
  from: CaseFrom;
  kind: ReturnKind;
  reason: Reason;
  lines: DraftLine[];
  note: string;
  files: string[];
}

export function startDraft(from: CaseFrom): Draft {
  return {
    from,
    kind: 'return_refund',
    reason: 'seven_day_no_reason',
    // An order's lines come with the order.
    lines: from.orderId === undefined ? [emptyLine()] : [],
    note: '',
    files: [],
  };
}

export function emptyLine(): DraftLine {
  return {
    key: crypto.randomUUID(),
    orderLineId: null,
    title: '',
    chosen: true,
    quantity: '1',
    atMost: null,
    amount: '0.00',
  };
}

/** The order's lines, all of them, with what was paid for each; its title and sum where no lines are known. */
export function linesOf(order: OrderDetail): DraftLine[] {
  if (order.lines.length === 0) {
    return [
      {
        ...emptyLine(),
        title: order.title ?? '',
        quantity: String(order.quantity),
        amount: order.paid.amount,
      },
    ];
  }
  const only = order.lines.length === 1 ? order.paid.amount : '';
  return order.lines.map((line) => ({
    key: line.id,
    orderLineId: line.id,
    title: [line.title, line.props].filter(Boolean).join(' · '),
    chosen: true,
    quantity: String(line.quantity),
    atMost: line.quantity,
    // What is not known is not zero.
    amount: line.paid?.amount ?? only,
  }));
}

function isNamed({ orderLineId, title }: DraftLine): boolean {
  return orderLineId !== null || title.trim() !== '';
}

function sent(draft: Draft): DraftLine[] {
  return draft.lines.filter((line) => line.chosen && isNamed(line));
}

function noMoney({ amount }: DraftLine): boolean {
  return isZero({ amount, currency: '' });
}

/** What keeps a draft from being sent, each said at its field. */
export interface Faults {
  about: string | null;
  goods: string | null;
  /** Of one line: an amount that nobody could tell what for. */
  title: (line: DraftLine) => string | null;
}

export function faultsOf(draft: Draft): Faults {
  const { orderId, customerId } = draft.from;
  const none = sent(draft).length === 0;
  const nobody = orderId === undefined && customerId === undefined;
  return {
    about: nobody && none ? t('returns.about_nothing') : null,
    goods: orderId !== undefined && none ? t('returns.goods_none') : null,
    title: (line) => (line.chosen && !isNamed(line) && !noMoney(line) ? t('returns.title_none') : null),
  };
}

/** Kinds in which money is what the buyer wants. */
export function wantsMoney(kind: ReturnKind): boolean {
  return kind === 'refund_only' || kind === 'return_refund';
}

/** Nothing is asked for yet: allowed, but agreeing to it will not be. */
export function asksNothing(draft: Draft): boolean {
  const lines = sent(draft);
  return wantsMoney(draft.kind) && lines.length > 0 && lines.every(noMoney);
}

export function requestOf(draft: Draft, currency: string): ReturnOpenReq {
  const lines: ReturnLineReq[] = sent(draft).map((line) => ({
    order_line_id: line.orderLineId,
    title: line.orderLineId === null ? line.title.trim() : null,
    quantity: Number.parseInt(line.quantity, 10) || 1,
    amount: { amount: line.amount === '' ? '0' : line.amount, currency },
  }));
  return {
    order_id: draft.from.orderId ?? null,
    customer_id: draft.from.customerId ?? null,
    kind: draft.kind,
    reason: draft.reason,
    lines,
    note: draft.note.trim() === '' ? null : draft.note.trim(),
    attachments: draft.files,
  };
}
