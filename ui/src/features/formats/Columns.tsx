/** Each column with its first values, the field that it seems to fill, and how sure that is. */
import type { GuessedColumn } from '../../api/bindings.gen';
import { Tag } from '../../components/Tag';
import type { Tone } from '../../components/Tag';
import { label, t } from '../../i18n';
import { inLanguage } from '../../shell/undo';
import { ids } from '../../testids';
import { assign } from './state';
import type { Work } from './state';

export function Columns({ work }: { work: Work }) {
  const read = Object.keys(work.fields).length;
  return (
    <section className="section">
      <h3>{t('formats.columns', { n: read, all: work.guess.columns.length })}</h3>
      <table className="plain mapping">
        <thead>
          <tr>
            <th>{t('formats.column')}</th>
            <th>{t('formats.samples')}</th>
            <th>{t('formats.field')}</th>
            <th>{t('formats.sure')}</th>
          </tr>
        </thead>
        <tbody>
          {work.guess.columns.map((column) => (
            <Line key={column.index} column={column} work={work} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Line({ column, work }: { column: GuessedColumn; work: Work }) {
  const field = work.fields[column.index] ?? '';
  const offered = work.guess.fields.filter(({ field: code }) => column.others.includes(code));
  const rest = work.guess.fields.filter(({ field: code }) => !column.others.includes(code));
  return (
    <tr data-testid={ids.wizardColumn} data-header={column.header}>
      <td title={column.header}>
        {column.header === '' ? <i className="muted">{t('formats.no_header')}</i> : column.header}
      </td>
      <td className="muted" title={column.samples.join('\n')}>
        {column.samples.join(t('list.separator'))}
      </td>
      <td>
        <select
          className="input compact"
          aria-label={t('formats.field_of', { column: column.header })}
          disabled={column.header === ''}
          value={field}
          onChange={(event) => assign(work, column.index, event.target.value)}
        >
          <option value="">{t('formats.only_kept')}</option>
          {[...offered, ...rest].map((one) => (
            <option key={one.field} value={one.field}>
              {inLanguage(one.title)}
            </option>
          ))}
        </select>
      </td>
      <td>
        <Sure column={column} field={field} work={work} />
      </td>
    </tr>
  );
}

/** The guess's confidence and reason; a field that a person chose needs neither. */
function Sure({ column, field, work }: { column: GuessedColumn; field: string; work: Work }) {
  const maybe = work.guess.fields.find((one) => one.field === column.others[0]);
  const free = maybe !== undefined && !Object.values(work.fields).includes(maybe.field);
  if (field !== (column.field ?? '')) return <Tag tone="info">{label('because', 'chosen')}</Tag>;
  if (field === '' && free && column.header !== '') {
    return (
      <button type="button" className="link" onClick={() => assign(work, column.index, maybe.field)}>
        {t('formats.maybe', { field: inLanguage(maybe.title) })}
      </button>
    );
  }
  if (field === '') return <span className="muted">{t('formats.kept')}</span>;
  return (
    <span className="inline">
      <Tag tone={tone(column.confidence)}>{t('formats.percent', { n: column.confidence })}</Tag>
      <span className="muted small">{label('because', column.because)}</span>
    </span>
  );
}

function tone(confidence: number): Tone {
  if (confidence >= 85) return 'ok';
  return confidence >= 65 ? 'info' : 'warn';
}
