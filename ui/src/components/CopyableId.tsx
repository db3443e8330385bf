import { t } from '../i18n';
import { copy } from './copy';
import { grouped } from './format';

/** A long number: grouped for the eye, copied whole by one click, masked ones said to be masked. */
export function CopyableId({ value, masked = false }: { value: string; masked?: boolean }) {
  return (
    <span className="copyable">
      <button
        type="button"
        tabIndex={-1}
        className={masked ? 'mono selectable muted' : 'mono selectable'}
        title={`${value} · ${t('grid.copy_hint')}`}
        onClick={(event) => {
          event.stopPropagation();
          // The second click of a double click opens the row.
          if (event.detail < 2) void copy(value);
        }}
      >
        {grouped(value)}
      </button>
      {masked && (
        <small className="muted" title={t('grid.masked_hint')}>
          {t('grid.masked')}
        </small>
      )}
    </span>
  );
}
