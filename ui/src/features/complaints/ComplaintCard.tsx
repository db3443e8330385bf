/** A complaint: what the buyer says, where it stands, what happened, what comes next. */
import type { ComplaintCase, ComplaintEventView } from '../../api/bindings.gen';
import { write } from '../../api/mutations';
import { useRead } from '../../api/queries';
import { CopyableId } from '../../components/CopyableId';
import { DateCell, DueCell } from '../../components/DateCell';
import { Drawer, WhenRead } from '../../components/Drawer';
import { Editable } from '../../components/Editable';
import { Facts } from '../../components/Facts';
import { money } from '../../components/format';
import { Section } from '../../components/Section';
import { Tag, toneOf } from '../../components/Tag';
import { Timeline } from '../../components/Timeline';
import { label, t } from '../../i18n';
import { closeRecord } from '../../shell/navigation';
import { toastFailure, toastWritten } from '../../shell/undo';
import { Attachments } from '../cases/Attachments';
import { Contacts } from '../cases/Contacts';
import { Parties } from '../cases/parties';
import { Tasks } from '../cases/Tasks';
import { RecordHistory } from '../history/RecordHistory';
import { ComplaintFoot } from './ComplaintFoot';

export default function ComplaintCard({ id }: { id: string }) {
  return (
    <WhenRead result={useRead('complaint_show', { id })} onClose={closeRecord}>
      {(one) => <Loaded one={one} />}
    </WhenRead>
  );
}

function edit(one: ComplaintCase, changes: { subject?: string; note?: string }): void {
  write('complaint_edit', { id: one.id, changes }).then(
    ({ op }) => toastWritten(t('case.note_saved'), op),
    toastFailure,
  );
}

function Loaded({ one }: { one: ComplaintCase }) {
  const subject = { kind: 'complaint' as const, id: one.id };
  return (
    <Drawer
      onClose={closeRecord}
      title={
        <>
          {t('complaints.of_kind', { kind: label('complaint_kind', one.kind) })}
          <Tag tone={toneOf('complaint_state', one.state)}>{label('complaint_state', one.state)}</Tag>
          <Tag tone={toneOf('severity', one.severity)}>{label('severity', one.severity)}</Tag>
        </>
      }
      who={<Parties customer={one.customer} order={one.order} shop={one.shop} />}
      foot={<ComplaintFoot one={one} />}
    >
      <Says one={one} />
      <Summary one={one} />
      <Section title={t('case.timeline')}>
        <Timeline moments={one.events.toReversed().map(momentOf)} />
      </Section>
      <Attachments owner={subject} attachments={one.attachments} />
      <Contacts subject={subject} interactions={one.interactions} />
      <Tasks subject={subject} tasks={one.tasks} />
      <RecordHistory record={subject} />
    </Drawer>
  );
}

function Says({ one }: { one: ComplaintCase }) {
  const tone = one.severity === 'critical' ? 'verdict bad' : one.open ? 'verdict warn' : 'verdict';
  return (
    <div className={tone}>
      <b>
        <Editable
          value={one.subject}
          label={t('complaints.subject')}
          placeholder={t('complaints.subject')}
          onSave={(subject) => edit(one, { subject })}
        />
      </b>
      <Editable
        multiline
        value={one.note ?? ''}
        label={t('complaints.text')}
        placeholder={t('complaints.text_none')}
        onSave={(note) => edit(one, { note })}
      />
      {one.concurrent && <p className="bad-text">{label('return_flag', 'concurrent')}</p>}
    </div>
  );
}

function Summary({ one }: { one: ComplaintCase }) {
  return (
    <Facts
      rows={[
        [t('case.no'), <CopyableId key="no" value={one.no} />],
        [t('case.channel'), label('channel', one.channel)],
        [t('case.due'), one.due_at !== null && one.open ? <DueCell key="due" at={one.due_at} /> : null],
        [t('case.opened_at'), <DateCell key="opened" at={one.opened_at} />],
        [t('case.closed_at'), one.closed_at === null ? null : <DateCell key="closed" at={one.closed_at} />],
        [t('complaints.asked'), one.asked === null ? null : money(one.asked)],
      ]}
    />
  );
}

function momentOf(event: ComplaintEventView) {
  const what = event.action === null ? t('case.opened') : label('complaint_did', event.action);
  const to = event.severity === null || event.action === null ? '' : ` ${label('severity', event.severity)}`;
  return {
    id: event.id,
    at: event.at,
    who: event.who,
    text: event.note === null ? `${what}${to}` : `${what}${to}${t('list.colon')}${event.note}`,
    mark: event.invalid ? label('return_flag', 'invalid_event') : undefined,
  };
}
