/** The layout as it stands, tried on the shop's own records: nothing is kept or written. */
import { useState } from 'react';
import type { ExportLayoutReport, ExportSender as Sender, ListName } from '../../../api/bindings.gen';
import { watched } from '../../../api/jobs';
import { write } from '../../../api/mutations';
import { usePrefs } from '../../../api/prefs';
import { ask } from '../../../api/queries';
import { language, t } from '../../../i18n';
import { toastFailure } from '../../../shell/undo';
import { ids } from '../../../testids';
import { FirstRows } from '../../exports/FirstRows';
import { drafted } from './state';
import type { Work } from './state';

/** Records that are looked at: enough to see what is wrong, few enough to be quick. */
const SOME = 200;

async function tried(list: ListName, text: string, sender: Sender): Promise<ExportLayoutReport> {
  const query = { text: null, filters: [], sort: [], view: 'all' };
  return watched('export_layout', () =>
    write('export_layout', {
      text,
      list,
      query,
      to: null,
      leave_out_bad: false,
      sender,
      lang: language(),
      limit: SOME,
    }),
  );
}

/** Who sends is asked when files are written; until then no row is wrong for want of it. */
function standIn(): Sender {
  return {
    name: t('exports.sender_name'),
    phone: t('exports.sender_phone'),
    address: t('exports.sender_address'),
  };
}

export function Try({ work }: { work: Work }) {
  const [report, setReport] = useState<ExportLayoutReport | null>(null);
  const { prefs } = usePrefs();
  const run = async () => {
    const text = await drafted(work);
    if (text === null) return;
    try {
      const { list } = await ask('export_form', { text });
      setReport(await tried(list, text, prefs?.sender ?? standIn()));
    } catch (error) {
      toastFailure(error);
    }
  };
  return (
    <section className="bench-panel stack">
      <div className="inline">
        <button type="button" className="button" data-testid={ids.outTry} onClick={() => void run()}>
          {t('out.try')}
        </button>
        <span className="muted">{t('out.try_hint')}</span>
      </div>
      {report !== null && <Tried report={report} />}
    </section>
  );
}

function Tried({ report }: { report: ExportLayoutReport }) {
  if (report.rows + report.bad === 0) return <p className="muted">{t('out.tried_none')}</p>;
  return (
    <div className="stack" data-testid={ids.outTried}>
      <p>{t('out.tried', { n: report.rows, bad: report.bad })}</p>
      {report.problems.length > 0 && (
        <ul className="muted">
          {report.problems.slice(0, 4).map((one) => (
            <li key={`${one.row} ${one.column}`}>
              {t('exports.problem', { row: one.row, column: one.column, text: one.message })}
            </li>
          ))}
        </ul>
      )}
      <FirstRows report={report} />
    </div>
  );
}
