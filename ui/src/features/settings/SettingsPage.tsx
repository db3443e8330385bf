import { t } from '../../i18n';
import { Page } from '../../shell/Page';

export default function SettingsPage() {
  return (
    <Page title={t('nav.settings')}>
      <div className="page-body" />
    </Page>
  );
}
