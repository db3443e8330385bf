/** What the money files say, entry by entry, and how it compares with the orders. */
import { navigate } from '../../shell/route/location';
import { useMemo } from 'react';
import type { BillRow } from '../../api/bindings.gen';
import { none } from '../../components/grid/cells';
import { money } from '../../components/format';
import { ImportButton } from '../../components/ImportButton';
import { MoneyCell } from '../../components/MoneyCell';
import { label, t } from '../../i18n';
import { askAhead, ListPage } from '../../shell/ListPage';
import type { ListSpec } from '../../shell/ListPage';
import { useOpenRecord } from '../../shell/navigation';

function Difference({ row }: { row: BillRow }) {
  if (row.difference === null) return none();
  return (
    <span className="bad-text">
      <MoneyCell money={row.difference} />
    </span>
  );
}

/** What is neither income nor expense is seen all the same, in grey, and not added up. */
function Income({ row }: { row: BillRow }) {
  if (row.income !== null) return <MoneyCell money={row.income} />;
  if (row.direction !== 'neutral') return none();
  return (
    <span className="muted" title={label('bill_direction', row.direction)}>
      ({money(row.amount)})
    </span>
  );
}

const base: Omit<ListSpec<'bill_list'>, 'primary' | 'menu'> = {
  list: 'bills',
  command: 'bill_list',
  kind: 'bill',
  title: 'nav.bills',
  startView: 'all',
  quick: ['state', 'direction', 'channel', 'at'],
  cells: {
    at: { width: 120, least: 96 },
    state: { width: 104, least: 92, codes: 'bill_state' },
    channel: {
      width: 84,
      least: 72,
      codes: 'bill_channel',
      bare: true,
      spare: 2,
      render: (row) => label('bill_channel', row.channel),
    },
    kind: {
      width: 76,
      least: 64,
      codes: 'bill_kind',
      bare: true,
      spare: 3,
      render: (row) => label('bill_kind', row.kind),
    },
    direction: { width: 84, codes: 'bill_direction' },
    ledger: {
      width: 100,
      codes: 'bill_ledger',
      bare: true,
      render: (row) => label('bill_ledger', row.ledger),
    },
    income: { width: 104, least: 88, render: (row) => <Income row={row} /> },
    expense: { width: 104, least: 88 },
    difference: { width: 96, least: 84, render: (row) => <Difference row={row} /> },
    counterparty: { width: 130, least: 84, spare: 1 },
    title: { width: 200, least: 120 },
    order_no: { width: 190, least: 188 },
    status: { width: 110, spare: 4 },
  },
  number: (row) => row.trade_no ?? row.order_no,
  copyNumber: 'bills.copy_trade_no',
  empty: { title: 'bills.empty', hint: 'bills.empty_hint', action: <ImportButton /> },
};

export const ahead = askAhead(base);

export default function BillsPage() {
  const open = useOpenRecord();
  const spec = useMemo<ListSpec<'bill_list'>>(
    () => ({
      ...base,
      primary: { label: 'bills.import', run: () => navigate({ to: '/imports' }) },
      menu: ({ order_id }) =>
        order_id === null
          ? []
          : [{ key: 'open-order', label: t('bills.open_order'), run: () => open('order', order_id) }],
    }),
    [open],
  );
  return <ListPage spec={spec} />;
}
