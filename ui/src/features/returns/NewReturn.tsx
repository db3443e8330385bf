/** Opening a return: its order's lines, quantities and amounts come along; without an order they are typed. */
import { useState } from 'react';
import type { OrderDetail } from '../../api/bindings.gen';
import { write } from '../../api/mutations';
import { useRead } from '../../api/queries';
import { Modal } from '../../components/Modal';
import { t } from '../../i18n';
import { closeDialog } from '../../shell/dialogs';
import type { CaseFrom } from '../../shell/dialogs';
import { useOpenRecord } from '../../shell/navigation';
import { toastWritten } from '../../shell/undo';
import { ids } from '../../testids';
import { Files } from '../cases/Files';
import { Choice, Field, Form } from '../cases/form';
import { Subject } from '../cases/Subject';
import { asksNothing, faultsOf, linesOf, requestOf, startDraft } from './draft';
import type { Draft } from './draft';
import { DraftLines } from './DraftLines';

/** The draft, and the order's lines in it as soon as the order is read. */
function useDraft(from: CaseFrom) {
  const [draft, setDraft] = useState(() => startDraft(from));
  const [filledFrom, setFilledFrom] = useState<string | null>(null);
  const { orderId } = draft.from;
  const order: OrderDetail | undefined = useRead(
    'order_show',
    { id: orderId ?? '' },
    orderId !== undefined,
  ).data;
  if (order !== undefined && order.id === orderId && filledFrom !== orderId) {
    setFilledFrom(orderId);
    setDraft((now) => ({ ...now, lines: linesOf(order) }));
  }
  const set = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  /** An order's lines come and go with it; what was typed stays. */
  const turnTo = (next: CaseFrom) => {
    setFilledFrom(null);
    const typed = orderId === undefined && next.orderId === undefined;
    set(typed ? { from: next } : { from: next, lines: startDraft(next).lines });
  };
  return { draft, set, turnTo, currency: order?.paid.currency ?? 'CNY' };
}

export default function NewReturn({ from }: { from: CaseFrom }) {
  const { draft, set, turnTo, currency } = useDraft(from);
  const faults = faultsOf(draft);
  const open = useOpenRecord();
  const submit = async () => {
    const { op, id, no } = await write('return_open', requestOf(draft, currency));
    closeDialog();
    toastWritten(t('returns.created', { no }), op);
    open('return', id);
  };
  return (
    <Modal wide title={t('returns.new')} onClose={closeDialog}>
      <Form
        onSubmit={submit}
        foot={
          <>
            {' '}
            <button type="submit" className="button primary" data-testid={ids.formSubmit}>
              {t('returns.new')}
            </button>
          </>
        }
      >
        <Subject from={draft.from} hint={t('returns.about_hint')} fault={faults.about} onChange={turnTo} />
        <What draft={draft} set={set} />
        <DraftLines
          lines={draft.lines}
          currency={currency}
          faults={faults}
          unasked={asksNothing(draft)}
          onChange={(lines) => set({ lines })}
        />
        <Field name={t('case.note')}>
          <textarea
            className="input"
            data-testid={ids.field('note')}
            placeholder={t('returns.note_hint')}
            value={draft.note}
            onChange={(event) => set({ note: event.target.value })}
          />
        </Field>
        <Files paths={draft.files} onChange={(files) => set({ files })} />
      </Form>
    </Modal>
  );
}

function What({ draft, set }: { draft: Draft; set: (part: Partial<Draft>) => void }) {
  return (
    <>
      <Field choice name={t('returns.kind')}>
        <Choice
          group="return_kind"
          testid={ids.field('kind')}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
        />
      </Field>
      <Field choice name={t('returns.reason')}>
        <Choice
          group="reason"
          testid={ids.field('reason')}
          value={draft.reason}
          onChange={(reason) => set({ reason })}
        />
      </Field>
    </>
  );
}
