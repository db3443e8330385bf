import type { OrderRow } from '../../api/bindings.gen';
import { CopyableId } from '../../components/CopyableId';
import { none, region } from '../../components/grid/cells';
import { ImportButton } from '../../components/ImportButton';
import { Masked } from '../../components/Masked';
import { Tag, toneOf } from '../../components/Tag';
import { label, t } from '../../i18n';
import { openNewComplaint, openNewReturn } from '../../shell/dialogs';
import { askAhead, ListPage } from '../../shell/ListPage';
import type { ListSpec } from '../../shell/ListPage';

function Status({ row }: { row: OrderRow }) {
  return (
    <span title={row.status_text ?? undefined}>
      <Tag tone={toneOf('order_status', row.status)}>{label('order_status', row.status)}</Tag>
    </span>
  );
}

const spec: ListSpec<'order_list'> = {
  list: 'orders',
  command: 'order_list',
  kind: 'order',
  title: 'nav.orders',
  startView: 'all',
  quick: ['status', 'shop', 'ordered_at'],
  cells: {
    order_no: { width: 190, least: 188 },
    ordered_at: { width: 116, least: 104 },
    status: { width: 100, codes: 'order_status', render: (row) => <Status row={row} /> },
    buyer: {
      width: 150,
      least: 112,
      spare: 1,
      render: (row) => <Masked text={row.buyer} masked={row.buyer_masked} />,
    },
    receiver: { width: 96, least: 76 },
    receiver_phone: {
      width: 156,
      least: 152,
      render: (row) =>
        row.receiver_phone === null ? (
          none()
        ) : (
          <CopyableId value={row.receiver_phone} masked={row.phone_masked} />
        ),
    },
    region: { width: 130, least: 104, spare: 2, render: region },
    tracking_no: { width: 160, least: 152, spare: 4 },
    shop: { least: 112, spare: 5 },
    title: { width: 320, least: 132 },
    quantity: { width: 60, least: 52, spare: 3 },
  },
  number: (row) => row.order_no,
  copyNumber: 'grid.copy_order_no',
  menu: (row) => [
    { key: 'new-return', label: t('returns.new'), run: () => openNewReturn({ orderId: row.id }) },
    { key: 'new-complaint', label: t('complaints.new'), run: () => openNewComplaint({ orderId: row.id }) },
  ],
  primary: { label: 'returns.new', run: () => openNewReturn() },
  empty: { title: 'orders.empty', hint: 'orders.empty_hint', action: <ImportButton /> },
};

export const ahead = askAhead(spec);

export default function OrdersPage() {
  return <ListPage spec={spec} />;
}
