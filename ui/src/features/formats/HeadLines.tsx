/** The first lines of a file, of which a person picks the one that names the columns. */
import type { HeadLine } from '../../api/bindings.gen';
import { count } from '../../components/format';

const MOST_CELLS = 16;

interface Props {
  lines: readonly HeadLine[];
  header: number | null;
  onPick: (line: number) => void;
  testid: (line: number) => string;
  /** What picking a line means. */
  hint?: string;
}

export function HeadLines({ lines, header, onPick, testid, hint }: Props) {
  return (
    <div className="sample">
      <table className="plain first-lines">
        <tbody>
          {lines.map(({ line, cells }) => (
            <tr key={line} className={line === header ? 'on' : undefined}>
              <td>
                <button
                  type="button"
                  className="link"
                  aria-pressed={line === header}
                  title={hint}
                  data-testid={testid(line)}
                  onClick={() => onPick(line)}
                >
                  {count(line)}
                </button>
              </td>
              {cells.slice(0, MOST_CELLS).map((cell, n) => (
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
  );
}
