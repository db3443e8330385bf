/** Who works here, and who is at this computer now: every step is noted under that name. */
import type { StaffView } from '../../api/bindings.gen';
import { write } from '../../api/mutations';
import { useRead } from '../../api/queries';
import { Editable } from '../../components/Editable';
import { t } from '../../i18n';
import { toastFailure, toastWritten } from '../../shell/undo';
import { ids } from '../../testids';
import { AddName } from './AddName';

function select(id: string | null): void {
  write('staff_select', { id }).catch(toastFailure);
}

function save(request: { id?: string; name: string; archived?: boolean }): void {
  write('staff_save', request).then(({ op }) => toastWritten(t('settings.saved'), op), toastFailure);
}

export function StaffList() {
  const staff = (useRead('staff_list', {}).data ?? []).filter(({ archived }) => !archived);
  return (
    <section className="bench-panel stack">
      <h2>{t('settings.staff')}</h2>
      <p className="muted">{t('settings.staff_hint')}</p>
      <div>
        {staff.map((one) => (
          <Line key={one.id} one={one} />
        ))}
      </div>
      <AddName
        placeholder={t('settings.staff_add')}
        testid={ids.settingsStaffAdd}
        onAdd={(name) => save({ name })}
      />
    </section>
  );
}

function Line({ one }: { one: StaffView }) {
  return (
    <div className="settings-line" data-testid={ids.settingsStaff}>
      <label className="inline">
        <input
          type="radio"
          name="staff"
          className="tickbox"
          checked={one.current}
          onChange={() => select(one.id)}
        />
        {one.current && <span className="muted small">{t('settings.on_duty')}</span>}
      </label>
      <Editable
        value={one.name}
        label={t('customers.name')}
        placeholder={t('customers.name_none')}
        onSave={(name) => save({ id: one.id, name })}
      />
      <span className="spacer" />
      <button
        type="button"
        className="link"
        onClick={() => save({ id: one.id, name: one.name, archived: true })}
      >
        {t('action.remove')}
      </button>
    </div>
  );
}
