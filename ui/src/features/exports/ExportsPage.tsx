import { t } from '../../i18n';
import { Page } from '../../shell/Page';

export default function ExportsPage() {
  return (
    <Page title={t('nav.exports')}>
      <div className="page-body" />
    </Page>
  );
}
