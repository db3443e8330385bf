/** The columns of a layout of files out, from left to right: heading, what it holds, what it must be. */
import type { ExportField } from '../../../api/bindings.gen';
import { Tag } from '../../../components/Tag';
import { t } from '../../../i18n';
import { inLanguage } from '../../../shell/undo';
import { ids } from '../../../testids';
import { add, changeColumn, move, remove } from './state';
import type { Row, Work } from './state';

/** No field has such a code. */
const FIXED = '=';

export function OutColumns({ work }: { work: Work }) {
  return (
    <section className="section">
      <h3>{t('out.columns', { n: work.rows.length })}</h3>
      <table className="plain out-columns">
        <thead>
          <tr>
            <th>{t('out.column')}</th>
            <th>{t('out.content')}</th>
            <th>{t('out.required')}</th>
            <th>{t('out.max')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {work.rows.map((row, index) => (
            <Line key={row.id} row={row} index={index} work={work} />
          ))}
        </tbody>
      </table>
      <button type="button" className="button" data-testid={ids.outAdd} onClick={() => add(work)}>
        {t('out.add')}
      </button>
    </section>
  );
}

function Line({ row, index, work }: { row: Row; index: number; work: Work }) {
  const { column, id } = row;
  const name = column.header;
  const at = { column: name };
  return (
    <tr data-testid={ids.outColumn} data-header={name}>
      <td>
        <input
          className="input"
          aria-label={t('out.column')}
          aria-invalid={work.fault?.column === index}
          value={name}
          onChange={({ target }) => changeColumn(work, id, { header: target.value })}
        />
      </td>
      <td>
        <Content row={row} work={work} />
      </td>
      <td>
        <input
          type="checkbox"
          className="tickbox"
          aria-label={t('out.required')}
          checked={column.required}
          onChange={({ target }) => changeColumn(work, id, { required: target.checked })}
        />
      </td>
      <td>
        <input
          className="input num out-max"
          inputMode="numeric"
          aria-label={t('out.max')}
          placeholder={t('out.max_none')}
          value={column.max ?? ''}
          onChange={({ target }) => changeColumn(work, id, { max: limit(target.value) })}
        />
      </td>
      <td className="row-ends">
        <Step label={t('out.up', at)} sign="↑" off={index === 0} run={() => move(work, id, -1)} />
        <Step
          label={t('out.down', at)}
          sign="↓"
          off={index === work.rows.length - 1}
          run={() => move(work, id, 1)}
        />
        <Step label={t('out.remove', at)} sign="✕" off={false} run={() => remove(work, id)} />
      </td>
    </tr>
  );
}

/** `null` for no limit. */
function limit(text: string): number | null {
  const digits = text.replace(/\D/g, '').slice(0, 5);
  return digits === '' || Number(digits) === 0 ? null : Number(digits);
}

function Step(props: { label: string; sign: string; off: boolean; run: () => void }) {
  return (
    <button
      type="button"
      className="step"
      aria-label={props.label}
      title={props.label}
      disabled={props.off}
      onClick={props.run}
    >
      {props.sign}
    </button>
  );
}

/** A field of the record, a text that is always the same, or nothing. */
function Content({ row: { id, column, guessed }, work }: { row: Row; work: Work }) {
  const [first, ...rest] = column.from;
  const fixed = first === undefined && column.text !== '';
  const names = rest.map((code) => nameOf(work.fields, code));
  const choose = (code: string) => {
    if (code === FIXED) changeColumn(work, id, { from: [], text: column.text || column.header });
    else if (code === '') changeColumn(work, id, { from: [], text: '', required: false });
    else changeColumn(work, id, { from: [code], text: '' });
  };
  return (
    <span className="inline">
      <select
        className="input compact"
        aria-label={t('out.content_of', { column: column.header })}
        value={first ?? (fixed ? FIXED : '')}
        onChange={({ target }) => choose(target.value)}
      >
        <option value="">{t('out.blank')}</option>
        <option value={FIXED}>{t('out.fixed')}</option>
        {work.fields.map(({ field, title }) => (
          <option key={field} value={field}>
            {inLanguage(title)}
          </option>
        ))}
      </select>
      {fixed && (
        <input
          className="input"
          aria-label={t('out.fixed_text', { column: column.header })}
          value={column.text}
          onChange={({ target }) => changeColumn(work, id, { text: target.value })}
        />
      )}
      {guessed && <Tag tone="warn">{t('out.guessed')}</Tag>}
      {names.length > 0 && (
        <span className="muted small">{t('out.otherwise', { names: names.join(t('list.separator')) })}</span>
      )}
      {column.one_of.length > 0 && (
        <span className="muted small" title={column.one_of.join('\n')}>
          {t('out.words', { n: column.one_of.length })}
        </span>
      )}
    </span>
  );
}

function nameOf(fields: readonly ExportField[], code: string): string {
  const known = fields.find(({ field }) => field === code);
  return known === undefined ? code : inLanguage(known.title);
}
