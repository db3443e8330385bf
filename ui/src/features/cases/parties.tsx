/** Who and which order a case is about, each a way to the record. */
import type { CaseCustomer, CaseOrder } from '../../api/bindings.gen';
import { CopyableId } from '../../components/CopyableId';
import { t } from '../../i18n';
import { useOpenRecord } from '../../shell/navigation';
import { ids } from '../../testids';

export function CustomerLink({
  customer,
}: {
  customer: Pick<CaseCustomer, 'id' | 'name'> & { level?: string | null };
}) {
  const open = useOpenRecord();
  return (
    <span>
      <button
        type="button"
        className="link"
        data-testid={ids.linkCustomer}
        onClick={() => open('customer', customer.id)}
      >
        {customer.name}
      </button>
      {customer.level != null && <small className="muted"> {customer.level}</small>}
    </span>
  );
}

function OrderLink({ order }: { order: Pick<CaseOrder, 'id' | 'order_no'> }) {
  const open = useOpenRecord();
  return (
    <span>
      <button
        type="button"
        className="link"
        data-testid={ids.linkOrder}
        onClick={() => open('order', order.id)}
      >
        {t('case.order')}
      </button>{' '}
      <CopyableId value={order.order_no} />
    </span>
  );
}

export function Parties(props: {
  customer: CaseCustomer | null;
  order: CaseOrder | null;
  shop: string | null;
}) {
  const { customer, order, shop } = props;
  return (
    <>
      {customer !== null && <CustomerLink customer={customer} />}
      {customer?.phone != null && <CopyableId value={customer.phone} masked={customer.phone_masked} />}
      {order !== null && <OrderLink order={order} />}
      {shop !== null && <span className="muted">{shop}</span>}
    </>
  );
}
