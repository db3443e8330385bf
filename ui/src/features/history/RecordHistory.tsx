/** Who changed what of this record, and the way back. */
import type { OpView, RecordRef } from '../../api/bindings.gen';
import { useRead } from '../../api/queries';
import { FoldedSection } from '../../components/Section';
import { Timeline } from '../../components/Timeline';
import { t } from '../../i18n';
import { inLanguage, undo } from '../../shell/undo';
import { ids } from '../../testids';

export function RecordHistory({ record }: { record: RecordRef }) {
  return (
    <FoldedSection title={t('case.history')} testid={ids.recordHistory}>
      {() => <Ops record={record} />}
    </FoldedSection>
  );
}

function Ops({ record }: { record: RecordRef }) {
  const { data } = useRead('history', { record, limit: 50 });
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
        {inLanguage(op.summary)}
        {op.undoable && op.undone_by === null && (
          <button type="button" className="link" onClick={() => void undo(op.op)}>
            {t('action.undo')}
          </button>
        )}
        {op.changes.map((change) => (
          <small key={`${change.row}${change.field}`} className="change muted">
            {change.field} <s>{change.old ?? t('grid.none')}</s> → {change.new ?? t('grid.none')}
          </small>
        ))}
      </>
    ),
  };
}
