/** Every known layout, by marketplace: what it needs, how sure it is, when it last worked here. */
import { useState } from 'react';
import { backend } from '../../api/backend';
import type { FormatView } from '../../api/bindings.gen';
import { write } from '../../api/mutations';
import { useRead } from '../../api/queries';
import { keyText, useKeys } from '../../components/keys';
import { codesOf, hasLabel, label, t } from '../../i18n';
import { Page } from '../../shell/Page';
import { toastFailure, toastWritten } from '../../shell/undo';
import { ids } from '../../testids';
import { Choice } from '../cases/form';
import { TABLES } from '../imports/tables';
import { FormatLine } from './FormatLine';
import { openWizard, wizard } from './state';
import { LAYOUT } from './files';
import { OutEditor } from './out/OutEditor';
import { openTemplate, outEditor } from './out/state';
import { Wizard } from './Wizard';

async function fromFile(): Promise<void> {
  const [path] = await backend().pickFiles(TABLES, false);
  if (path !== undefined) await openWizard(path);
}

/** An empty template of a courier or tool, which becomes a layout of files out. */
async function fromTemplate(): Promise<void> {
  const [path] = await backend().pickFiles(TABLES, false);
  if (path !== undefined)
    await openTemplate({ path, sheet: null, header_line: null, list: null, below: null });
}

async function takeOver(): Promise<void> {
  const [path] = await backend().pickFiles(LAYOUT, false);
  if (path === undefined) return;
  write('format_import', { path }).then(
    ({ op, key }) => toastWritten(t('formats.saved', { title: key }), op),
    toastFailure,
  );
}

export default function FormatsPage() {
  const now = wizard.use();
  const out = outEditor.use();
  const idle = now.at === 'closed' && out.at === 'closed';
  useKeys({ n: () => (idle ? void fromFile() : false) });
  return (
    <Page
      title={t('nav.formats')}
      primary={
        idle && (
          <>
            <button type="button" className="button" onClick={() => void takeOver()}>
              {t('formats.take_over')}
            </button>
            <button
              type="button"
              className="button"
              data-testid={ids.formatTemplate}
              onClick={() => void fromTemplate()}
            >
              {t('formats.from_template')}
            </button>
            <button
              type="button"
              className="button primary"
              data-testid={ids.formatNew}
              onClick={() => void fromFile()}
            >
              {t('formats.new')} <span className="hint">{keyText('n')}</span>
            </button>
          </>
        )
      }
    >
      {/* What was scrolled in one of them is not scrolled in another. */}
      <div className="page-body" key={`${out.at === 'closed'} ${now.at === 'closed'}`}>
        {out.at !== 'closed' ? <OutEditor now={out} /> : now.at === 'closed' ? <All /> : <Wizard now={now} />}
      </div>
    </Page>
  );
}

function All() {
  const formats = useRead('formats_list', {}).data ?? [];
  const [text, setText] = useState('');
  const [way, setWay] = useState<'all' | 'import' | 'export'>('all');
  const wanted = text.trim().toLowerCase();
  const shown = formats.filter(
    ({ key, title, platform, direction }) =>
      (way === 'all' || direction === way || direction === 'both') &&
      (wanted === '' ||
        [key, title.zh, title.en, label('platform', platform)].some((one) =>
          one.toLowerCase().includes(wanted),
        )),
  );
  return (
    <div className="sheet">
      <div className="inline">
        <input
          className="input formats-find"
          type="search"
          aria-label={t('formats.find')}
          placeholder={t('formats.find')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Choice group="formats_way" testid={ids.formatWay} value={way} onChange={setWay} />
        <span className="muted">{t('formats.lead', { n: shown.length })}</span>
      </div>
      {groups(shown).map(({ name, formats: some }) => (
        <section key={name} className="bench-panel stack">
          <h2>{name}</h2>
          <div>
            {some.map((format) => (
              <FormatLine key={`${format.direction} ${format.key}`} format={format} />
            ))}
          </div>
        </section>
      ))}
      {shown.length === 0 && formats.length > 0 && <p className="muted">{t('formats.none')}</p>}
    </div>
  );
}

/** One's own first, then by marketplace in the order in which these are named everywhere. */
function groups(formats: readonly FormatView[]): { name: string; formats: FormatView[] }[] {
  const order = codesOf('platform');
  const rest = formats.map(({ platform }) => platform).filter((code) => !hasLabel('platform', code));
  const own = { name: t('formats.own'), formats: formats.filter((format) => format.own) };
  const general = ({ direction, platform }: FormatView) => direction === 'export' && platform === 'other';
  const builtin = formats.filter((format) => !format.own);
  const others = [...order, ...new Set(rest)].map((platform) => ({
    name: label('platform', platform),
    formats: builtin.filter((format) => format.platform === platform && !general(format)),
  }));
  // Couriers, labels, text messages: files for no marketplace.
  const out = { name: t('formats.general'), formats: builtin.filter(general) };
  return [own, ...others, out].filter((group) => group.formats.length > 0);
}
