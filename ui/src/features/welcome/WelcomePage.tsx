/** The first screen of an empty book: bring the orders in, or look at a demo first. */
import { navigate } from '../../shell/route/location';
import { useState } from 'react';
import { backend } from '../../api/backend';
import { write } from '../../api/mutations';
import { keyText } from '../../components/keys';
import { t } from '../../i18n';
import { offered } from '../../shell/offered';
import { Page } from '../../shell/Page';
import { toastFailure } from '../../shell/undo';
import { ids } from '../../testids';
import { TABLES } from '../imports/tables';

export default function WelcomePage() {
  return (
    <Page title={t('welcome.title')}>
      <div className="page-body">
        <div className="welcome">
          <h2>{t('welcome.lead')}</h2>
          <div className="welcome-ways">
            <ImportWay />
            <DemoWay />
          </div>
          <ul className="welcome-hints">
            <li>{t('welcome.hint_local')}</li>
            <li>{t('welcome.hint_undo')}</li>
            <li>
              <kbd>{keyText('mod+k')}</kbd> {t('welcome.hint_search')}
            </li>
          </ul>
        </div>
      </div>
    </Page>
  );
}

function ImportWay() {
  const choose = async () => {
    const paths = await backend().pickFiles(TABLES, true);
    if (paths.length === 0) return;
    offered.set(paths);
    navigate({ to: '/imports' });
  };
  return (
    <section className="welcome-way">
      <h3>{t('welcome.import')}</h3>
      <p>{t('welcome.import_hint')}</p>
      <button
        type="button"
        className="button primary"
        data-testid={ids.welcomeImport}
        onClick={() => void choose()}
      >
        {t('imports.start')}
      </button>
      <small className="muted">{t('welcome.drop')}</small>
    </section>
  );
}

function DemoWay() {
  const [busy, setBusy] = useState(false);
  const look = async () => {
    setBusy(true);
    try {
      await write('book_open', { which: 'demo' });
      navigate({ to: '/', replace: true });
    } catch (error) {
      toastFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="welcome-way">
      <h3>{t('welcome.demo')}</h3>
      <p>{t('welcome.demo_hint')}</p>
      <button
        type="button"
        className="button"
        disabled={busy}
        data-testid={ids.welcomeDemo}
        onClick={() => void look()}
      >
        {t(busy ? 'welcome.demo_busy' : 'welcome.demo_start')}
      </button>
      <small className="muted">{t('welcome.demo_separate')}</small>
    </section>
  );
}
