/** What a step still has to know. */
import { useState } from 'react';
import type {
  DisputeStage,
  Disposition,
  RepairStep,
  ReturnActReq,
  ReturnActionOffer,
  ReturnCase,
} from '../../api/bindings.gen';
import { toFailure } from '../../api/errors';
import { isZero, money } from '../../components/format';
import { Modal } from '../../components/Modal';
import { label, t } from '../../i18n';
import { ids } from '../../testids';
import { AmountInput, Choice, Field, Form, useFault } from '../cases/form';
import { wantsMoney } from './draft';
import { act, offerText, saidOf } from './ReturnFoot';

interface Draft {
  amount: string;
  tracking: string;
  carrier: string;
  choice: string;
  refundNo: string;
  note: string;
}

interface Props {
  one: ReturnCase;
  offer: ReturnActionOffer;
  onClose: () => void;
}

/** The field that the book refused, and its sentence. */
interface Wrong {
  field: string;
  text: string;
}

function wrongOf(error: unknown): Wrong | null {
  const { detail, message } = toFailure(error);
  const { field, reason } = (detail ?? {}) as { field?: unknown; reason?: unknown };
  if (reason === 'amount_not_positive') return { field: 'amount', text: message };
  return typeof field === 'string' ? { field, text: message } : null;
}

type Part = { draft: Draft; set: (part: Partial<Draft>) => void; wrong: Wrong | null };

function useDraft({ one, offer }: Props) {
  const suggested = offer.amount ?? one.refund_due;
  const [draft, setDraft] = useState<Draft>({
    amount: suggested.amount,
    tracking: '',
    carrier: '',
    choice: offer.choices[0] ?? '',
    refundNo: '',
    note: '',
  });
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const set = (part: Partial<Draft>) => {
    setWrong(null);
    setDraft((now) => ({ ...now, ...part }));
  };
  return { draft, set, wrong, setWrong, currency: suggested.currency };
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** The answer to what the offer asks for. The choices are the codes that the offer itself named. */
function answer({ asks, action }: ReturnActionOffer, draft: Draft, currency: string): Partial<ReturnActReq> {
  switch (asks) {
    case 'amount': {
      const refundNo = action === 'refund' ? orNull(draft.refundNo) : null;
      return { amount: { amount: draft.amount, currency }, refund_no: refundNo };
    }
    case 'tracking':
      return { tracking_no: orNull(draft.tracking), carrier: orNull(draft.carrier) };
    case 'disposition':
      return { disposition: draft.choice as Disposition };
    case 'repair_step':
      return { repair_step: draft.choice as RepairStep };
    case 'dispute_stage':
      return { dispute_stage: draft.choice as DisputeStage };
    case 'note':
    case null:
      return {};
  }
}

export function ActDialog(props: Props) {
  const { one, offer, onClose } = props;
  const { draft, set, wrong, setWrong, currency } = useDraft(props);
  const shown = { ...offer, amount: offer.asks === 'amount' ? { amount: draft.amount, currency } : null };
  const submit = async () => {
    const request = {
      id: one.id,
      action: offer.action,
      note: orNull(draft.note),
      ...answer(offer, draft, currency),
    };
    try {
      await act(request, saidOf(shown));
    } catch (error) {
      setWrong(wrongOf(error));
      throw error;
    }
    onClose();
  };
  return (
    <Modal title={label('return_do', offer.action)} onClose={onClose}>
      <Form
        onSubmit={submit}
        foot={
          <>
            {' '}
            <button type="button" className="button" onClick={onClose}>
              {t('action.cancel')}
            </button>
            <button type="submit" className="button primary" data-testid={ids.actSubmit}>
              {offerText(shown)}
            </button>
          </>
        }
      >
        <Asked draft={draft} set={set} wrong={wrong} currency={currency} one={one} offer={offer} />
        <Field name={t('case.note')}>
          <textarea
            className="input"
            required={offer.asks === 'note'}
            data-testid={ids.actNote}
            value={draft.note}
            onChange={(event) => set({ note: event.target.value })}
          />
        </Field>
      </Form>
    </Modal>
  );
}

type AskedProps = Part & Omit<Props, 'onClose'> & { currency: string };

function Asked(props: AskedProps) {
  const { offer, draft, set } = props;
  switch (offer.asks) {
    case 'amount':
      return <Amount {...props} />;
    case 'tracking':
      return <Tracking draft={draft} set={set} wrong={props.wrong} />;
    case 'disposition':
    case 'repair_step':
    case 'dispute_stage':
      return (
        <Field choice name={label('asks', offer.asks)}>
          <Choice
            group={offer.asks === 'disposition' ? 'goods' : offer.asks}
            only={offer.choices}
            testid={ids.actChoice}
            value={draft.choice}
            onChange={(choice) => set({ choice })}
          />
        </Field>
      );
    case 'note':
    case null:
      return null;
  }
}

function Amount({ draft, set, wrong, currency, one, offer }: AskedProps) {
  const of = (field: string) => (wrong?.field === field ? wrong.text : null);
  const nothing = isZero({ amount: draft.amount, currency });
  const refundNo = useFault(of('refund_no'));
  return (
    <>
      <Field
        name={t('returns.amount')}
        hint={t('returns.amount_hint', { money: money(one.asked) })}
        fault={of('amount')}
      >
        <AmountInput
          value={draft.amount}
          currency={currency}
          testid={ids.actAmount}
          doubt={nothing && (offer.action !== 'agree' || wantsMoney(one.kind))}
          fault={of('amount')}
          onChange={(amount) => set({ amount })}
        />
      </Field>
      {offer.action === 'refund' && (
        <Field name={t('returns.refund_no')} hint={t('returns.refund_no_hint')} fault={of('refund_no')}>
          <input
            ref={refundNo}
            className="input mono"
            value={draft.refundNo}
            onChange={(event) => set({ refundNo: event.target.value })}
          />
        </Field>
      )}
    </>
  );
}

function Tracking({ draft, set, wrong }: Part) {
  const trackingNo = useFault(wrong?.field === 'tracking_no' ? wrong.text : null);
  return (
    <>
      <Field name={t('returns.tracking_no')} fault={wrong?.field === 'tracking_no' ? wrong.text : null}>
        <input
          ref={trackingNo}
          className="input mono"
          data-testid={ids.actTracking}
          value={draft.tracking}
          onChange={(event) => set({ tracking: event.target.value })}
        />
      </Field>
      <Field name={t('returns.carrier')}>
        <input
          className="input"
          value={draft.carrier}
          onChange={(event) => set({ carrier: event.target.value })}
        />
      </Field>
    </>
  );
}
