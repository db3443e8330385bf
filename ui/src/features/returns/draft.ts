/** A return that is being written down. Amounts are the strings that were typed; the book adds them up. */
import type { OrderDetail, Reason, ReturnKind, ReturnLineReq, ReturnOpenReq } from '../../api/bindings.gen';
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
    lines: [emptyLine()],
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

/** The order's lines with what was paid for them; the order's title and sum where no lines are known. */
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
  return order.lines.map((line) => ({
    key: line.id,
    orderLineId: line.id,
    title: [line.title, line.props].filter(Boolean).join(' · '),
    chosen: order.lines.length === 1,
    quantity: String(line.quantity),
    atMost: line.quantity,
    amount: line.paid?.amount ?? '0.00',
  }));
}

export function requestOf(draft: Draft, currency: string): ReturnOpenReq {
  const lines: ReturnLineReq[] = draft.lines
    .filter((line) => line.chosen && (line.orderLineId !== null || line.title.trim() !== ''))
    .map((line) => ({
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
