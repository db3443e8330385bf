/** The first rows as the other program gets them; columns in which nothing stands are left out. */
import type { ExportLayoutReport } from '../../api/bindings.gen';

export function FirstRows({ report }: { report: ExportLayoutReport }) {
  const filled = report.headers
    .map((header, index) => ({ header, index }))
    .filter(({ index }) => report.sample.some(({ cells }) => cells[index] != null));
  if (filled.length === 0) return null;
  return (
    <div className="sample first-rows">
      <table className="plain">
        <thead>
          <tr>
            {filled.map(({ header, index }) => (
              <th key={index}>{header}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.sample.map(({ line, cells }) => (
            <tr key={line}>
              {filled.map(({ index }) => (
                <td key={index}>{cells[index]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
