import { useState } from 'react';
import type { ShopView } from '../../api/bindings.gen';
import { write } from '../../api/mutations';
import { useRead } from '../../api/queries';
import { Modal } from '../../components/Modal';
import { t } from '../../i18n';
import { closeDialog } from '../../shell/dialogs';
import { useOpenRecord } from '../../shell/navigation';
import { toastWritten } from '../../shell/undo';
import { ids } from '../../testids';
import { Field, Form } from '../cases/form';

const EMPTY = { name: '', phone: '', level: '', note: '', shop: '' };

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

export default function NewCustomer() {
  const [draft, setDraft] = useState(EMPTY);
  const shops = useRead('shop_list', {}).data ?? [];
  const open = useOpenRecord();
  const set = (part: Partial<typeof EMPTY>) => setDraft((now) => ({ ...now, ...part }));
  const submit = async () => {
    const { op, id } = await write('customer_create', {
      name: draft.name.trim(),
      phone: orNull(draft.phone),
      level: orNull(draft.level),
      note: orNull(draft.note),
      shop_id: orNull(draft.shop === '' && shops.length > 1 ? (shops[0]?.id ?? '') : draft.shop),
    });
    closeDialog();
    toastWritten(t('customers.created', { name: draft.name.trim() }), op);
    open('customer', id);
  };
  const text = (key: 'name' | 'phone' | 'level' | 'note') => ({
    className: 'input',
    value: draft[key],
    'data-testid': ids.field(key),
    onChange: (event: { target: { value: string } }) => set({ [key]: event.target.value }),
  });
  return (
    <Modal title={t('customers.new')} onClose={closeDialog}>
      <Form
        onSubmit={submit}
        foot={
          <>
            {' '}
            <button type="submit" className="button primary" data-testid={ids.formSubmit}>
              {t('customers.new')}
            </button>
          </>
        }
      >
        <Field name={t('customers.name')}>
          <input {...text('name')} required />
        </Field>
        <Field name={t('orders.phone')}>
          <input {...text('phone')} inputMode="tel" />
        </Field>
        <ShopField shops={shops} value={draft.shop} onChange={(shop) => set({ shop })} />
        <Field name={t('customers.level')}>
          <input {...text('level')} />
        </Field>
        <Field name={t('case.note')}>
          <textarea {...text('note')} />
        </Field>
      </Form>
    </Modal>
  );
}

function ShopField(props: { shops: readonly ShopView[]; value: string; onChange: (shop: string) => void }) {
  if (props.shops.length < 2) return null;
  return (
    <Field name={t('customers.shop')}>
      <select className="input" value={props.value} onChange={(event) => props.onChange(event.target.value)}>
        {props.shops.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
}
