/** Imports of the past: what each brought, and the way to take it back. */
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ImportView } from '../../api/bindings.gen';
import { explain } from '../../api/errors';
import { ask } from '../../api/queries';
import { DateCell } from '../../components/DateCell';
import { none } from '../../components/grid/cells';
import { EmptyState } from '../../components/EmptyState';
import { count } from '../../components/format';
import { Section } from '../../components/Section';
import { Tag } from '../../components/Tag';
import { t } from '../../i18n';
import { openUndo } from '../../shell/dialogs';
import { inLanguage } from '../../shell/undo';
import { ids } from '../../testids';
import { saveRejects } from './Done';

function useImports() {
  return useInfiniteQuery({
    queryKey: ['imports_list', 'all'],
    queryFn: ({ pageParam }) => ask('imports_list', { before: pageParam, limit: 30 }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function PastImports() {
  const { data, isError, error, refetch, hasNextPage, fetchNextPage } = useImports();
  const imports = data?.pages.flatMap((page) => page.imports) ?? [];
  if (isError) {
    return (
      <EmptyState title={t('error.part')} hint={explain(error)}>
        <button type="button" className="button" onClick={() => void refetch()}>
          {t('action.retry')}
        </button>
      </EmptyState>
    );
  }
  if (imports.length === 0) return null;
  return (
    <div className="bench-panel">
      <Section title={t('imports.past')}>
        <table className="plain roomy">
          <thead>
            <tr>
              <th>{t('imports.when')}</th>
              <th>{t('imports.files')}</th>
              <th>{t('imports.shop')}</th>
              <th className="num">{t('imports.row_count')}</th>
              <th className="num">{t('imports.new_orders')}</th>
              <th className="num">{t('imports.changed_orders')}</th>
              <th>{t('imports.who')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {imports.map((one) => (
              <Line key={one.op} one={one} />
            ))}
          </tbody>
        </table>
        {hasNextPage && (
          <button type="button" className="link" onClick={() => void fetchNextPage()}>
            {t('imports.earlier')}
          </button>
        )}
      </Section>
    </div>
  );
}

function Line({ one }: { one: ImportView }) {
  const undone = one.undone_by !== null;
  return (
    <tr data-testid={ids.pastImport} data-op={one.op} className={undone ? 'muted' : ''}>
      <td>
        <DateCell at={one.at} />
      </td>
      <td className="wide" title={one.files.join('\n')}>
        {one.files.join(t('list.separator'))}
        {one.format !== null && <small className="muted"> {inLanguage(one.format.title)}</small>}
      </td>
      <td>{one.shop ?? none()}</td>
      <td className="num">{count(one.rows)}</td>
      <td className="num">{count(one.orders.created)}</td>
      <td className="num">{count(one.orders.updated)}</td>
      <td>{one.who ?? none()}</td>
      <td className="row-ends">
        {one.rejected_rows > 0 && !undone && (
          <button type="button" className="link" onClick={() => void saveRejects(one.op)}>
            {t('imports.to_fix', { n: count(one.rejected_rows) })}
          </button>
        )}
        {undone ? (
          <Tag>{t('history.undone')}</Tag>
        ) : (
          <button
            type="button"
            className="link"
            data-testid={ids.importRevert}
            onClick={() => openUndo(one.op)}
          >
            {t('imports.revert')}
          </button>
        )}
      </td>
    </tr>
  );
}
