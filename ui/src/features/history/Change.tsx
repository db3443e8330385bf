/** One field, what it was and what it became. */
import type { ChangeView } from '../../api/bindings.gen';
import { hasLabel, label, t } from '../../i18n';
import { useOpenRecord } from '../../shell/navigation';
import type { OpenKind } from '../../shell/navigation';

const OPENABLE = new Set<string>(['customer', 'order', 'return', 'complaint']);

function fieldName(field: string): string {
  return hasLabel('field', field) ? label('field', field) : field;
}

export function Change({ change }: { change: ChangeView }) {
  return (
    <span className="change selectable">
      {fieldName(change.field)}{' '}
      <s className="muted">{change.old === null || change.old === '' ? t('history.empty') : change.old}</s> →{' '}
      <b>{change.new === null || change.new === '' ? t('history.empty') : change.new}</b>
    </span>
  );
}

export function ChangedRecord({ change }: { change: ChangeView }) {
  const open = useOpenRecord();
  const { record, title } = change;
  if (record === null || !OPENABLE.has(record.kind)) return title === null ? null : <span>{title}</span>;
  return (
    <button type="button" className="link" onClick={() => open(record.kind as OpenKind, record.id)}>
      {title ?? label('record_kind', record.kind)}
    </button>
  );
}
