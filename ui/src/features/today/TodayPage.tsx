import { t } from '../../i18n';
import { Page } from '../../shell/Page';

export default function TodayPage() {
  return (
    <Page title={t('nav.today')}>
      <div className="page-body" />
    </Page>
  );
}
