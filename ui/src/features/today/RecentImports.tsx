import type { ImportView } from '../../api/bindings.gen';
import { near } from '../../components/dates';
import { t } from '../../i18n';

export function RecentImports({ imports }: { imports: readonly ImportView[] }) {
  if (imports.length === 0) return <p className="muted">{t('today.no_imports')}</p>;
  return imports.map((one) => (
    <p key={one.op} className="import-line">
      <span className="cut" title={one.files.join('\n')}>
        {one.files.join(t('list.separator'))}
      </span>
      <small className="muted">
        {t('today.import_rows', { at: near(one.at), rows: one.rows })}
        {one.undone_by !== null && ` · ${t('history.undone')}`}
      </small>
    </p>
  ));
}
