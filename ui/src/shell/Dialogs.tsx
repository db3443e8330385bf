import { lazy, Suspense } from 'react';
import { dialog } from './dialogs';
import type { Dialog } from './dialogs';

const ExportDialog = lazy(() => import('../features/exports/ExportDialog'));
const NewReturn = lazy(() => import('../features/returns/NewReturn'));
const NewComplaint = lazy(() => import('../features/complaints/NewComplaint'));
const NewCustomer = lazy(() => import('../features/customers/NewCustomer'));
const UndoDialog = lazy(() => import('../features/history/UndoDialog'));
const KeysHelp = lazy(() => import('./KeysHelp'));

/** The one open dialog, loaded when first asked for. */
export function Dialogs() {
  const open = dialog.use();
  return open === null ? null : <Suspense>{body(open)}</Suspense>;
}

function body(open: Dialog) {
  switch (open.kind) {
    case 'export':
      return <ExportDialog asked={open.asked} />;
    case 'new-return':
      return <NewReturn from={open.from} />;
    case 'new-complaint':
      return <NewComplaint from={open.from} />;
    case 'new-customer':
      return <NewCustomer />;
    case 'undo':
      return <UndoDialog op={open.op} />;
    case 'keys':
      return <KeysHelp />;
  }
}
