/** A screen that failed to draw, and an address that leads nowhere: what happened and the way on. */
import { Link } from './route/Link';
import { EmptyState } from '../components/EmptyState';
import { t } from '../i18n';
import { ids } from '../testids';

export function Broken({ error, reset }: { error: unknown; reset: () => void }) {
  return (
    <main className="page" data-testid={ids.broken}>
      <EmptyState title={t('error.screen')} hint={t('error.screen_hint')}>
        <button type="button" className="button primary" onClick={reset}>
          {t('action.retry')}
        </button>
        <code className="mono muted selectable">
          {error instanceof Error ? error.message : String(error)}
        </code>
      </EmptyState>
    </main>
  );
}

export function Nowhere() {
  return (
    <main className="page">
      <EmptyState title={t('error.nowhere')}>
        <Link to="/today">{t('nav.today')}</Link>
      </EmptyState>
    </main>
  );
}
