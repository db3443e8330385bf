/** What belongs to the shop and to this computer: shops, staff, language, theme, the book. */
import type { Density, Lang, Theme } from '../../api/bindings.gen';
import { usePrefs } from '../../api/prefs';
import { t } from '../../i18n';
import { Page } from '../../shell/Page';
import { ids } from '../../testids';
import { Choice, Field } from '../cases/form';
import { About } from './About';
import { BookChoice } from './BookChoice';
import { Shops } from './Shops';
import { StaffList } from './StaffList';
import { WatchedFolder } from './WatchedFolder';
import { Watermark } from './Watermark';

export default function SettingsPage() {
  return (
    <Page title={t('nav.settings')}>
      <div className="page-body">
        <div className="settings">
          <StaffList />
          <Shops />
          <Look />
          <WatchedFolder />
          <Watermark />
          <BookChoice />
          <About />
        </div>
      </div>
    </Page>
  );
}

function Look() {
  const { prefs, save } = usePrefs();
  if (prefs === undefined) return null;
  return (
    <section className="bench-panel stack">
      <h2>{t('settings.look')}</h2>
      <Field choice name={t('settings.language')}>
        <Choice<Lang>
          group="lang"
          testid={ids.settingsLang}
          value={prefs.lang}
          onChange={(lang) => save({ lang })}
        />
      </Field>
      <Field choice name={t('settings.theme')}>
        <Choice<Theme>
          group="theme"
          testid={ids.settingsTheme}
          value={prefs.theme}
          onChange={(theme) => save({ theme })}
        />
      </Field>
      <Field choice name={t('grid.density')}>
        <Choice<Density>
          group="density"
          testid={ids.settingsDensity}
          value={prefs.density}
          onChange={(density) => save({ density })}
        />
      </Field>
    </section>
  );
}
