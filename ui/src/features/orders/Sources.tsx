import type { SourceRow } from '../../api/bindings.gen';
import { DateCell } from '../../components/DateCell';
import { Facts } from '../../components/Facts';
import { FoldedSection } from '../../components/Section';
import { t } from '../../i18n';

/** Every cell of the file's row as it was, so that each value can be traced. */
export function Sources({ sources }: { sources: readonly SourceRow[] }) {
  if (sources.length === 0) return null;
  return (
    <FoldedSection title={t('orders.sources')}>
      {() =>
        sources.map((row) => (
          <div key={`${row.op}${row.file}${row.line}`} className="source">
            <p className="muted small">
              {t('orders.source_line', { file: row.file, line: row.line })} <DateCell at={row.at} />
            </p>
            <Facts rows={row.cells.map(({ header, value }) => [header, value] as const)} />
          </div>
        ))
      }
    </FoldedSection>
  );
}
