import type { ReturnRow } from '../../api/bindings.gen';
import { DueCell } from '../../components/DateCell';
import { none } from '../../components/grid/cells';
import { Tag, toneOf } from '../../components/Tag';
import { label, t } from '../../i18n';
import { openNewReturn } from '../../shell/dialogs';
import { askAhead, ListPage } from '../../shell/ListPage';
import type { ListSpec } from '../../shell/ListPage';

function Current({ row }: { row: ReturnRow }) {
  const flags = row.flags.filter((flag) => flag !== 'overdue' && flag !== 'due_soon');
  return (
    <>
      <Tag tone={toneOf('return_headline', row.headline)}>{label('return_headline', row.headline)}</Tag>
      {flags.map((flag) => (
        <small key={flag}>{label('return_flag', flag)}</small>
      ))}
    </>
  );
}

function Due({ row }: { row: ReturnRow }) {
  return row.due_at === null || !row.open ? none() : <DueCell at={row.due_at} />;
}

/** What is due first is worked first. */
const OPEN_VIEWS = new Set(['open', 'waiting_me', 'waiting_buyer']);

const spec: ListSpec<'return_list'> = {
  list: 'returns',
  command: 'return_list',
  kind: 'return',
  title: 'nav.returns',
  startView: 'waiting_me',
  workOrder: (view) => (OPEN_VIEWS.has(view) ? { field: 'due_at', desc: false } : undefined),
  quick: ['kind', 'shop', 'reason'],
  cells: {
    due_at: { width: 138, least: 128, render: (row) => <Due row={row} /> },
    customer: { width: 110, least: 76 },
    kind: {
      width: 92,
      least: 80,
      codes: 'return_kind',
      bare: true,
      render: (row) => label('return_kind', row.kind),
    },
    headline: { width: 120, least: 96, codes: 'return_headline', render: (row) => <Current row={row} /> },
    reason: {
      width: 100,
      least: 88,
      codes: 'reason',
      bare: true,
      render: (row) => label('reason', row.reason),
    },
    no: { width: 120, least: 98 },
    order_no: { least: 188 },
    shop: { width: 150, least: 112 },
  },
  number: (row) => row.order_no,
  copyNumber: 'grid.copy_order_no',
  primary: { label: 'returns.new', run: () => openNewReturn() },
  empty: {
    title: 'returns.empty',
    hint: 'returns.empty_hint',
    action: <NewReturn />,
  },
};

function NewReturn() {
  return (
    <button type="button" className="button primary" onClick={() => openNewReturn()}>
      {t('returns.new')}
    </button>
  );
}

export const ahead = askAhead(spec);

export default function ReturnsPage() {
  return <ListPage spec={spec} />;
}
