/** Which dialog is open. Any place may open one; `Dialogs` shows it. */
import type { ListName } from '../api/bindings.gen';
import type { Query } from '../components/grid/types';
import { createStore } from '../components/store';

export interface ExportAsked {
  list: ListName;
  title: string;
  rows: number;
  query: Query;
  columns: ReadonlyArray<{ key: string; title: string }>;
  /** Whether the query is of rows that were picked one by one. */
  selected: boolean;
}

/** What a new case starts from; both may be missing. */
export interface CaseFrom {
  orderId?: string;
  customerId?: string;
}

export type Dialog =
  | { kind: 'export'; asked: ExportAsked }
  | { kind: 'new-return'; from: CaseFrom }
  | { kind: 'new-complaint'; from: CaseFrom }
  | { kind: 'new-customer' }
  | { kind: 'undo'; op: string }
  | { kind: 'keys' };

export const dialog = createStore<Dialog | null>(null);

export const closeDialog = () => dialog.set(null);
export const openExport = (asked: ExportAsked) => dialog.set({ kind: 'export', asked });
export const openNewReturn = (from: CaseFrom = {}) => dialog.set({ kind: 'new-return', from });
export const openNewComplaint = (from: CaseFrom = {}) => dialog.set({ kind: 'new-complaint', from });
export const openNewCustomer = () => dialog.set({ kind: 'new-customer' });
export const openUndo = (op: string) => dialog.set({ kind: 'undo', op });
export const openKeys = () => dialog.set({ kind: 'keys' });
