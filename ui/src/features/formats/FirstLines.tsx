/** The first rows as they are: the header is among them, found or pointed at. */
import { count } from '../../components/format';
import { t } from '../../i18n';
import { ids } from '../../testids';
import type { Asked, Work } from './state';

const SHOWN = 8;

export function FirstLines({ work, again }: { work: Work; again: (part: Partial<Asked>) => void }) {
  const { head, header_line, notes_above } = work.guess;
  const last = Math.max(SHOWN, head.findIndex(({ line }) => line === header_line) + 4);
  return (
    <section className="section">
      <h3>{t('formats.first_lines')}</h3>
      <Where line={header_line} notes={notes_above} again={again} />
      <div className="sample">
        <table className="plain first-lines">
          <tbody>
            {head.slice(0, last).map(({ line, cells }) => (
              <tr key={line} className={line === header_line ? 'on' : undefined}>
                <td>
                  <button
                    type="button"
                    className="link"
                    aria-pressed={line === header_line}
                    title={t('formats.is_header')}
                    data-testid={ids.wizardLine(line)}
                    onClick={() => again({ header_line: line })}
                  >
                    {count(line)}
                  </button>
                </td>
                {cells.slice(0, 16).map((cell, n) => (
                  // Cells have no identity but their place.
                  // oxlint-disable-next-line react/no-array-index-key
                  <td key={n} title={cell}>
                    {cell}
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

/** Where the header stands, or that there is none: then columns are called by their letters. */
function Where({
  line,
  notes,
  again,
}: {
  line: number | null;
  notes: number;
  again: (part: Partial<Asked>) => void;
}) {
  if (line === null) return <p className="bad-text">{t('formats.no_header_line')}</p>;
  if (line === 0) return <p className="muted">{t('formats.headerless')}</p>;
  return (
    <p className="muted">
      {t('formats.header_line', { n: line })}
      {notes > 0 && ` ${t('formats.notes_above', { n: notes })}`}{' '}
      <button
        type="button"
        className="link"
        data-testid={ids.wizardHeaderless}
        onClick={() => again({ header_line: 0 })}
      >
        {t('formats.is_headerless')}
      </button>
    </p>
  );
}
