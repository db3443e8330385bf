/** Import: choose or drop, look at what it would do, only then do it. */
import { useEffect } from 'react';
import { backend } from '../../api/backend';
import { explain } from '../../api/errors';
import { EmptyState } from '../../components/EmptyState';
import { JobProgress } from '../../components/JobProgress';
import { keyText, useKeys } from '../../components/keys';
import { t } from '../../i18n';
import { offered } from '../../shell/offered';
import { Page } from '../../shell/Page';
import { ids } from '../../testids';
import { NewFiles } from './Arrivals';
import { Done } from './Done';
import { PastImports } from './PastImports';
import { Preview } from './Preview';
import { look, lookAt, stage, startOver } from './state';
import type { Stage } from './state';
import { TABLES } from './tables';

async function choose(): Promise<void> {
  const paths = await backend().pickFiles(TABLES, true);
  if (paths.length > 0) await lookAt(paths);
}

/** Files that were dropped on the window are looked at as soon as this screen is there. */
function useOffered(): void {
  const paths = offered.use();
  useEffect(() => {
    if (paths.length === 0) return;
    offered.set([]);
    void lookAt(paths);
  }, [paths]);
}

export default function ImportsPage() {
  const now = stage.use();
  useOffered();
  const busy = now.at === 'looking' || now.at === 'applying';
  useKeys({ n: () => (busy ? false : void choose()) });
  return (
    <Page
      title={t('nav.imports')}
      primary={
        <button
          type="button"
          className={now.at === 'start' ? 'button primary' : 'button'}
          disabled={busy}
          data-testid={ids.importChoose}
          onClick={() => void choose()}
        >
          {t('imports.choose')} <span className="hint">{keyText('n')}</span>
        </button>
      }
    >
      <div className="page-body">
        <Body now={now} />
      </div>
    </Page>
  );
}

function Body({ now }: { now: Stage }) {
  switch (now.at) {
    case 'start':
      return (
        <div className="sheet">
          <DropHint />
          <NewFiles />
          <PastImports />
        </div>
      );
    case 'looking':
      return <JobProgress of="import_inspect" title={t('imports.looking', { n: now.wanted.paths.length })} />;
    case 'preview':
      return <Preview wanted={now.wanted} preview={now.preview} />;
    case 'applying':
      return <JobProgress of="import_apply" title={t('imports.applying')} />;
    case 'done':
      return <Done report={now.report} />;
    case 'failed':
      return (
        <EmptyState title={t('imports.failed')} hint={explain(now.failure)}>
          <button type="button" className="button" onClick={startOver}>
            {t('imports.other')}
          </button>
          <button type="button" className="button primary" onClick={() => void look(now.wanted)}>
            {t('action.retry')}
          </button>
        </EmptyState>
      );
  }
}

function DropHint() {
  return (
    <button type="button" className="drop-hint" onClick={() => void choose()}>
      <b>{t('imports.drop')}</b>
      <span className="muted">{t('imports.drop_hint')}</span>
    </button>
  );
}
