import type { FilePreview, SampleColumn } from '../../api/bindings.gen';
import { none } from '../../components/grid/cells';
import { CopyableId } from '../../components/CopyableId';
import { DateCell } from '../../components/DateCell';
import { money } from '../../components/format';
import { t } from '../../i18n';
import { inLanguage } from '../../shell/undo';

/** The first rows, as they would look in the book. */
export function Sample({ file }: { file: FilePreview }) {
  if (file.sample.length === 0) return null;
  // What the file does not have would be a column of dashes.
  const columns = file.sample_columns
    .map((column, index) => ({ ...column, index }))
    .filter(({ index }) => file.sample.some(({ cells }) => cells[index] != null));
  return (
    <section className="section">
      <h3>{t('imports.sample')}</h3>
      <div className="sample">
        <table className="plain">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} className={alignOf(column)}>
                  {inLanguage(column.title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {file.sample.map(({ line, cells }) => (
              <tr key={line}>
                {columns.map((column) => (
                  <Cell key={column.key} column={column} text={cells[column.index] ?? null} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function alignOf({ kind }: SampleColumn): string {
  if (kind === 'text') return 'rest';
  return kind === 'money' || kind === 'number' ? 'num' : '';
}

function Cell({ column, text }: { column: SampleColumn; text: string | null }) {
  return (
    <td className={alignOf(column)} title={column.kind === 'text' ? (text ?? undefined) : undefined}>
      {text === null ? none() : drawn(column, text)}
    </td>
  );
}

/** `135.00`, or `135.00 USD` where it is not counted in yuan. */
function amountOf(text: string) {
  const [amount = text, currency = 'CNY'] = text.split(' ');
  return { amount, currency };
}

/** The way the lists draw it. */
function drawn({ kind }: SampleColumn, text: string) {
  if (kind === 'id') return <CopyableId value={text} />;
  if (kind === 'date') return <DateCell at={text} />;
  if (kind === 'money') return money(amountOf(text));
  return text;
}
