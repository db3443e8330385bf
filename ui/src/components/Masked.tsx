import { t } from '../i18n';
import { none } from './grid/cells';

/** A name that the platform may have masked: greyed then, and said to be so. */
export function Masked({ text, masked }: { text: string | null; masked: boolean }) {
  if (text === null || text === '') return none();
  if (!masked) return text;
  return (
    <span className="muted" title={t('grid.masked_hint')}>
      {text}
      <small>{t('grid.masked')}</small>
    </span>
  );
}
