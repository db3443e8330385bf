import { t } from '../../i18n';
import { Page } from '../../shell/Page';

export default function HistoryPage() {
  return (
    <Page title={t('nav.history')}>
      <div className="page-body" />
    </Page>
  );
}
