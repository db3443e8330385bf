/** Phones and addresses, each copied by a click, more added by pasting. */
import { useState } from 'react';
import type { AddressView, CustomerCard, PhoneView } from '../../api/bindings.gen';
import { write } from '../../api/mutations';
import { copy } from '../../components/copy';
import { CopyableId } from '../../components/CopyableId';
import { Section } from '../../components/Section';
import { label, t } from '../../i18n';
import { toastFailure, toastWritten } from '../../shell/undo';
import { ids } from '../../testids';

export function Reach({ card }: { card: CustomerCard }) {
  const addPhone = (number: string) =>
    write('phone_add', { customer_id: card.id, number }).then(
      ({ op }) => toastWritten(t('customers.phone_added'), op),
      toastFailure,
    );
  const addAddress = (text: string) =>
    write('address_add', { customer_id: card.id, text }).then(
      ({ op }) => toastWritten(t('customers.address_added'), op),
      toastFailure,
    );
  return (
    <Section title={t('customers.reach')}>
      {card.phones.map((phone) => (
        <Phone key={phone.id} phone={phone} />
      ))}
      <AddLine
        placeholder={t('customers.phone_add')}
        testid={ids.phoneAdd}
        onAdd={(text) => void addPhone(text)}
      />
      {card.addresses.map((address) => (
        <Address key={address.id} address={address} />
      ))}
      <AddLine
        placeholder={t('customers.address_add')}
        testid={ids.addressAdd}
        onAdd={(text) => void addAddress(text)}
      />
    </Section>
  );
}

function Phone({ phone }: { phone: PhoneView }) {
  const masked = phone.kind === 'masked' || phone.kind === 'virtual';
  return (
    <p className="reach-line">
      <CopyableId value={phone.number} masked={masked} />
      <small className="muted">{phone.kind !== 'mobile' && !masked && label('phone_kind', phone.kind)}</small>
    </p>
  );
}

function Address({ address }: { address: AddressView }) {
  const { province, city, district, detail, receiver, phone } = address;
  const text = [province, city, district, detail].filter(Boolean).join(' ');
  return (
    <div className="reach-line">
      <button
        type="button"
        className={address.masked ? 'selectable muted' : 'selectable'}
        title={t('grid.copy_hint')}
        onClick={() => void copy([receiver, phone, text].filter(Boolean).join(' '))}
      >
        {text}
        {address.masked && <small className="muted"> {t('grid.masked')}</small>}
      </button>
      <span className="reach-who muted">
        {receiver}
        {phone !== null && <CopyableId value={phone} masked={address.masked} />}
      </span>
    </div>
  );
}

function AddLine(props: { placeholder: string; testid: string; onAdd: (text: string) => void }) {
  const [text, setText] = useState('');
  const add = () => {
    if (text.trim() === '') return;
    props.onAdd(text.trim());
    setText('');
  };
  return (
    <input
      className="input quiet"
      data-testid={props.testid}
      placeholder={props.placeholder}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) add();
      }}
    />
  );
}
