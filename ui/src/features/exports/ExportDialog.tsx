/** Export of the list on the screen: its filter, its order, its columns, and nothing else. */
import { useState } from 'react';
import { backend } from '../../api/backend';
import type { ExportFormat, ExportReport } from '../../api/bindings.gen';
import { watched } from '../../api/jobs';
import { write } from '../../api/mutations';
import { useRead } from '../../api/queries';
import { today } from '../../components/dates';
import { bytes, count } from '../../components/format';
import { JobProgress } from '../../components/JobProgress';
import { Modal } from '../../components/Modal';
import { language, t } from '../../i18n';
import { closeDialog } from '../../shell/dialogs';
import type { ExportAsked } from '../../shell/dialogs';
import { toastFailure } from '../../shell/undo';
import { ids } from '../../testids';
import { Choice, Field } from '../cases/form';
import { LayoutExport } from './LayoutExport';
import { MarkNote } from './MarkNote';

const ENDINGS: Record<ExportFormat, string> = {
  xlsx: 'xlsx',
  csv_utf8_bom: 'csv',
  csv_gb18030: 'csv',
  csv_gbk: 'csv',
};

/** Where a person wants it; `null` if the picker was closed. */
function pick(asked: ExportAsked, format: ExportFormat): Promise<string | null> {
  const ending = ENDINGS[format];
  const name = `${asked.title} ${today()}.${ending}`;
  return backend().pickTarget(name, { name: ending.toUpperCase(), extensions: [ending] });
}

function run(asked: ExportAsked, format: ExportFormat, to: string): Promise<ExportReport> {
  return watched('export_list', () =>
    write('export_list', {
      list: asked.list,
      query: asked.query,
      columns: asked.columns.map(({ key }) => key),
      format,
      to,
      lang: language(),
    }),
  );
}

export default function ExportDialog({ asked }: { asked: ExportAsked }) {
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<ExportReport | null>(null);
  const [mode, setMode] = useState<'table' | 'layout'>('table');
  const layouts = useRead('export_layouts', { list: asked.list }).data ?? [];
  const head = layouts.length > 0 && (
    <Choice group="export_mode" testid={ids.exportMode} value={mode} onChange={setMode} />
  );
  const go = async () => {
    try {
      const to = await pick(asked, format);
      if (to === null) return;
      setBusy(true);
      setReport(await run(asked, format, to));
    } catch (error) {
      toastFailure(error);
    } finally {
      setBusy(false);
    }
  };
  if (report !== null) return <Written report={report} />;
  if (mode === 'layout') return <LayoutExport asked={asked} layouts={layouts} head={head} />;
  return (
    <Modal
      title={t('exports.title', { list: asked.title })}
      onClose={busy ? () => undefined : closeDialog}
      foot={
        !busy && (
          <button
            type="button"
            className="button primary"
            data-testid={ids.exportApply}
            onClick={() => void go()}
          >
            {t('exports.apply', { n: count(asked.rows) })}
          </button>
        )
      }
    >
      {busy ? (
        <JobProgress of="export_list" title={t('exports.busy')} />
      ) : (
        <div className="stack">
          {head}
          <What asked={asked} format={format} onFormat={setFormat} />
        </div>
      )}
    </Modal>
  );
}

function What(props: { asked: ExportAsked; format: ExportFormat; onFormat: (format: ExportFormat) => void }) {
  const { asked, format, onFormat } = props;
  const narrowed = asked.query.filters.length > 0 || (asked.query.text ?? '') !== '';
  const which = asked.selected
    ? 'exports.as_selected'
    : narrowed
      ? 'exports.as_filtered'
      : 'exports.as_shown';
  return (
    <div className="stack">
      <p>{t(which, { n: count(asked.rows) })}</p>
      <Field name={t('exports.columns', { n: asked.columns.length })}>
        <p className="muted">{asked.columns.map(({ title }) => title).join(t('list.separator'))}</p>
      </Field>
      <Field choice name={t('exports.format')} hint={t(`exports.hint.${format}`)}>
        <Choice group="export_format" testid={ids.exportFormat} value={format} onChange={onFormat} />
      </Field>
      <p className="muted small">{t('exports.safe')}</p>
      <MarkNote kind={format === 'xlsx' ? 'on' : 'none'} />
    </div>
  );
}

/** What was written, and what could not be written as it is. */
function Written({ report }: { report: ExportReport }) {
  return (
    <Modal
      title={t('exports.done')}
      onClose={closeDialog}
      foot={
        <button type="button" className="button primary" data-testid={ids.exportClose} onClick={closeDialog}>
          {t('action.close')}
        </button>
      }
    >
      <div className="stack" data-testid={ids.exportReport}>
        <p className="selectable">{report.path}</p>
        <p>
          {t('exports.wrote', { rows: count(report.rows), columns: count(report.columns) })} ·{' '}
          {report.encoding} · {bytes(report.bytes)}
          {report.mark !== null && ` · ${t('exports.marked', { code: report.mark })}`}
        </p>
        {report.problems_total > 0 && (
          <div className="verdict warn">
            <b>{t('exports.problems', { n: count(report.problems_total) })}</b>
            <ul>
              {report.problems.map((one) => (
                <li key={`${one.row} ${one.column}`}>
                  {t('exports.problem', { row: one.row, column: one.column, text: one.message })}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Modal>
  );
}
