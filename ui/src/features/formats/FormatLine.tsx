/** One layout: what it needs, how sure it is, when it last worked; a sample; one's own can be changed. */
import { useState } from 'react';
import { backend } from '../../api/backend';
import type { FormatView } from '../../api/bindings.gen';
import { write } from '../../api/mutations';
import { ask } from '../../api/queries';
import { DateCell } from '../../components/DateCell';
import { Editable } from '../../components/Editable';
import { Tag } from '../../components/Tag';
import { toast } from '../../components/toasts';
import { label, t } from '../../i18n';
import { inLanguage, toastFailure, toastWritten } from '../../shell/undo';
import { ids } from '../../testids';
import { TABLES } from '../imports/tables';
import { LAYOUT } from './files';
import { OutDetails } from './out/OutDetails';
import { openLayout, openText } from './out/state';
import { openWizard } from './state';
import { Names } from './Names';

export function FormatLine({ format }: { format: FormatView }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="format-line" data-testid={ids.formatLine} data-key={format.key}>
      <button type="button" className="format-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="cut">
          {open ? '▾' : '▸'} {inLanguage(format.title)}
        </span>
        <span className="muted">{label('format_kind', format.kind)}</span>
        <span className="muted">{label('format_direction', format.direction)}</span>
        <Confidence format={format} />
        <LastUsed format={format} />
      </button>
      {open && <Details format={format} />}
    </div>
  );
}

function Confidence({ format }: { format: FormatView }) {
  if (format.problem !== null) return <Tag tone="bad">{t('formats.broken')}</Tag>;
  const tone = format.own
    ? 'mute'
    : format.confidence === 'real'
      ? 'ok'
      : format.confidence === 'memory'
        ? 'warn'
        : 'mute';
  return <Tag tone={tone}>{label('confidence', format.own ? 'own' : format.confidence)}</Tag>;
}

function LastUsed({ format: { last_used: last, direction } }: { format: FormatView }) {
  const out = direction === 'export';
  if (last === null) return <span className="muted">{t('formats.never_used')}</span>;
  return (
    <span className="muted" title={last.file}>
      {t(out ? 'formats.used_out' : 'formats.used', { n: last.rows })} <DateCell at={last.at} />
    </span>
  );
}

function Details({ format }: { format: FormatView }) {
  if (format.problem !== null) {
    return (
      <div className="format-body">
        <p className="bad-text selectable">{inLanguage(format.problem)}</p>
        <OwnActions format={format} />
      </div>
    );
  }
  if (format.direction === 'export') {
    return (
      <div className="format-body">
        <OutDetails format={format} />
        <div className="inline wrap">
          <Saves format={format} />
          <button
            type="button"
            className="button"
            data-testid={ids.formatSaveAs}
            onClick={() => void openLayout(format.key, true)}
          >
            {t('formats.save_as')}
          </button>
          {format.own && <OwnActions format={format} />}
        </div>
      </div>
    );
  }
  const names = (of: (column: FormatView['columns'][number]) => boolean) =>
    format.columns
      .filter(of)
      .map(({ header }) => header.trim())
      .join(t('list.separator'));
  return (
    <div className="format-body">
      <p>
        {label('confidence_why', format.own ? 'own' : format.confidence)}{' '}
        {t('formats.facts', { date: format.facts_date })}
      </p>
      <Names title={t('formats.needs')} names={names(({ required }) => required)} />
      <Names title={t('formats.reads')} names={names(({ field, required }) => field !== null && !required)} />
      <Names title={t('formats.keeps')} names={names(({ field }) => field === null)} />
      <p className="muted">
        {t('formats.seen_in', { encodings: format.encodings.join(t('list.separator')) })}
        {' · '}
        <span className="selectable">{format.key}</span>
      </p>
      <div className="inline">
        <Saves format={format} />
        {format.own && <OwnActions format={format} />}
      </div>
    </div>
  );
}

function Saves({ format }: { format: FormatView }) {
  return (
    <>
      <button
        type="button"
        className="button"
        data-testid={ids.formatSample}
        onClick={() => void save(format, 'format_sample')}
      >
        {t('formats.sample')}
      </button>
      <button type="button" className="button" onClick={() => void save(format, 'format_export')}>
        {t('formats.pass_on')}
      </button>
    </>
  );
}

function OwnActions({ format }: { format: FormatView }) {
  const key = format.key;
  const remove = () =>
    write('format_delete', { key }).then(
      ({ op }) => toastWritten(t('formats.deleted', { title: inLanguage(format.title) }), op),
      toastFailure,
    );
  const rename = (title: string) =>
    write('format_rename', { key, title }).then(
      ({ op }) => toastWritten(t('formats.saved', { title }), op),
      toastFailure,
    );
  const out = format.direction === 'export';
  const remap = async () => {
    const [path] = await backend().pickFiles(TABLES, false);
    if (path !== undefined) await openWizard(path, key, inLanguage(format.title), format.platform);
  };
  return (
    <>
      {format.problem === null && !out && (
        <button type="button" className="button" onClick={() => void remap()}>
          {t('formats.remap')}
        </button>
      )}
      {out && <Change format={format} />}
      {format.problem === null && (
        <Editable
          value={inLanguage(format.title)}
          label={t('formats.title')}
          placeholder={t('formats.title')}
          onSave={(title) => void rename(title)}
        />
      )}
      <span className="spacer" />
      <button type="button" className="button" data-testid={ids.formatDelete} onClick={() => void remove()}>
        {t('formats.delete')}
      </button>
    </>
  );
}

async function save(format: FormatView, command: 'format_sample' | 'format_export'): Promise<void> {
  const sample = command === 'format_sample';
  const name = `${format.key}.${sample ? format.ending : 'toml'}`;
  const kind = sample ? { name: format.ending, extensions: [format.ending] } : LAYOUT;
  const to = await backend().pickTarget(name, kind);
  if (to === null) return;
  ask(command, { key: format.key, direction: format.direction, to }).then(
    ({ path }) => toast({ text: t('formats.written', { path }) }),
    toastFailure,
  );
}

/** A broken one can only be put right as text. */
function Change({ format: { key, problem } }: { format: FormatView }) {
  const open = () => (problem === null ? openLayout(key, false) : openText(key, inLanguage(problem)));
  return (
    <button type="button" className="button" data-testid={ids.formatEdit} onClick={() => void open()}>
      {t(problem === null ? 'formats.edit' : 'formats.edit_text')}
    </button>
  );
}
