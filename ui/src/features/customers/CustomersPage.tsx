import type { ConsentSaid, CustomerRow } from '../../api/bindings.gen';
import { watched } from '../../api/jobs';
import { write } from '../../api/mutations';
import { CopyableId } from '../../components/CopyableId';
import { none, region } from '../../components/grid/cells';
import { ImportButton } from '../../components/ImportButton';
import type { MenuItems } from '../../components/Menu';
import { t } from '../../i18n';
import type { MessageKey } from '../../i18n';
import { openNewComplaint, openNewCustomer, openNewReturn } from '../../shell/dialogs';
import { askAhead, ListPage } from '../../shell/ListPage';
import type { Chosen, ListSpec } from '../../shell/ListPage';
import { toastFailure, toastWritten } from '../../shell/undo';

function Name({ row }: { row: CustomerRow }) {
  return (
    <>
      {row.name}
      {row.level !== null && <small>{row.level}</small>}
    </>
  );
}

function mark({ query }: Chosen, sms: ConsentSaid): void {
  watched('customers_consent', () => write('customers_consent', { query, sms })).then(
    ({ op, customers }) => toastWritten(t('customers.consent_noted', { n: customers }), op),
    toastFailure,
  );
}

/** What customers said to text messages, for one or for all that are selected. */
function consents(chosen: Chosen): MenuItems {
  const { count } = chosen;
  const words = (one: MessageKey, all: MessageKey) => (count === 1 ? t(one) : t(all, { n: count }));
  return [
    {
      key: 'sms-agreed',
      label: words('customers.mark_agreed', 'customers.mark_agreed_all'),
      run: () => mark(chosen, 'agreed'),
    },
    {
      key: 'sms-refused',
      label: words('customers.mark_refused', 'customers.mark_refused_all'),
      run: () => mark(chosen, 'refused'),
    },
  ];
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
    nicks: { width: 150, least: 112, text: (row) => row.nicks.join(t('list.separator')) },
    phone: {
      width: 156,
      least: 152,
      render: (row) =>
        row.phone === null ? none() : <CopyableId value={row.phone} masked={row.phone_masked} />,
    },
    region: { width: 130, least: 104, render: region },
    level: { width: 88, least: 72 },
    last_order_at: { width: 116, least: 104 },
    shop: { width: 130, least: 112, spare: 1 },
    orders: { width: 72, least: 60 },
    note: { width: 180 },
  },
  number: (row) => row.phone,
  copyNumber: 'grid.copy_phone',
  menu: (row, chosen) => [
    { key: 'new-return', label: t('returns.new'), run: () => openNewReturn({ customerId: row.id }) },
    { key: 'new-complaint', label: t('complaints.new'), run: () => openNewComplaint({ customerId: row.id }) },
    null,
    ...consents(chosen),
  ],
  primary: { label: 'customers.new', run: openNewCustomer },
  empty: { title: 'customers.empty', hint: 'customers.empty_hint', action: <ImportButton /> },
};

export const ahead = askAhead(spec);

export default function CustomersPage() {
  return <ListPage spec={spec} />;
}
