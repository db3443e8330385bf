/** What an import did, and where to go from there. */
import { navigate } from '../../shell/route/location';
import { backend } from '../../api/backend';
import type { FileReport, ImportReport, Tally } from '../../api/bindings.gen';
import { ask, useRead } from '../../api/queries';
import { count } from '../../components/format';
import { Tag } from '../../components/Tag';
import { toast } from '../../components/toasts';
import { t } from '../../i18n';
import { openUndo } from '../../shell/dialogs';
import { toastFailure } from '../../shell/undo';
import { ids } from '../../testids';
import { Problems } from './Problems';
import type { ProblemLine } from './Problems';
import { startOver } from './state';
import { Tallies } from './Tallies';

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** Saves the rows that did not go in, with their reasons, to be fixed and imported again. */
export async function saveRejects(op: string): Promise<void> {
  try {
    const to = await backend().pickTarget(t('imports.to_fix_name'), { name: 'CSV', extensions: ['csv'] });
    if (to === null) return;
    const { rows } = await ask('import_rejects_save', { op, to });
    toast({ text: t('imports.to_fix_saved', { n: rows }) });
  } catch (error) {
    toastFailure(error);
  }
}

export function Done({ report }: { report: ImportReport }) {
  return (
    <div className="sheet" data-testid={ids.importReport} data-op={report.op}>
      {report.files.map((file) => (
        <FileDone key={`${file.path} ${file.sheet}`} file={file} op={report.op} />
      ))}
      <Next op={report.op} bills={bringsBills(report)} />
    </div>
  );
}

function problemsOf(file: FileReport): ProblemLine[] {
  const lines = (rejects: boolean) => (problem: FileReport['rejected'][number]) => ({
    ...problem,
    text: problem.message,
    rejects,
  });
  return [...file.rejected.map(lines(true)), ...file.warnings.map(lines(false))];
}

function factsOf({ encoding, sheet, rows }: FileReport): string[] {
  const where = sheet === null ? [] : [t('imports.sheet', { name: sheet })];
  return [encoding, ...where, t('imports.rows', { n: rows })];
}

function FileDone({ file, op }: { file: FileReport; op: string | null }) {
  return (
    <section className="bench-panel">
      <h2 className="file-name cut" title={file.path}>
        {nameOf(file.path)}
      </h2>
      <p className="file-facts">
        {factsOf(file).join(' · ')}
        {file.rejected_rows > 0 && (
          <span className="bad-text"> · {t('imports.rejected', { n: count(file.rejected_rows) })}</span>
        )}
      </p>
      <Tallies of={file} />
      <Problems
        problems={problemsOf(file)}
        total={file.rejected.length + file.warnings_total}
        end={
          op !== null &&
          file.rejected_rows > 0 && (
            <button
              type="button"
              className="link"
              data-testid={ids.importSaveRejects}
              onClick={() => void saveRejects(op)}
            >
              {t('imports.save_to_fix')}
            </button>
          )
        }
      />
    </section>
  );
}

/** The way back, until it has been gone. */
function Revert({ op }: { op: string }) {
  const { data } = useRead('imports_list', { limit: 30 });
  const undone = data?.imports.find((one) => one.op === op)?.undone_by ?? null;
  if (undone !== null) return <Tag>{t('history.undone')}</Tag>;
  return (
    <button type="button" className="button" data-testid={ids.importRevert} onClick={() => openUndo(op)}>
      {t('imports.revert')}
    </button>
  );
}

/** Whether money files are all that went in: then they are what to look at. */
function bringsBills({ files }: ImportReport): boolean {
  const any = ({ created, updated, unchanged }: Tally) => created + updated + unchanged > 0;
  return files.some(({ bills }) => any(bills)) && !files.some(({ orders }) => any(orders));
}

function Next({ op, bills }: { op: string | null; bills: boolean }) {
  const leave = (to: '/orders' | '/bills' | '/imports') => {
    startOver();
    navigate({ to });
  };
  return (
    <div className="decide">
      {op !== null && <Revert op={op} />}
      <span className="spacer" />
      <button
        type="button"
        className="button"
        data-testid={ids.importAgain}
        onClick={() => leave('/imports')}
      >
        {t('imports.again')}
      </button>
      <button
        type="button"
        className="button primary"
        data-testid={bills ? ids.importShowBills : ids.importShowOrders}
        onClick={() => leave(bills ? '/bills' : '/orders')}
      >
        {t(bills ? 'imports.show_bills' : 'imports.show_orders')}
      </button>
    </div>
  );
}
