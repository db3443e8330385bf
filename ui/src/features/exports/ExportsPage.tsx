/** Export: the lists whole, each list as it is on its screen, and what has been written so far. */
import type { ListName, OpView } from '../../api/bindings.gen';
import { useRead } from '../../api/queries';
import { DateCell } from '../../components/DateCell';
import { count } from '../../components/format';
import { Section } from '../../components/Section';
import { language, t } from '../../i18n';
import { openExport } from '../../shell/dialogs';
import { Page } from '../../shell/Page';
import { inLanguage } from '../../shell/undo';
import { ids } from '../../testids';

const LISTS: readonly ListName[] = ['customers', 'orders', 'returns', 'complaints', 'bills'];

export default function ExportsPage() {
  return (
    <Page title={t('nav.exports')}>
      <div className="page-body">
        <div className="sheet">
          <p className="muted">{t('exports.lead')}</p>
          <div className="numbers five">
            {LISTS.map((list) => (
              <Whole key={list} list={list} />
            ))}
          </div>
          <PastExports />
        </div>
      </div>
    </Page>
  );
}

/** A whole list with the columns that it shows by default. */
function Whole({ list }: { list: ListName }) {
  const rows = useRead('view_counts', { list }).data?.find(({ view }) => view === 'all')?.count ?? 0;
  const columns = useRead('list_columns', { list }).data ?? [];
  const title = t(`nav.${list}`);
  const open = () =>
    openExport({
      list,
      title,
      rows,
      query: { text: null, filters: [], sort: [], view: 'all' },
      selected: false,
      columns: columns
        .filter((column) => column.default_visible)
        .map(({ key, title_zh, title_en }) => ({ key, title: language() === 'en' ? title_en : title_zh })),
    });
  return (
    <button
      type="button"
      className="number"
      disabled={rows === 0}
      data-testid={ids.exportList(list)}
      onClick={open}
    >
      <span>{title}</span>
      <b>{count(rows)}</b>
      <small className="muted">{t('exports.whole')}</small>
    </button>
  );
}

const LOOK_BACK = 200;

function PastExports() {
  const ops = useRead('history', { limit: LOOK_BACK }).data?.ops ?? [];
  const exports = ops.filter(({ kind }) => kind === 'export_list');
  return (
    <div className="bench-panel">
      <Section title={t('exports.past')}>
        {exports.length === 0 && <p className="muted">{t('exports.none')}</p>}
        <table className="plain roomy">
          <tbody>
            {exports.map((op) => (
              <Line key={op.op} op={op} />
            ))}
          </tbody>
        </table>
      </Section>
    </div>
  );
}

function Line({ op }: { op: OpView }) {
  return (
    <tr data-testid={ids.pastExport}>
      <td>
        <DateCell at={op.at} />
      </td>
      <td className="wide">{inLanguage(op.summary)}</td>
      <td className="muted">{op.who}</td>
    </tr>
  );
}
