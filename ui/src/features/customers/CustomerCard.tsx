/** Everything about one customer: who, how to reach, what was bought, what went wrong, what was said. */
import type { CustomerCard as Card, CustomerChanges } from '../../api/bindings.gen';
import { write } from '../../api/mutations';
import { useRead } from '../../api/queries';
import { DateCell } from '../../components/DateCell';
import { Drawer, WhenRead } from '../../components/Drawer';
import { Editable } from '../../components/Editable';
import { isZero, money } from '../../components/format';
import { Section } from '../../components/Section';
import { t } from '../../i18n';
import { openNewComplaint, openNewReturn } from '../../shell/dialogs';
import { closeRecord } from '../../shell/navigation';
import { toastFailure, toastWritten } from '../../shell/undo';
import { ids } from '../../testids';
import { Contacts } from '../cases/Contacts';
import { ComplaintLines, OrderLines, ReturnLines } from '../cases/records';
import { Tasks } from '../cases/Tasks';
import { RecordHistory } from '../history/RecordHistory';
import { Consent } from './Consent';
import { Reach } from './Reach';
import { Told } from './Told';

export default function CustomerCard({ id }: { id: string }) {
  return (
    <WhenRead result={useRead('customer_show', { id })} onClose={closeRecord}>
      {(card) => <Loaded card={card} />}
    </WhenRead>
  );
}

function edit(card: Card, changes: CustomerChanges): void {
  write('customer_edit', { id: card.id, changes }).then(
    ({ op }) => toastWritten(t('customers.saved'), op),
    toastFailure,
  );
}

function Loaded({ card }: { card: Card }) {
  const subject = { kind: 'customer' as const, id: card.id };
  return (
    <Drawer
      onClose={closeRecord}
      title={<Name card={card} />}
      who={<Who card={card} />}
      foot={<Foot card={card} />}
    >
      <Numbers card={card} />
      <Reach card={card} />
      <Told card={card} />
      <Consent card={card} onChange={(changes) => edit(card, changes)} />
      <Section title={t('case.note')}>
        <Editable
          multiline
          value={card.note ?? ''}
          label={t('case.note')}
          placeholder={t('customers.note_none')}
          testid={ids.customerNote}
          onSave={(note) => edit(card, { note })}
        />
      </Section>
      <ReturnLines returns={card.returns} />
      <ComplaintLines complaints={card.complaints} />
      <OrderLines orders={card.orders} total={card.orders_total} />
      <Contacts subject={subject} interactions={card.interactions} />
      <Tasks subject={subject} tasks={card.tasks} />
      <RecordHistory record={subject} />
    </Drawer>
  );
}

/** A name that a person corrected keeps the file's beside it. */
function Name({ card }: { card: Card }) {
  const { name } = card;
  const corrected = name.own !== null && name.source !== null && name.own !== name.source;
  return (
    <>
      <Editable
        value={name.value ?? ''}
        label={t('customers.name')}
        placeholder={t('customers.name_none')}
        testid={ids.customerName}
        onSave={(value) => edit(card, { name: value })}
      />
      {corrected && <small className="muted">{t('customers.file_says', { text: name.source ?? '' })}</small>}
      <small>
        <Editable
          value={card.level ?? ''}
          label={t('customers.level')}
          placeholder={t('customers.level_none')}
          onSave={(value) => edit(card, { level: value })}
        />
      </small>
    </>
  );
}

function Who({ card }: { card: Card }) {
  const nicks = card.identities.map(({ nick }) => nick).join(t('list.separator'));
  return (
    <>
      {nicks !== '' && <span className="selectable">{nicks}</span>}
      {card.region !== null && <span>{card.region}</span>}
      {card.shop !== null && <span className="muted">{card.shop}</span>}
    </>
  );
}

function Numbers({ card }: { card: Card }) {
  const numbers: Array<[string, React.ReactNode]> = [
    [t('customers.orders'), card.orders_total],
    [t('customers.paid'), money(card.paid)],
    [t('customers.refunded'), isZero(card.refunded) ? t('grid.none') : money(card.refunded)],
    [
      t('customers.last_order'),
      card.last_order_at === null ? t('grid.none') : <DateCell key="last" at={card.last_order_at} />,
    ],
  ];
  return (
    <div className="axes four">
      {numbers.map(([name, value]) => (
        <div key={name} className="axis">
          <u>{name}</u>
          <b>{value}</b>
        </div>
      ))}
    </div>
  );
}

function Foot({ card }: { card: Card }) {
  return (
    <>
      <button
        type="button"
        className="button"
        data-testid={ids.newComplaint}
        onClick={() => openNewComplaint({ customerId: card.id })}
      >
        {t('complaints.new')}
      </button>
      <button
        type="button"
        className="button primary"
        data-testid={ids.drawerPrimary}
        onClick={() => openNewReturn({ customerId: card.id })}
      >
        {t('returns.new')}
      </button>
    </>
  );
}
