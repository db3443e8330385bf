import { useState } from 'react';
import type { ComplaintActionOffer, ComplaintActReq, ComplaintCase, Severity } from '../../api/bindings.gen';
import { write } from '../../api/mutations';
import { MenuButton } from '../../components/MenuButton';
import { Modal } from '../../components/Modal';
import { label, t } from '../../i18n';
import { openNewReturn } from '../../shell/dialogs';
import { toastFailure, toastWritten } from '../../shell/undo';
import { ids } from '../../testids';
import { Choice, Field, Form } from '../cases/form';

async function act(request: ComplaintActReq): Promise<void> {
  const { op } = await write('complaint_act', request);
  toastWritten(label('complaint_did', request.action), op);
}

const ASIDE = 2;

export function ComplaintFoot({ one }: { one: ComplaintCase }) {
  const [asked, setAsked] = useState<ComplaintActionOffer | null>(null);
  const offers = one.actions.filter(({ action }) => action !== 'note');
  const primary = offers.find((offer) => offer.primary);
  const others = offers.filter((offer) => offer !== primary);
  const choose = (offer: ComplaintActionOffer) => {
    if (offer.needs_note || offer.asks_severity) setAsked(offer);
    else act({ id: one.id, action: offer.action }).catch(toastFailure);
  };
  const toReturn = {
    key: 'new-return',
    label: t('returns.new'),
    run: () =>
      openNewReturn({
        ...(one.order === null ? {} : { orderId: one.order.id }),
        ...(one.customer === null ? {} : { customerId: one.customer.id }),
      }),
  };
  return (
    <>
      {others.slice(0, ASIDE).map((offer) => (
        <button
          key={offer.action}
          type="button"
          className="button"
          data-testid={ids.act(offer.action)}
          onClick={() => choose(offer)}
        >
          {label('complaint_do', offer.action)}
        </button>
      ))}
      <MenuButton
        label={`${t('action.more')} ▾`}
        testid={ids.actMore}
        items={[
          ...offers.map((offer) => ({
            key: offer.action,
            label: `${label('complaint_do', offer.action)}…`,
            run: () => setAsked(offer),
          })),
          null,
          toReturn,
        ]}
      />
      {primary !== undefined && (
        <button
          type="button"
          className="button primary"
          data-testid={ids.drawerPrimary}
          data-action={primary.action}
          onClick={() => choose(primary)}
        >
          {label('complaint_do', primary.action)}
        </button>
      )}
      {asked !== null && <ActDialog one={one} offer={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function ActDialog(props: { one: ComplaintCase; offer: ComplaintActionOffer; onClose: () => void }) {
  const { one, offer, onClose } = props;
  const [note, setNote] = useState('');
  const [severity, setSeverity] = useState<Severity>(one.severity);
  const submit = async () => {
    const request = {
      id: one.id,
      action: offer.action,
      note: note.trim() === '' ? null : note.trim(),
      severity: offer.asks_severity ? severity : null,
    };
    await act(request);
    onClose();
  };
  return (
    <Modal title={label('complaint_do', offer.action)} onClose={onClose}>
      <Form
        onSubmit={submit}
        foot={
          <>
            {' '}
            <button type="button" className="button" onClick={onClose}>
              {t('action.cancel')}
            </button>
            <button type="submit" className="button primary" data-testid={ids.actSubmit}>
              {label('complaint_do', offer.action)}
            </button>
          </>
        }
      >
        {offer.asks_severity && (
          <Field choice name={t('complaints.severity')}>
            <Choice group="severity" testid={ids.field('severity')} value={severity} onChange={setSeverity} />
          </Field>
        )}
        <Field name={t('case.note')} hint={offer.needs_note ? t('complaints.note_needed') : undefined}>
          <textarea
            className="input"
            required={offer.needs_note}
            data-testid={ids.actNote}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </Field>
      </Form>
    </Modal>
  );
}
