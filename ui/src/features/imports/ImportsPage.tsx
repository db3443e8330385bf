import { t } from '../../i18n';
import { Page } from '../../shell/Page';

export default function ImportsPage() {
  return (
    <Page title={t('nav.imports')}>
      <div className="page-body" />
    </Page>
  );
}
