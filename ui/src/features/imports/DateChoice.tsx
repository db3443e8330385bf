/** Which part of a date is the month, where a file does not tell: a guess would put orders into the wrong month. */
import type { FilePreview } from '../../api/bindings.gen';
import { t } from '../../i18n';
import { ids } from '../../testids';
import { look } from './state';
import type { Wanted } from './state';

export function DateChoice({ wanted, file }: { wanted: Wanted; file: FilePreview }) {
  if (wanted.dates !== null || !file.problems.some(({ code }) => code === 'date_ambiguous')) return null;
  return (
    <div className="verdict warn" role="group">
      <b>{t('imports.dates')}</b>
      <div className="choice">
        {(['mdy', 'dmy'] as const).map((dates) => (
          <button
            key={dates}
            type="button"
            className="chip"
            data-testid={ids.importDates(dates)}
            onClick={() => void look({ ...wanted, dates })}
          >
            {t(`imports.dates_${dates}`)}
          </button>
        ))}
      </div>
    </div>
  );
}
