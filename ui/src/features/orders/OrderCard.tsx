/** An order with all that hangs on it, and where each value came from. */
import type { AddressView, OrderDetail } from '../../api/bindings.gen';
import { write } from '../../api/mutations';
import { useRead } from '../../api/queries';
import { copy } from '../../components/copy';
import { CopyableId } from '../../components/CopyableId';
import { DateCell } from '../../components/DateCell';
import { Drawer, WhenRead } from '../../components/Drawer';
import { Editable } from '../../components/Editable';
import { Facts } from '../../components/Facts';
import { isZero, money } from '../../components/format';
import { Masked } from '../../components/Masked';
import { Section } from '../../components/Section';
import { Tag, toneOf } from '../../components/Tag';
import { label, t } from '../../i18n';
import { openNewComplaint, openNewReturn } from '../../shell/dialogs';
import { closeRecord } from '../../shell/navigation';
import { toastFailure, toastWritten } from '../../shell/undo';
import { ids } from '../../testids';
import { BillLines } from '../bills/BillLines';
import { Contacts } from '../cases/Contacts';
import { CustomerLink } from '../cases/parties';
import { ComplaintLines, ReturnLines } from '../cases/records';
import { Tasks } from '../cases/Tasks';
import { RecordHistory } from '../history/RecordHistory';
import { Goods } from './Goods';
import { Sources } from './Sources';

export default function OrderCard({ id }: { id: string }) {
  return (
    <WhenRead result={useRead('order_show', { id })} onClose={closeRecord}>
      {(one) => <Loaded one={one} />}
    </WhenRead>
  );
}

function Loaded({ one }: { one: OrderDetail }) {
  const subject = { kind: 'order' as const, id: one.id };
  return (
    <Drawer
      onClose={closeRecord}
      title={
        <>
          <CopyableId value={one.order_no} />
          <Tag tone={toneOf('order_status', one.status)}>{label('order_status', one.status)}</Tag>
        </>
      }
      who={<Buyer one={one} />}
      foot={<Foot one={one} />}
    >
      <Goods one={one} />
      <Money one={one} />
      <Delivery one={one} />
      <Messages one={one} />
      <ReturnLines returns={one.returns} />
      <ComplaintLines complaints={one.complaints} />
      <BillLines title={t('bills.of_order')} bills={one.bills} check={one.money_check} />
      <Contacts subject={subject} interactions={one.interactions} />
      <Tasks subject={subject} tasks={one.tasks} />
      <RecordHistory record={subject} />
      <Sources sources={one.sources} />
    </Drawer>
  );
}

function Buyer({ one }: { one: OrderDetail }) {
  return (
    <>
      {one.customer_id !== null && (
        <CustomerLink customer={{ id: one.customer_id, name: one.customer ?? one.buyer ?? t('grid.none') }} />
      )}
      {one.buyer !== null && one.buyer !== one.customer && (
        <Masked text={one.buyer} masked={one.buyer_masked} />
      )}
      <span className="muted">{[label('platform', one.platform), one.shop].filter(Boolean).join(' · ')}</span>
    </>
  );
}

function Foot({ one }: { one: OrderDetail }) {
  return (
    <>
      <button
        type="button"
        className="button"
        data-testid={ids.newComplaint}
        onClick={() => openNewComplaint({ orderId: one.id })}
      >
        {t('complaints.new')}
      </button>
      <button
        type="button"
        className="button primary"
        data-testid={ids.drawerPrimary}
        onClick={() => openNewReturn({ orderId: one.id })}
      >
        {t('returns.new')}
      </button>
    </>
  );
}

function Money({ one }: { one: OrderDetail }) {
  const rows: Array<[string, string | null]> = [
    [t('orders.goods'), one.goods === null ? null : money(one.goods)],
    [t('orders.freight'), one.freight === null ? null : money(one.freight)],
    [t('orders.total'), money(one.total)],
    [t('orders.refund'), isZero(one.refund) ? null : money(one.refund)],
  ];
  return (
    <table className="sums section">
      <tbody>
        {rows.map(([name, value]) =>
          value === null ? null : (
            <tr key={name}>
              <td>{name}</td>
              <td>{value}</td>
            </tr>
          ),
        )}
        <tr className="total">
          <td>{t('orders.paid')}</td>
          <td>{money(one.paid)}</td>
        </tr>
      </tbody>
    </table>
  );
}

function addressText(address: AddressView): string {
  const { province, city, district, detail } = address;
  return [province, city, district, detail].filter(Boolean).join(' ');
}

function Delivery({ one }: { one: OrderDetail }) {
  const to = one.receiver;
  const when = (at: string | null) => (at === null ? null : <DateCell key={at} at={at} />);
  const copyAll = () =>
    to === null ? undefined : void copy([to.receiver, to.phone, addressText(to)].filter(Boolean).join(' '));
  return (
    <Section
      title={t('orders.delivery')}
      end={
        to !== null && (
          <button type="button" className="link" onClick={copyAll}>
            {t('orders.copy_address')}
          </button>
        )
      }
    >
      <Facts
        rows={[
          [t('orders.receiver'), to?.receiver],
          [
            t('orders.phone'),
            to?.phone == null ? null : <CopyableId key="phone" value={to.phone} masked={to.masked} />,
          ],
          [
            t('orders.address'),
            to === null ? null : <Masked key="address" text={addressText(to)} masked={to.masked} />,
          ],
          [t('orders.carrier'), one.carrier],
          [
            t('orders.tracking'),
            one.tracking_nos.length === 0
              ? null
              : one.tracking_nos.map((number) => <CopyableId key={number} value={number} />),
          ],
          [t('orders.ordered_at'), when(one.ordered_at)],
          [t('orders.paid_at'), when(one.paid_at)],
          [t('orders.shipped_at'), when(one.shipped_at)],
          [t('orders.confirmed_at'), when(one.confirmed_at)],
        ]}
      />
    </Section>
  );
}

function Messages({ one }: { one: OrderDetail }) {
  const save = (memo: string) =>
    write('order_edit', { id: one.id, own_memo: memo }).then(
      ({ op }) => toastWritten(t('case.note_saved'), op),
      toastFailure,
    );
  return (
    <Section title={t('orders.messages')}>
      <Facts
        rows={[
          [t('orders.buyer_message'), one.buyer_message],
          [t('orders.seller_memo'), one.seller_memo],
          [t('orders.close_reason'), one.close_reason],
        ]}
      />
      <Editable
        multiline
        value={one.own_memo ?? ''}
        label={t('orders.own_memo')}
        placeholder={t('orders.own_memo_none')}
        testid={ids.ownMemo}
        onSave={(memo) => void save(memo)}
      />
    </Section>
  );
}
