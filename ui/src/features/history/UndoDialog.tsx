/** Taking an operation back: what would go, what would get its old value, or why it is not possible. */
import type { BlockerView, UndoPreview } from '../../api/bindings.gen';
import { explain } from '../../api/errors';
import { useRead } from '../../api/queries';
import { near } from '../../components/dates';
import { JobProgress, Waiting } from '../../components/JobProgress';
import { Modal } from '../../components/Modal';
import { hasLabel, label, t } from '../../i18n';
import { closeDialog } from '../../shell/dialogs';
import { inLanguage, takeBack, undoing } from '../../shell/undo';
import { ids } from '../../testids';

export default function UndoDialog({ op }: { op: string }) {
  const now = undoing.use();
  const running = now?.op === op ? now : null;
  if (running?.long === true) return <Running title={inLanguage(running.what)} />;
  return <Asking op={op} running={running !== null} />;
}

/** It takes a while: how far it is, and the way out. */
function Running({ title }: { title: string }) {
  return (
    <Modal title={t('undo.busy')} onClose={() => undefined}>
      <JobProgress of="undo" title={title} />
    </Modal>
  );
}

function Asking({ op, running }: { op: string; running: boolean }) {
  const { data, error } = useRead('undo_preview', { op });
  return (
    <Modal
      title={t('undo.title')}
      onClose={closeDialog}
      foot={
        data?.possible === true && (
          <button
            type="button"
            className="button primary"
            disabled={running}
            data-testid={ids.undoApply}
            onClick={() => void takeBack(op, data.summary)}
          >
            {t('undo.apply')}
          </button>
        )
      }
    >
      {error !== null && <p className="bad-text">{explain(error)}</p>}
      {data === undefined && error === null && <Waiting title={t('undo.looking')} />}
      {data !== undefined && <Preview preview={data} />}
    </Modal>
  );
}

function Preview({ preview }: { preview: UndoPreview }) {
  return (
    <div className="stack" data-testid={ids.undoPreview}>
      <b>{inLanguage(preview.summary)}</b>
      <Touched title={t('undo.removes')} of={preview.removes} />
      <Touched title={t('undo.restores')} of={preview.restores} />
      <Touched title={t('undo.keeps')} of={preview.keeps} />
      {!preview.possible && <Refused preview={preview} />}
    </div>
  );
}

function Touched({ title, of }: { title: string; of: Record<string, number> }) {
  const parts = Object.entries(of)
    .filter(([table, n]) => n > 0 && hasLabel('table', table))
    .map(([table, n]) => t('undo.table', { table: tableName(table), n }));
  if (parts.length === 0) return null;
  return (
    <p>
      <span className="muted">{title}</span> {parts.join(t('list.separator'))}
    </p>
  );
}

export function tableName(table: string): string {
  return hasLabel('table', table) ? label('table', table) : table;
}

/** A refusal explains itself: by what, and by which later work. */
function Refused({ preview }: { preview: UndoPreview }) {
  return (
    <div className="verdict bad" data-testid={ids.undoRefused}>
      <b>{t('undo.refused')}</b>
      {preview.reason !== null && <p>{inLanguage(preview.reason)}</p>}
      <ul>
        {preview.blocked_by.map((one) => (
          <li key={`${one.op} ${one.table} ${one.record} ${one.fields.join(' ')}`}>{blockerText(one)}</li>
        ))}
      </ul>
    </div>
  );
}

function blockerText(one: BlockerView): string {
  const what = one.summary === null ? tableName(one.table) : inLanguage(one.summary);
  const when = one.at === null ? null : near(one.at);
  const head = [when, one.who, what].filter((part) => part !== null && part !== '').join(' ');
  return `${head}${t('list.colon')}${inLanguage(one.reason)}`;
}
