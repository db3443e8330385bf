import { useState } from 'react';
import type { ComplaintChannel, ComplaintKind, Severity } from '../../api/bindings.gen';
import { write } from '../../api/mutations';
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

interface Draft {
  from: CaseFrom;
  kind: ComplaintKind;
  severity: Severity;
  channel: ComplaintChannel;
  subject: string;
  note: string;
  files: string[];
}

function start(from: CaseFrom): Draft {
  return { from, kind: 'service', severity: 'normal', channel: 'wangwang', subject: '', note: '', files: [] };
}

function send(draft: Draft) {
  return write('complaint_open', {
    order_id: draft.from.orderId ?? null,
    customer_id: draft.from.customerId ?? null,
    kind: draft.kind,
    severity: draft.severity,
    channel: draft.channel,
    subject: draft.subject.trim(),
    note: draft.note.trim() === '' ? null : draft.note.trim(),
    attachments: draft.files,
  });
}

export default function NewComplaint({ from }: { from: CaseFrom }) {
  const [draft, setDraft] = useState(() => start(from));
  const open = useOpenRecord();
  const set = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  const submit = async () => {
    const { op, id, no } = await send(draft);
    closeDialog();
    toastWritten(t('complaints.created', { no }), op);
    open('complaint', id);
  };
  return (
    <Modal wide title={t('complaints.new')} onClose={closeDialog}>
      <Form
        onSubmit={submit}
        foot={
          <>
            {' '}
            <button type="submit" className="button primary" data-testid={ids.formSubmit}>
              {t('complaints.new')}
            </button>
          </>
        }
      >
        <Subject from={draft.from} hint={t('case.about_hint')} onChange={(next) => set({ from: next })} />
        <Fields draft={draft} set={set} />
      </Form>
    </Modal>
  );
}

function Fields({ draft, set }: { draft: Draft; set: (part: Partial<Draft>) => void }) {
  return (
    <>
      <Field name={t('complaints.subject')}>
        <input
          className="input"
          required
          data-testid={ids.field('subject')}
          placeholder={t('complaints.subject_hint')}
          value={draft.subject}
          onChange={(event) => set({ subject: event.target.value })}
        />
      </Field>
      <Field choice name={t('complaints.kind')}>
        <Choice
          group="complaint_kind"
          testid={ids.field('kind')}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
        />
      </Field>
      <Field choice name={t('complaints.severity')}>
        <Choice
          group="severity"
          testid={ids.field('severity')}
          value={draft.severity}
          onChange={(severity) => set({ severity })}
        />
      </Field>
      <Field choice name={t('case.channel')}>
        <Choice
          group="channel"
          testid={ids.field('channel')}
          value={draft.channel}
          onChange={(channel) => set({ channel })}
        />
      </Field>
      <Field name={t('complaints.text')}>
        <textarea
          className="input"
          data-testid={ids.field('note')}
          value={draft.note}
          onChange={(event) => set({ note: event.target.value })}
        />
      </Field>
      <Files paths={draft.files} onChange={(files) => set({ files })} />
    </>
  );
}
