import type { FilePreview } from '../../api/bindings.gen';
import { t } from '../../i18n';
import { inLanguage } from '../../shell/undo';

/** The first rows, as they would look in the book. */
export function Sample({ file }: { file: FilePreview }) {
  if (file.sample.length === 0) return null;
  return (
    <section className="section">
      <h3>{t('imports.sample')}</h3>
      <div className="sample">
        <table className="plain">
          <thead>
            <tr>
              {file.sample_columns.map(({ key, title, numeric }) => (
                <th key={key} className={numeric ? 'num' : ''}>
                  {inLanguage(title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {file.sample.map(({ line, cells }) => (
              <tr key={line}>
                {file.sample_columns.map(({ key, numeric }, index) => (
                  <td key={key} className={numeric ? 'num' : ''} title={cells[index] ?? ''}>
                    {cells[index] ?? t('grid.none')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
