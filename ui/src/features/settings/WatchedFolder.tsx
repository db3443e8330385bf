/** Which folder of this computer is watched for files that can be imported. */
import { backend } from '../../api/backend';
import { write } from '../../api/mutations';
import { t } from '../../i18n';
import { useArrivals } from '../../shell/arrivals';
import { toastFailure } from '../../shell/undo';
import { ids } from '../../testids';

function watch(on: boolean, folder: string | null = null): void {
  write('arrivals_watch', { on, folder }).catch(toastFailure);
}

async function choose(): Promise<void> {
  const folder = await backend().pickFolder();
  if (folder !== null) watch(true, folder);
}

export function WatchedFolder() {
  const arrivals = useArrivals();
  if (arrivals === undefined) return null;
  const { folder, readable, downloads } = arrivals;
  return (
    <section className="bench-panel stack" data-testid={ids.settingsWatch}>
      <h2>{t('settings.watch')}</h2>
      <p className="muted">{t('settings.watch_hint')}</p>
      {folder !== null && (
        <p className={readable ? 'selectable' : 'selectable warn-text'} data-testid={ids.settingsWatched}>
          {t(readable ? 'arrivals.watching' : 'arrivals.gone', { folder })}
        </p>
      )}
      <div className="inline">
        {folder === null && downloads !== null && (
          <button
            type="button"
            className="button"
            data-testid={ids.settingsWatchOn}
            onClick={() => watch(true)}
          >
            {t('arrivals.turn_on')}
          </button>
        )}
        <button
          type="button"
          className="button"
          data-testid={ids.settingsWatchChoose}
          onClick={() => void choose()}
        >
          {t(folder === null ? 'settings.watch_choose' : 'settings.watch_other')}
        </button>
        {folder !== null && (
          <button
            type="button"
            className="button"
            data-testid={ids.settingsWatchOff}
            onClick={() => watch(false)}
          >
            {t('settings.watch_off')}
          </button>
        )}
      </div>
    </section>
  );
}
