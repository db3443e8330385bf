import type { CustomerRow } from '../../api/bindings.gen';
import { CopyableId } from '../../components/CopyableId';
import { none } from '../../components/grid/cells';
import { ImportButton } from '../../components/ImportButton';
import { t } from '../../i18n';
import { openNewComplaint, openNewCustomer, openNewReturn } from '../../shell/dialogs';
import { ListPage } from '../../shell/ListPage';
import type { ListSpec } from '../../shell/ListPage';

function Name({ row }: { row: CustomerRow }) {
  return (
    <>
      {row.name}
      {row.level !== null && <small>{row.level}</small>}
    </>
  );
}

const spec: ListSpec<'customer_list'> = {
  list: 'customers',
  command: 'customer_list',
  kind: 'customer',
  title: 'nav.customers',
  startView: 'all',
  quick: ['shop', 'level', 'last_order_at'],
  cells: {
    name: { width: 150, least: 110, render: (row) => <Name row={row} /> },
    nicks: { width: 150, text: (row) => row.nicks.join(t('list.separator')) },
    phone: {
      width: 150,
      least: 144,
      render: (row) =>
        row.phone === null ? none() : <CopyableId value={row.phone} masked={row.phone_masked} />,
    },
    region: { width: 130 },
    shop: { spare: 1 },
    orders: { width: 72, least: 60 },
    note: { width: 180 },
  },
  number: (row) => row.phone,
  copyNumber: 'grid.copy_phone',
  menu: (row) => [
    { key: 'new-return', label: t('returns.new'), run: () => openNewReturn({ customerId: row.id }) },
    { key: 'new-complaint', label: t('complaints.new'), run: () => openNewComplaint({ customerId: row.id }) },
  ],
  primary: { label: 'customers.new', run: openNewCustomer },
  empty: { title: 'customers.empty', hint: 'customers.empty_hint', action: <ImportButton /> },
};

export default function CustomersPage() {
  return <ListPage spec={spec} />;
}
