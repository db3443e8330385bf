/** Whether exported files say where they come from: a setting of the book, for everybody who works with it. */
import { write } from '../../api/mutations';
import { useRead } from '../../api/queries';
import { t } from '../../i18n';
import { toastFailure, toastWritten } from '../../shell/undo';
import { ids } from '../../testids';

export function Watermark() {
  const settings = useRead('book_settings', {}).data;
  if (settings === undefined) return null;
  const set = (watermark: boolean) =>
    write('book_settings_set', { watermark }).then(
      ({ op }) => toastWritten(t(watermark ? 'settings.watermark_on' : 'settings.watermark_off'), op),
      toastFailure,
    );
  return (
    <section className="bench-panel stack">
      <h2>{t('settings.exports')}</h2>
      <label className="inline">
        <input
          type="checkbox"
          className="tickbox"
          data-testid={ids.settingsWatermark}
          checked={settings.watermark}
          onChange={({ target }) => void set(target.checked)}
        />
        {t('settings.watermark')}
      </label>
      <p className="muted">{t('settings.watermark_hint')}</p>
      <p className="muted">{t('settings.watermark_limits')}</p>
    </section>
  );
}
