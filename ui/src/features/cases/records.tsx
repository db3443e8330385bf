/** Records of other kinds, as lines that open them. */
import type { ComplaintRow, OrderRow, ReturnRow } from '../../api/bindings.gen';
import { DateCell, DueCell } from '../../components/DateCell';
import { grouped, money } from '../../components/format';
import { Section } from '../../components/Section';
import { Tag, toneOf } from '../../components/Tag';
import { label, t } from '../../i18n';
import { useOpenRecord } from '../../shell/navigation';
import type { OpenKind } from '../../shell/navigation';

interface Line {
  id: string;
  /** Whose it is, where the lines are of many people. */
  who?: string | null;
  at: string | null;
  due?: boolean;
  title: string;
  group: string;
  code: string;
  end: string;
}

function Lines({ kind, title, lines }: { kind: OpenKind; title: string; lines: readonly Line[] }) {
  const open = useOpenRecord();
  if (lines.length === 0) return null;
  return (
    <Section title={title}>
      <div className={lines[0]?.who === undefined ? 'record-lines' : 'record-lines of-many'}>
        {lines.map((line) => (
          <button key={line.id} type="button" className="record-line" onClick={() => open(kind, line.id)}>
            <span>
              <Tag tone={toneOf(line.group, line.code)}>{label(line.group, line.code)}</Tag>
            </span>
            {line.who !== undefined && <b className="record-who cut">{line.who ?? t('grid.none')}</b>}
            <span className="cut" title={line.title}>
              {line.title}
            </span>
            <span className="record-end">{line.end}</span>
            <small className="muted">
              {line.at !== null && (line.due === true ? <DueCell at={line.at} /> : <DateCell at={line.at} />)}
            </small>
          </button>
        ))}
      </div>
    </Section>
  );
}

export function OrderLines({ orders, total }: { orders: readonly OrderRow[]; total: number }) {
  const lines = orders.map((row) => ({
    id: row.id,
    at: row.ordered_at,
    title: row.title ?? grouped(row.order_no),
    group: 'order_status',
    code: row.status,
    end: money(row.paid),
  }));
  return <Lines kind="order" title={t('case.orders_of', { n: total })} lines={lines} />;
}

/** `toDo`: many people's, with what is due; otherwise one customer's or order's, with when they came. */
export function ReturnLines({ returns, toDo = false }: { returns: readonly ReturnRow[]; toDo?: boolean }) {
  const lines = returns.map((row) => ({
    id: row.id,
    title: `${label('return_kind', row.kind)} · ${label('reason', row.reason)}`,
    group: 'return_headline',
    code: row.headline,
    end: money(row.refund_due),
    ...whenOf(row, toDo),
  }));
  return <Lines kind="return" title={t('nav.returns')} lines={lines} />;
}

export function ComplaintLines(props: { complaints: readonly ComplaintRow[]; toDo?: boolean }) {
  const { complaints, toDo = false } = props;
  const lines = complaints.map((row) => ({
    id: row.id,
    title: row.subject,
    group: 'complaint_state',
    code: row.state,
    end: label('severity', row.severity),
    ...whenOf(row, toDo),
  }));
  return <Lines kind="complaint" title={t('nav.complaints')} lines={lines} />;
}

function whenOf(row: Pick<ReturnRow, 'opened_at' | 'due_at' | 'customer'>, toDo: boolean) {
  if (!toDo) return { at: row.opened_at };
  return row.due_at === null
    ? { who: row.customer, at: row.opened_at }
    : { who: row.customer, at: row.due_at, due: true };
}
