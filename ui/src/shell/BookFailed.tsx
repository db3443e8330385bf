/** The book cannot be opened: which of the many reasons, and what to do about it. */
import { backend } from '../api/backend';
import { write } from '../api/mutations';
import { detailOf, explain } from '../api/errors';
import type { Failure } from '../api/errors';
import { queryClient } from '../api/queries';
import { copy } from '../components/copy';
import { EmptyState } from '../components/EmptyState';
import { toast } from '../components/toasts';
import { t } from '../i18n';
import { ids } from '../testids';
import { toastFailure } from './undo';

function showFolder(): void {
  backend()
    .showFolder()
    .catch(() => toast({ text: t('error.title'), detail: t('error.no_file_manager'), tone: 'bad' }));
}

export function BookFailed({ failure }: { failure: Failure }) {
  const demo = () =>
    write('book_open', { which: 'demo' }).then(() => queryClient.resetQueries(), toastFailure);
  return (
    <main className="page" data-testid={ids.bookFailed} data-code={failure.code}>
      <EmptyState title={t('error.book')} hint={explain(failure)}>
        <Where path={detailOf(failure, 'book')} />
        <button type="button" className="button" data-testid={ids.bookFolder} onClick={showFolder}>
          {t('error.show_folder')}
        </button>
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

/** Which file it is: somebody may have to move, mend or replace it. */
function Where({ path }: { path: string | null }) {
  if (path === null) return null;
  return (
    <button
      type="button"
      className="mono selectable book-path"
      title={t('grid.copy_hint')}
      data-testid={ids.bookPath}
      onClick={() => void copy(path)}
    >
      {path}
    </button>
  );
}
