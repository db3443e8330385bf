import { ImportButton } from '../../components/ImportButton';
import { t } from '../../i18n';
import { Page } from '../../shell/Page';

export default function WelcomePage() {
  return (
    <Page title={t('app.name')}>
      <div className="page-body">
        <ImportButton />
      </div>
    </Page>
  );
}
