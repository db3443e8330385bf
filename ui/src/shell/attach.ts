/** Images of cases: which files are some, and how they get to their case. */
import type { RecordKind } from '../api/bindings.gen';
import { write } from '../api/mutations';
import { createStore } from '../components/store';
import { t } from '../i18n';
import { toastFailure, toastWritten } from './undo';

export const IMAGES = { name: 'png · jpeg · webp · gif', extensions: ['png', 'jpg', 'jpeg', 'webp', 'gif'] };

/** Images that were dropped over the form of a new case and wait for it to take them. */
export const offeredImages = createStore<readonly string[]>([]);

export function areImages(paths: readonly string[]): boolean {
  const endings = paths.map((path) => path.toLowerCase().split('.').at(-1) ?? '');
  return endings.length > 0 && endings.every((ending) => IMAGES.extensions.includes(ending));
}

export async function attach(
  owner: { kind: RecordKind; id: string },
  paths: readonly string[],
): Promise<void> {
  try {
    for (const path of paths) {
      const { op } = await write('attachment_add', { owner_kind: owner.kind, owner_id: owner.id, path });
      toastWritten(t('case.attached'), op);
    }
  } catch (error) {
    toastFailure(error);
  }
}
