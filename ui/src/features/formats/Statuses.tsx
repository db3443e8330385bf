/** The words of the status column: what each means. Those that no layout knows are asked about. */
import { codesOf, label, t } from '../../i18n';
import { ids } from '../../testids';
import { change } from './state';
import type { Work } from './state';

export function Statuses({ work }: { work: Work }) {
  const read = Object.values(work.fields).includes('status');
  if (!read || work.guess.statuses.length === 0) return null;
  const set = (word: string, status: string) => {
    const { [word]: _, ...others } = work.statuses;
    change({ statuses: status === '' ? others : { ...others, [word]: status } });
  };
  return (
    <section className="section">
      <h3>{t('formats.statuses')}</h3>
      <div className="inline wrap">
        {work.guess.statuses.map(({ word }) => (
          <label key={word} className="inline" data-testid={ids.wizardStatus} data-word={word}>
            {word}
            <select
              className="input compact"
              value={work.statuses[word] ?? ''}
              onChange={(event) => set(word, event.target.value)}
            >
              <option value="">{t('formats.status_unknown')}</option>
              {codesOf('order_status').map((code) => (
                <option key={code} value={code}>
                  {label('order_status', code)}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </section>
  );
}
