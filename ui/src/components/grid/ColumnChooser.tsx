/** Which columns, in which order, how tall the rows. */
import { usePrefs } from '../../api/prefs';
import { t } from '../../i18n';
import { ids } from '../../testids';
import { MenuButton } from '../MenuButton';
import type { Columns } from './useColumns';

export function ColumnChooser<R>({ columns }: { columns: Columns<R> }) {
  return (
    <MenuButton className="button quiet small" label={t('grid.columns')} testid={ids.gridColumns}>
      {() => <Box columns={columns} />}
    </MenuButton>
  );
}

function Box<R>({ columns }: { columns: Columns<R> }) {
  const { prefs, save } = usePrefs();
  const shown = columns.shown.map(({ key }) => key);
  const toggle = (key: string) => {
    const next = shown.includes(key) ? shown.filter((one) => one !== key) : [...shown, key];
    if (next.length > 0) columns.choose(next);
  };
  const move = (key: string, by: number) => {
    const at = shown.indexOf(key);
    const rest = shown.filter((one) => one !== key);
    rest.splice(Math.max(0, at + by), 0, key);
    columns.choose(rest);
  };
  const compact = prefs?.density === 'compact';
  return (
    <div className="chooser">
      <b>{t('grid.columns_title')}</b>
      <ul>
        {columns.all.map(({ key, title }) => (
          <li key={key} className="inline">
            <label className="inline" data-testid={ids.gridColumn(key)}>
              <input
                type="checkbox"
                className="tickbox"
                checked={columns.isShown(key)}
                onChange={() => toggle(key)}
              />
              {title}
            </label>
            {columns.isShown(key) && (
              <span className="movers">
                <button type="button" aria-label={`${title} ↑`} onClick={() => move(key, -1)}>
                  ↑
                </button>
                <button type="button" aria-label={`${title} ↓`} onClick={() => move(key, 1)}>
                  ↓
                </button>
              </span>
            )}
          </li>
        ))}
      </ul>
      <div className="inline chooser-foot">
        <button
          type="button"
          className="button small"
          data-testid={ids.gridDensity}
          onClick={() => save({ density: compact ? 'normal' : 'compact' })}
        >
          {t('grid.density')} · {compact ? t('grid.compact') : t('grid.roomy')}
        </button>
        <button type="button" className="button quiet small" onClick={columns.reset}>
          {t('grid.columns_reset')}
        </button>
      </div>
    </div>
  );
}
