/** What the watermark does to the file that is about to be written, said before it is. */
import { useRead } from '../../api/queries';
import { t } from '../../i18n';
import { ids } from '../../testids';

/** `on` a list of ours, `fixed` a workbook for others, `page` a page of labels, `none` a text. */
export type MarkKind = 'on' | 'fixed' | 'page' | 'none';

export function MarkNote({ kind }: { kind: MarkKind }) {
  const settings = useRead('book_settings', {}).data;
  if (settings === undefined) return null;
  return (
    <p className="muted small" data-testid={ids.exportMark}>
      {t(settings.watermark ? `exports.mark_${kind}` : 'exports.mark_off')}
    </p>
  );
}
