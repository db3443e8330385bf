/** The format file itself, for those who would rather write it. */
import { t } from '../../../i18n';
import { ids } from '../../../testids';
import { change } from './state';
import type { Work } from './state';

export function OutText({ work, text }: { work: Work; text: string }) {
  const lines = Math.min(32, Math.max(14, text.split('\n').length + 1));
  return (
    <section className="section">
      <h3>{t('out.text')}</h3>
      <p className="muted">{t('out.text_hint')}</p>
      <textarea
        className="input format-text"
        aria-label={t('out.text')}
        aria-invalid={work.fault !== null}
        data-testid={ids.outText}
        spellCheck={false}
        rows={lines}
        value={text}
        onChange={({ target }) => change({ text: target.value })}
      />
    </section>
  );
}
