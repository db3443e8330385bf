/** Undo, as it is offered after every write and by Ctrl+Z. */
import { explain, toFailure } from '../api/errors';
import { watched } from '../api/jobs';
import { write } from '../api/mutations';
import { ask } from '../api/queries';
import { createStore } from '../components/store';
import { forget, saying, toast } from '../components/toasts';
import { language, t } from '../i18n';
import type { Text } from '../api/bindings.gen';
import { closeDialog, dialog, openUndo } from './dialogs';

export function inLanguage(text: Text): string {
  return language() === 'en' ? text.en : text.zh;
}

/** Says what went wrong and what to do. */
export function toastFailure(error: unknown): void {
  toast({ text: t('error.title'), detail: explain(error), tone: 'bad' });
}

/** Says what was written, with the way back. */
export function toastWritten(text: string, op: string): void {
  toast({ text, op, action: { label: t('action.undo'), run: () => void undo(op) } });
}

/** The operation that is being taken back, if one is; `long` once somebody would wonder. */
export const undoing = createStore<{ op: string; what: Text; long: boolean } | null>(null);

const PATIENCE = 500;

/** What takes long is shown in the dialog, where it can be stopped; another dialog is not pushed away. */
function showLong(op: string, what: Text): void {
  undoing.set({ op, what, long: true });
  if (dialog.get() === null) openUndo(op);
}

/** Takes an operation back, unless one is being taken back already. */
export async function takeBack(op: string, what: Text): Promise<void> {
  if (undoing.get() !== null) return;
  undoing.set({ op, what, long: false });
  // A dialog that asked stays where nothing came of it; one that only showed how far it was goes.
  const asked = isAbout(op);
  const timer = setTimeout(() => showLong(op, what), PATIENCE);
  let done = false;
  try {
    await watched('undo', () => write('undo', { op }));
    done = true;
    forget(op);
    toast({ text: t('undo.done', { what: inLanguage(what) }) });
  } catch (error) {
    if (toFailure(error).code === 'cancelled') toast({ text: t('undo.stopped') });
    else toastFailure(error);
  } finally {
    clearTimeout(timer);
    undoing.set(null);
    if (isAbout(op) && (done || !asked)) closeDialog();
  }
}

/** Whether the open dialog is about taking back that operation. */
function isAbout(op: string): boolean {
  const open = dialog.get();
  return open?.kind === 'undo' && open.op === op;
}

/** Takes an operation back at once; where that is not possible, the dialog says why. */
async function undo(op: string): Promise<void> {
  try {
    const preview = await saying(t('undo.looking'), ask('undo_preview', { op }));
    if (!preview.possible) return openUndo(op);
    await takeBack(op, preview.summary);
  } catch (error) {
    toastFailure(error);
  }
}

/** The newest operation that can still be taken back. */
export async function undoLast(): Promise<void> {
  try {
    const { ops } = await ask('history', { limit: 20 });
    const last = ops.find((op) => op.undoable && op.undone_by === null && op.undoes === null);
    if (last === undefined) toast({ text: t('undo.nothing') });
    else await undo(last.op);
  } catch (error) {
    toastFailure(error);
  }
}
