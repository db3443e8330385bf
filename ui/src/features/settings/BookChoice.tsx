/** Which book is open: one's own, or the demo, which never mix. */
import { navigate } from '../../shell/route/location';
import { useState } from 'react';
import { write } from '../../api/mutations';
import { useRead } from '../../api/queries';
import { t } from '../../i18n';
import { toastFailure } from '../../shell/undo';
import { ids } from '../../testids';

export function BookChoice() {
  const status = useRead('app_status', {}).data;
  const [busy, setBusy] = useState(false);
  if (status === undefined) return null;
  const other = status.demo ? 'own' : 'demo';
  const change = async () => {
    setBusy(true);
    try {
      await write('book_open', { which: other });
      navigate({ to: '/' });
    } catch (error) {
      toastFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="bench-panel stack">
      <h2>{t('settings.book')}</h2>
      <p className="muted">{t(status.demo ? 'settings.book_is_demo' : 'settings.book_is_own')}</p>
      <div>
        <button
          type="button"
          className="button"
          disabled={busy}
          data-testid={ids.settingsBook}
          onClick={() => void change()}
        >
          {t(status.demo ? 'settings.open_own' : 'settings.open_demo')}
        </button>
      </div>
    </section>
  );
}
