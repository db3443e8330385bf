/** A return: where it stands on its axes, what is due, what happened, what comes next. */
import type { Decision, ReturnCase } from '../../api/bindings.gen';
import { write } from '../../api/mutations';
import { useRead } from '../../api/queries';
import { CopyableId } from '../../components/CopyableId';
import { DueCell } from '../../components/DateCell';
import { Drawer, WhenRead } from '../../components/Drawer';
import { Editable } from '../../components/Editable';
import { Section } from '../../components/Section';
import { Tag, toneOf } from '../../components/Tag';
import { label, t } from '../../i18n';
import { closeRecord } from '../../shell/navigation';
import { inLanguage, toastFailure, toastWritten } from '../../shell/undo';
import { Attachments } from '../cases/Attachments';
import { Contacts } from '../cases/Contacts';
import { Parties } from '../cases/parties';
import { Tasks } from '../cases/Tasks';
import { RecordHistory } from '../history/RecordHistory';
import { ReturnFoot } from './ReturnFoot';
import { ReturnMoney } from './ReturnMoney';
import { ReturnTimeline } from './ReturnTimeline';

export default function ReturnCard({ id }: { id: string }) {
  return (
    <WhenRead result={useRead('return_show', { id })} onClose={closeRecord}>
      {(one) => <Loaded one={one} />}
    </WhenRead>
  );
}

function Loaded({ one }: { one: ReturnCase }) {
  const subject = { kind: 'return' as const, id: one.id };
  return (
    <Drawer
      onClose={closeRecord}
      title={
        <>
          {label('return_kind', one.kind)}
          <Tag tone={toneOf('return_headline', one.headline)}>{label('return_headline', one.headline)}</Tag>
          <small className="muted">
            <CopyableId value={one.no} />
          </small>
        </>
      }
      who={<Parties customer={one.customer} order={one.order} shop={one.shop} />}
      foot={<ReturnFoot one={one} />}
    >
      <AxesLine one={one} />
      <Standing one={one} />
      <ReturnMoney one={one} />
      <ReturnTimeline one={one} />
      <CaseNote one={one} />
      <Attachments owner={subject} attachments={one.attachments} />
      <Contacts subject={subject} interactions={one.interactions} />
      <Tasks subject={subject} tasks={one.tasks} />
      <RecordHistory record={subject} />
    </Drawer>
  );
}

const AXES = ['decision', 'goods', 'funds', 'replacement', 'dispute'] as const;

/** Decisions after which it is known whether the goods come back. */
const UNDECIDED = new Set<Decision>(['pending', 'negotiating', 'awaiting_evidence']);

/** Before anything is decided, goods that are asked to be taken back are not "not needed". */
function axisText({ kind, axes }: ReturnCase, axis: (typeof AXES)[number]): string {
  const open = axis === 'goods' && axes.goods === 'not_needed' && UNDECIDED.has(axes.decision);
  const comesBack = kind !== 'refund_only' && kind !== 'resend';
  return open && comesBack ? t('returns.goods_undecided') : label(axis, axes[axis]);
}

function AxesLine({ one }: { one: ReturnCase }) {
  return (
    <div className="axes">
      {AXES.map((axis) => (
        <div key={axis} className="axis">
          <u>{label('axis', axis)}</u>
          <b className="cut" title={axisText(one, axis)}>
            {axisText(one, axis)}
          </b>
        </div>
      ))}
    </div>
  );
}

/** The reason and deadline, what wants attention, and what still stands between the case and its end. */
function Standing({ one }: { one: ReturnCase }) {
  const late = one.flags.length > 0;
  // The deadline says these two by itself.
  const flags = one.flags.filter((flag) => flag !== 'overdue' && flag !== 'due_soon');
  return (
    <div className={late ? 'verdict bad' : one.open ? 'verdict warn' : 'verdict'}>
      <b>
        {label('reason', one.reason)}
        {one.reason_text !== null &&
          one.reason_text !== label('reason', one.reason) &&
          ` · ${one.reason_text}`}
      </b>
      {one.due_at !== null && one.open && (
        <p>
          {t('case.due')} <DueCell at={one.due_at} />
        </p>
      )}
      {flags.map((flag) => (
        <p key={flag} className="bad-text">
          {label('return_flag', flag)}
        </p>
      ))}
      {one.open && one.obstacles.length > 0 && (
        <p>
          {t('returns.before_close')}
          {one.obstacles.map(({ text }) => inLanguage(text)).join(t('list.separator'))}
        </p>
      )}
      {one.platform_status !== null && <p>{t('case.platform_says', { text: one.platform_status })}</p>}
    </div>
  );
}

function CaseNote({ one }: { one: ReturnCase }) {
  const save = (note: string) =>
    write('return_edit', { id: one.id, changes: { note } }).then(
      ({ op }) => toastWritten(t('case.note_saved'), op),
      toastFailure,
    );
  return (
    <Section title={t('case.note')}>
      <Editable
        multiline
        value={one.note ?? ''}
        label={t('case.note')}
        placeholder={t('case.note_none')}
        onSave={(note) => void save(note)}
      />
    </Section>
  );
}
