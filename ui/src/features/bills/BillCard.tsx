/** An entry of a money file: what moved, how it compares with its order and why, and the row it came from. */
import type { BillCard as Card, BillRow } from '../../api/bindings.gen';
import { useRead } from '../../api/queries';
import { CopyableId } from '../../components/CopyableId';
import { DateCell } from '../../components/DateCell';
import { Drawer, WhenRead } from '../../components/Drawer';
import { Facts } from '../../components/Facts';
import { money } from '../../components/format';
import { Section } from '../../components/Section';
import { Tag, toneOf } from '../../components/Tag';
import { label, t } from '../../i18n';
import { closeRecord, useOpenRecord } from '../../shell/navigation';
import { inLanguage } from '../../shell/undo';
import { ids } from '../../testids';
import { Sources } from '../orders/Sources';
import { BillLines } from './BillLines';
import { CheckSums, toneOfState } from './CheckSums';

export default function BillCard({ id }: { id: string }) {
  return (
    <WhenRead result={useRead('bill_show', { id })} onClose={closeRecord}>
      {(one) => <Loaded one={one} />}
    </WhenRead>
  );
}

function Loaded({ one }: { one: Card }) {
  const { entry, check } = one;
  return (
    <Drawer
      onClose={closeRecord}
      title={
        <>
          {money(entry.income ?? entry.expense ?? entry.amount)}
          <Tag>{label('bill_direction', entry.direction)}</Tag>
          <Tag tone={toneOf('bill_state', entry.state)}>{label('bill_state', entry.state)}</Tag>
        </>
      }
      who={<Where entry={entry} />}
    >
      <div className={toneOfState(entry.state)} data-testid={ids.billSentence}>
        {inLanguage(one.sentence)}
      </div>
      {check !== null && <CheckSums check={check} />}
      <OrderLink entry={entry} />
      <Section title={t('bills.entry')}>
        <Facts
          rows={[
            [t('bills.at'), entry.at === null ? null : <DateCell key="at" at={entry.at} />],
            [t('bills.kind'), label('bill_kind', entry.kind)],
            [t('bills.counterparty'), entry.counterparty],
            [t('bills.counter_account'), one.counter_account],
            [t('bills.what_for'), entry.title],
            [t('bills.category'), entry.category],
            [t('bills.status'), entry.status],
            [t('bills.method'), entry.method],
            [t('bills.refunded'), entry.refunded === null ? null : money(entry.refunded)],
            [t('bills.fee'), entry.fee === null ? null : money(entry.fee)],
            [t('bills.balance'), one.balance === null ? null : money(one.balance)],
            [t('bills.trade_no'), copyable(entry.trade_no)],
            [t('bills.entry_no'), copyable(one.entry_no)],
            [t('bills.merchant_no'), copyable(entry.merchant_no)],
            [t('bills.note'), entry.note],
          ]}
        />
      </Section>
      <BillLines title={t('bills.beside')} bills={one.beside} />
      <Sources sources={one.source === null ? [] : [one.source]} />
    </Drawer>
  );
}

function copyable(number: string | null) {
  return number === null ? null : <CopyableId key={number} value={number} />;
}

function Where({ entry }: { entry: BillRow }) {
  const parts = [label('bill_channel', entry.channel), label('bill_ledger', entry.ledger), entry.account];
  return <span className="muted">{parts.filter(Boolean).join(' · ')}</span>;
}

function OrderLink({ entry }: { entry: BillRow }) {
  const open = useOpenRecord();
  const { order_id, order_no } = entry;
  if (order_no === null) return null;
  return (
    <p className="section">
      {t('case.order')}{' '}
      {order_id === null ? (
        <CopyableId value={order_no} />
      ) : (
        <button
          type="button"
          className="link mono"
          data-testid={ids.linkOrder}
          onClick={() => open('order', order_id)}
        >
          {order_no}
        </button>
      )}
    </p>
  );
}
