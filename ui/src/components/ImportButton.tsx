import { navigate } from '../shell/route/location';
import { t } from '../i18n';

/** The way out of an empty screen. */
export function ImportButton() {
  return (
    <button type="button" className="button primary" onClick={() => navigate({ to: '/imports' })}>
      {t('imports.start')}
    </button>
  );
}
