import type { ComplaintRow } from '../../api/bindings.gen';
import { DueCell } from '../../components/DateCell';
import { none } from '../../components/grid/cells';
import { label, t } from '../../i18n';
import { openNewComplaint } from '../../shell/dialogs';
import { askAhead, ListPage } from '../../shell/ListPage';
import type { ListSpec } from '../../shell/ListPage';

function Due({ row }: { row: ComplaintRow }) {
  return row.due_at === null || !row.open ? none() : <DueCell at={row.due_at} />;
}

const spec: ListSpec<'complaint_list'> = {
  list: 'complaints',
  command: 'complaint_list',
  kind: 'complaint',
  title: 'nav.complaints',
  startView: 'open',
  quick: ['state', 'severity', 'kind'],
  cells: {
    due_at: { width: 138, least: 128, render: (row) => <Due row={row} /> },
    subject: { width: 320, least: 140 },
    customer: { width: 110, least: 76 },
    kind: {
      spare: 1,
      width: 92,
      least: 80,
      codes: 'complaint_kind',
      bare: true,
      render: (row) => label('complaint_kind', row.kind),
    },
    state: { width: 92, least: 76, codes: 'complaint_state' },
    severity: { width: 76, least: 64, codes: 'severity' },
    no: { width: 120, least: 98 },
    order_no: { least: 188 },
    opened_at: { spare: 2 },
    shop: { width: 150, least: 112, spare: 3 },
  },
  number: (row) => row.order_no,
  copyNumber: 'grid.copy_order_no',
  primary: { label: 'complaints.new', run: () => openNewComplaint() },
  empty: {
    title: 'complaints.empty',
    hint: 'complaints.empty_hint',
    action: <NewComplaint />,
  },
};

function NewComplaint() {
  return (
    <button type="button" className="button primary" onClick={() => openNewComplaint()}>
      {t('complaints.new')}
    </button>
  );
}

export const ahead = askAhead(spec);

export default function ComplaintsPage() {
  return <ListPage spec={spec} />;
}
