/** Who changed what of this record, and the way back. */
import type { OpView, RecordRef } from '../../api/bindings.gen';
import { useRead } from '../../api/queries';
import { FoldedSection } from '../../components/Section';
import { Timeline } from '../../components/Timeline';
import { t } from '../../i18n';
import { openUndo } from '../../shell/dialogs';
import { inLanguage } from '../../shell/undo';
import { ids } from '../../testids';
import { Change } from './Change';

export function RecordHistory({ record }: { record: RecordRef }) {
  return (
    <FoldedSection title={t('case.history')} testid={ids.recordHistory}>
      {() => <Ops record={record} />}
    </FoldedSection>
  );
}

function Ops({ record }: { record: RecordRef }) {
  const { data } = useRead('history', { record, limit: 50 });
  if (data?.ops.length === 0) return <p className="muted">{t('history.none')}</p>;
  return <Timeline moments={(data?.ops ?? []).map(momentOf)} />;
}

function momentOf(op: OpView) {
  return {
    id: op.op,
    at: op.at,
    who: op.who,
    mark: op.undone_by === null ? undefined : t('history.undone'),
    text: (
      <>
        {inLanguage(op.summary)}{' '}
        {op.undoable && op.undone_by === null && (
          <button type="button" className="link" onClick={() => openUndo(op.op)}>
            {t('action.undo')}
          </button>
        )}
        {op.changes.map((change) => (
          <Change key={`${change.row}${change.field}`} change={change} />
        ))}
      </>
    ),
  };
}
