/** Export for another program: a layout is chosen, the records are checked, and only then written. */
import { navigate } from '../../shell/route/location';
import { useState } from 'react';
import { backend } from '../../api/backend';
import type { ExportLayoutReport, ExportLayoutView, ExportSender } from '../../api/bindings.gen';
import { watched } from '../../api/jobs';
import { write } from '../../api/mutations';
import { usePrefs } from '../../api/prefs';
import { today } from '../../components/dates';
import { bytes, count } from '../../components/format';
import { JobProgress } from '../../components/JobProgress';
import { Modal } from '../../components/Modal';
import { language, t } from '../../i18n';
import { closeDialog } from '../../shell/dialogs';
import type { ExportAsked } from '../../shell/dialogs';
import { inLanguage, toastFailure } from '../../shell/undo';
import { ids } from '../../testids';
import { Field } from '../cases/form';
import { openLayout } from '../formats/out/state';
import { FirstRows } from './FirstRows';
import { MarkNote } from './MarkNote';

interface Props {
  asked: ExportAsked;
  layouts: readonly ExportLayoutView[];
  /** Back to the plain table. */
  head: React.ReactNode;
}

const NOBODY: ExportSender = { name: '', phone: '', address: '' };

/** Checks the records, and writes them where a person then wants it. */
function useLayout(asked: ExportAsked, layout: ExportLayoutView | undefined, sender: ExportSender) {
  const [busy, setBusy] = useState(false);
  const [checked, setChecked] = useState<ExportLayoutReport | null>(null);
  const step = async (to: string | null) => {
    if (layout === undefined) return;
    setBusy(true);
    const request = {
      layout: layout.key,
      list: asked.list,
      query: asked.query,
      to,
      leave_out_bad: to !== null,
      sender: layout.sender ? sender : null,
      lang: language(),
    };
    try {
      setChecked(await watched('export_layout', () => write('export_layout', request)));
    } catch (error) {
      toastFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const save = async () => {
    if (layout === undefined) return;
    const name = `${inLanguage(layout.title)} ${today()}.${layout.ending}`;
    const kind = { name: layout.ending.toUpperCase(), extensions: [layout.ending] };
    const to = await backend().pickTarget(name, kind);
    if (to !== null) await step(to);
  };
  return { busy, checked, check: () => step(null), save, forget: () => setChecked(null) };
}

export function LayoutExport({ asked, layouts, head }: Props) {
  const [key, setKey] = useState(layouts[0]?.key ?? '');
  const { prefs, save: remember } = usePrefs();
  // What is typed goes before what this computer remembers of the last batch.
  const [typed, setTyped] = useState<ExportSender | null>(null);
  const sender = typed ?? prefs?.sender ?? NOBODY;
  const layout = layouts.find((one) => one.key === key);
  const { busy, checked, check, save, forget } = useLayout(asked, layout, sender);
  if (layout === undefined) return null;
  const change = (to: string) => {
    setKey(to);
    forget();
  };
  // What was checked held the sender as it was then.
  const retype = (to: ExportSender) => {
    setTyped(to);
    forget();
  };
  const ask = () => {
    if (layout.sender && typed !== null) remember({ sender: typed });
    void check();
  };
  const asking = checked === null || checked.path === null;
  return (
    <Modal
      title={t('exports.title', { list: asked.title })}
      onClose={busy ? () => undefined : closeDialog}
      foot={!busy && <Foot checked={checked} check={ask} save={() => void save()} />}
    >
      {busy ? (
        <JobProgress of="export_layout" title={t('exports.busy')} />
      ) : (
        <div className="stack">
          {asking && head}
          {asking && <Which layouts={layouts} layout={layout} onChange={change} />}
          {asking && layout.sender && <Sender sender={sender} onChange={retype} />}
          {checked !== null && <Result report={checked} layout={layout} />}
        </div>
      )}
    </Modal>
  );
}

function Foot(props: { checked: ExportLayoutReport | null; check: () => void; save: () => void }) {
  const { checked, check, save } = props;
  if (checked?.path != null) {
    return (
      <button type="button" className="button primary" data-testid={ids.exportClose} onClick={closeDialog}>
        {t('action.close')}
      </button>
    );
  }
  if (checked === null) {
    return (
      <button type="button" className="button primary" data-testid={ids.exportCheck} onClick={check}>
        {t('exports.check')}
      </button>
    );
  }
  return (
    <button
      type="button"
      className="button primary"
      data-testid={ids.exportApply}
      disabled={checked.rows === 0}
      onClick={save}
    >
      {t(checked.bad === 0 ? 'exports.apply' : 'exports.apply_rest', { n: count(checked.rows) })}
    </button>
  );
}

function Which(props: {
  layouts: readonly ExportLayoutView[];
  layout: ExportLayoutView;
  onChange: (key: string) => void;
}) {
  const { layouts, layout, onChange } = props;
  return (
    <>
      <Field name={t('exports.layout')} hint={layout.hint === null ? undefined : inLanguage(layout.hint)}>
        <select
          className="input"
          data-testid={ids.exportLayout}
          value={layout.key}
          onChange={(event) => onChange(event.target.value)}
        >
          <Group name={t('exports.own_layouts')} layouts={layouts.filter(({ own }) => own)} />
          <Group name={t('exports.builtin_layouts')} layouts={layouts.filter(({ own }) => !own)} />
        </select>
      </Field>
      <p>
        <SaveAs layout={layout} />
      </p>
      <Field name={t('exports.required')}>
        <p className="muted">{layout.required.join(t('list.separator')) || t('grid.none')}</p>
      </Field>
      <MarkNote kind={layout.takes_mark ? (layout.ending === 'html' ? 'page' : 'fixed') : 'none'} />
    </>
  );
}

function Group({ name, layouts }: { name: string; layouts: readonly ExportLayoutView[] }) {
  if (layouts.length === 0) return null;
  return (
    <optgroup label={name}>
      {layouts.map((one) => (
        <option key={one.key} value={one.key}>
          {inLanguage(one.title)}
        </option>
      ))}
    </optgroup>
  );
}

/** The layout as the beginning of one of the shop's own. */
function SaveAs({ layout }: { layout: ExportLayoutView }) {
  const go = () => {
    closeDialog();
    void openLayout(layout.key, true);
    navigate({ to: '/formats' });
  };
  return (
    <button type="button" className="link" data-testid={ids.exportSaveAs} onClick={go}>
      {t('formats.save_as')}
    </button>
  );
}

function Sender({ sender, onChange }: { sender: ExportSender; onChange: (sender: ExportSender) => void }) {
  return (
    <Field name={t('exports.sender')} choice>
      <div className="stack">
        {(['name', 'phone', 'address'] as const).map((part) => (
          <input
            key={part}
            className="input"
            placeholder={t(`exports.sender_${part}`)}
            aria-label={t(`exports.sender_${part}`)}
            value={sender[part]}
            onChange={(event) => onChange({ ...sender, [part]: event.target.value })}
          />
        ))}
      </div>
    </Field>
  );
}

/** What can go out, what cannot and why, and the first rows as the other program gets them. */
function Result({ report, layout }: { report: ExportLayoutReport; layout: ExportLayoutView }) {
  return (
    <div className="stack" data-testid={ids.exportReport}>
      {report.path !== null && <p className="selectable">{report.path}</p>}
      <p>
        {t('exports.wrote', { rows: count(report.rows), columns: count(layout.columns.length) })}
        {report.path !== null && ` · ${bytes(report.bytes)}`}
        {report.mark !== null && ` · ${t('exports.marked', { code: report.mark })}`}
      </p>
      {report.without_consent > 0 && (
        <p className="muted">{t('exports.without_consent', { n: count(report.without_consent) })}</p>
      )}
      {report.bad > 0 && (
        <div className="verdict warn">
          <b>{t(report.path === null ? 'exports.bad' : 'exports.left_out', { n: count(report.bad) })}</b>
          <ul>
            {report.problems.slice(0, 8).map((one) => (
              <li key={`${one.row} ${one.column}`}>
                {t('exports.problem', { row: one.row, column: one.column, text: one.message })}
              </li>
            ))}
          </ul>
        </div>
      )}
      {report.path === null && <FirstRows report={report} />}
    </div>
  );
}
