/** What each record's letter says, where the page to be printed holds letters. */
import { t } from '../../../i18n';
import { ids } from '../../../testids';
import { changeForm } from './state';
import type { Work } from './state';

export function OutLetter({ work }: { work: Work }) {
  const { letter } = work.form;
  if (letter === null) return null;
  const first = work.rows[0]?.column.header ?? '';
  return (
    <section className="section">
      <h3>{t('out.letter')}</h3>
      <p className="muted">{t('out.letter_hint', { example: `{${first}}` })}</p>
      <textarea
        className="input"
        aria-label={t('out.letter')}
        aria-invalid={work.fault !== null}
        data-testid={ids.outLetter}
        rows={Math.min(18, Math.max(10, letter.split('\n').length + 1))}
        value={letter}
        onChange={({ target }) => changeForm(work, { letter: target.value })}
      />
    </section>
  );
}
