/** The book cannot be opened: which of the many reasons, and what to do about it. */
import { write } from '../api/mutations';
import { explain } from '../api/errors';
import type { Failure } from '../api/errors';
import { queryClient } from '../api/queries';
import { EmptyState } from '../components/EmptyState';
import { t } from '../i18n';
import { ids } from '../testids';
import { toastFailure } from './undo';

export function BookFailed({ failure }: { failure: Failure }) {
  const demo = () =>
    write('book_open', { which: 'demo' }).then(() => queryClient.resetQueries(), toastFailure);
  return (
    <main className="page" data-testid={ids.bookFailed} data-code={failure.code}>
      <EmptyState title={t('error.book')} hint={explain(failure)}>
        <button type="button" className="button" onClick={() => void demo()}>
          {t('welcome.demo_start')}
        </button>
        <button type="button" className="button primary" onClick={() => void queryClient.resetQueries()}>
          {t('action.retry')}
        </button>
      </EmptyState>
    </main>
  );
}
