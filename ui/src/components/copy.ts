/** Copying, with a word that it happened. */
import { t } from '../i18n';
import { toast } from './toasts';

async function put(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // A webview without clipboard permission still has the old command.
    const box = document.createElement('textarea');
    box.value = text;
    document.body.append(box);
    box.select();
    document.execCommand('copy');
    box.remove();
  }
}

export async function copy(text: string): Promise<void> {
  await put(text);
  toast({ text: t('action.copied', { text: text.length > 40 ? `${text.slice(0, 40)}…` : text }) });
}
