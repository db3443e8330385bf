import { useNavigate } from '@tanstack/react-router';
import { t } from '../i18n';

/** The way out of an empty screen. */
export function ImportButton() {
  const navigate = useNavigate();
  return (
    <button type="button" className="button primary" onClick={() => void navigate({ to: '/imports' })}>
      {t('imports.start')}
    </button>
  );
}
