/** What files would do: recognised as what, what they would make and change, how the first rows look, what is wrong. */
import { useState } from 'react';
import type { FilePreview, ImportPreview } from '../../api/bindings.gen';
import { explain } from '../../api/errors';
import { bytes, count } from '../../components/format';
import { keyText, useKeys } from '../../components/keys';
import { t } from '../../i18n';
import type { MessageKey } from '../../i18n';
import { inLanguage } from '../../shell/undo';
import { ids } from '../../testids';
import { DateChoice } from './DateChoice';
import { FormatChoice } from './FormatChoice';
import { MapColumns } from './MapColumns';
import { Problems } from './Problems';
import { Sample } from './Sample';
import { ShopChoice } from './ShopChoice';
import { apply, startOver } from './state';
import type { Wanted } from './state';
import { Tallies } from './Tallies';

interface Props {
  wanted: Wanted;
  preview: ImportPreview;
}

export function Preview({ wanted, preview }: Props) {
  return (
    <div className="sheet" data-testid={ids.importPreview}>
      {preview.files.map((file) => (
        <FileSheet key={`${file.path} ${file.sheet}`} file={file} wanted={wanted} />
      ))}
      <Decide wanted={wanted} preview={preview} />
    </div>
  );
}

function FileSheet({ file, wanted }: { file: FilePreview; wanted: Wanted }) {
  return (
    <section className="bench-panel">
      <h2 className="file-name cut" title={file.path}>
        {file.name}
      </h2>
      <p className="file-facts" data-testid={ids.importFormat} data-format={file.format?.key}>
        {factsOf(file).join(' · ')}
      </p>
      {file.error === null ? (
        <Understood file={file} />
      ) : (
        <p className="bad-text" data-testid={ids.importError} data-code={file.error.code}>
          {explain(file.error)}
        </p>
      )}
      <DateChoice file={file} wanted={wanted} />
      {(file.error === null || file.error.code === 'format_unknown') && (
        <div className="inline">
          <FormatChoice file={file} wanted={wanted} />
          <MapColumns file={file} />
        </div>
      )}
    </section>
  );
}

function factsOf(file: FilePreview): string[] {
  const facts = [file.format === null ? t('imports.unknown_format') : inLanguage(file.format.title)];
  if (file.encoding !== null) facts.push(file.encoding);
  if (file.sheet !== null) facts.push(t('imports.sheet', { name: file.sheet }));
  facts.push(t('imports.rows', { n: file.rows }), bytes(file.bytes));
  if (file.skipped > 0) facts.push(t('imports.skipped', { n: file.skipped }));
  return facts;
}

function Understood({ file }: { file: FilePreview }) {
  return (
    <>
      <div className="preview-top">
        <Tallies of={file} />
        <ColumnsRead file={file} />
      </div>
      {/* Before the rows: what does not go in must not be missed below twenty that do. */}
      <Problems
        total={file.problems_total}
        problems={file.problems.map(({ line, column, code, message, severity }) => ({
          line,
          column,
          code,
          text: inLanguage(message),
          rejects: severity === 'reject',
        }))}
      />
      <Sample file={file} />
    </>
  );
}

/** Why nothing would come of it, where that is so: there is nothing, nothing can be read, nothing is new. */
function bringsNothing(file: FilePreview): MessageKey | null {
  const { orders, customers, lines, returns, bills } = file;
  if ([orders, customers, lines, returns, bills].some(({ created, updated }) => created + updated > 0))
    return null;
  if (file.rows - file.skipped === 0) return 'imports.no_rows';
  return file.rows - file.skipped === file.rejected_rows ? 'imports.no_good_rows' : 'imports.nothing_new';
}

/** Which columns are read, which are only kept, which are missing. */
function ColumnsRead({ file }: { file: FilePreview }) {
  const [open, setOpen] = useState(false);
  const nothing = bringsNothing(file);
  const read = file.columns.filter(({ state }) => state === 'matched');
  const kept = file.columns.filter(({ state }) => state !== 'matched').map(({ header }) => header);
  return (
    <div className="columns-read">
      {nothing !== null && <b data-testid={ids.importNothing}>{t(nothing)}</b>}
      <p>{t('imports.columns_read', { n: read.length, all: file.columns.length })}</p>
      {kept.length > 0 && (
        <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('imports.columns_kept', { n: kept.length })}
        </button>
      )}
      {open && <p className="muted selectable">{kept.join(t('list.separator'))}</p>}
      {file.missing.length > 0 && (
        <p className="muted">
          {t('imports.columns_missing', { names: file.missing.join(t('list.separator')) })}
        </p>
      )}
    </div>
  );
}

/** Shop, strictness, and the one step that writes, named by what it does. */
function Decide({ wanted, preview }: Props) {
  const [strict, setStrict] = useState(false);
  const rows = preview.files.reduce((sum, file) => sum + file.rows - file.skipped - file.rejected_rows, 0);
  const rejected = preview.files.reduce((sum, file) => sum + file.rejected_rows, 0);
  const readable = preview.files.some(({ error }) => error === null);
  const ready = preview.ready && !(strict && rejected > 0) && rows > 0;
  const go = () => void apply({ ...wanted, strict }, preview);
  useKeys({ escape: startOver, 'mod+enter': () => (ready ? go() : false) });
  return (
    <div className="decide">
      {readable && <ShopChoice wanted={wanted} preview={preview} />}
      {rejected > 0 && (
        <label className="inline">
          <input type="checkbox" className="tickbox" checked={strict} onChange={() => setStrict(!strict)} />
          {t('imports.strict')}
        </label>
      )}
      <span className="spacer" />
      <button type="button" className="button" data-testid={ids.importCancel} onClick={startOver}>
        {t('imports.put_away')}
      </button>
      {readable && (
        <button
          type="button"
          className="button primary"
          disabled={!ready}
          data-testid={ids.importApply}
          title={keyText('mod+enter')}
          onClick={go}
        >
          {rejected > 0
            ? t('imports.apply_but', { n: count(rows), rejected: count(rejected) })
            : t('imports.apply', { n: count(rows) })}
        </button>
      )}
    </div>
  );
}
