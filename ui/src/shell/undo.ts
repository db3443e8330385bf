/** Undo, as it is offered after every write and by Ctrl+Z. */
import { explain } from '../api/errors';
import { write } from '../api/mutations';
import { ask } from '../api/queries';
import { forget, saying, toast } from '../components/toasts';
import { language, t } from '../i18n';
import type { Text } from '../api/bindings.gen';
import { openUndo } from './dialogs';

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

export function toastUndone(op: string, what: Text): void {
  forget(op);
  toast({ text: t('undo.done', { what: inLanguage(what) }) });
}

/** Takes an operation back at once; where that is not possible, the dialog says why. */
async function undo(op: string): Promise<void> {
  try {
    const preview = await saying(t('undo.looking'), ask('undo_preview', { op }));
    if (!preview.possible) return openUndo(op);
    await saying(t('undo.busy'), write('undo', { op }));
    toastUndone(op, preview.summary);
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
