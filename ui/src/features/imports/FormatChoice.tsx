import type { FilePreview } from '../../api/bindings.gen';
import { useRead } from '../../api/queries';
import { t } from '../../i18n';
import { inLanguage } from '../../shell/undo';
import { ids } from '../../testids';
import { look } from './state';
import type { Wanted } from './state';

/** A person may name the format: when none or several fit, or when the guess is wrong. */
export function FormatChoice({ file, wanted }: { file: FilePreview; wanted: Wanted }) {
  const all = useRead('formats_list', {}).data ?? [];
  const near = new Set(file.candidates.map(({ key }) => key));
  const others = all.filter(({ key, direction }) => direction !== 'export' && !near.has(key));
  return (
    <label className="inline small muted">
      {t(file.format === null ? 'imports.choose_format' : 'imports.other_format')}
      <select
        className="input compact"
        data-testid={ids.importFormatChoice}
        value={wanted.format ?? ''}
        onChange={(event) =>
          void look({
            ...wanted,
            layout: null,
            format: event.target.value === '' ? null : event.target.value,
          })
        }
      >
        <option value="">{t('imports.recognise')}</option>
        {file.candidates.map(({ key, title }) => (
          <option key={key} value={key}>
            {t('imports.near_format', { title: inLanguage(title) })}
          </option>
        ))}
        {others.map(({ key, title }) => (
          <option key={key} value={key}>
            {inLanguage(title)}
          </option>
        ))}
      </select>
    </label>
  );
}
