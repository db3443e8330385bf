/** Everything that was done: who, when, what it changed, and the way back. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OpView } from '../../api/bindings.gen';
import { explain } from '../../api/errors';
import { ask } from '../../api/queries';
import { DateCell } from '../../components/DateCell';
import { EmptyState } from '../../components/EmptyState';
import { count } from '../../components/format';
import { Tag } from '../../components/Tag';
import { hasLabel, t } from '../../i18n';
import { openUndo } from '../../shell/dialogs';
import { Page } from '../../shell/Page';
import { inLanguage } from '../../shell/undo';
import { ids } from '../../testids';
import { Change, ChangedRecord } from './Change';
import { tableName } from './UndoDialog';

function useOps() {
  return useInfiniteQuery({
    queryKey: ['history', 'all'],
    queryFn: ({ pageParam }) => ask('history', { before: pageParam, limit: 50 }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export default function HistoryPage() {
  return (
    <Page title={t('nav.history')}>
      <div className="page-body">
        <Ops />
      </div>
    </Page>
  );
}

function Ops() {
  const { data, isError, error, refetch, hasNextPage, fetchNextPage } = useOps();
  const ops = data?.pages.flatMap((page) => page.ops) ?? [];
  if (isError) {
    return (
      <EmptyState title={t('error.part')} hint={explain(error)}>
        <button type="button" className="button" onClick={() => void refetch()}>
          {t('action.retry')}
        </button>
      </EmptyState>
    );
  }
  if (data !== undefined && ops.length === 0) {
    return <EmptyState title={t('history.none')} hint={t('history.none_hint')} />;
  }
  return (
    <div className="sheet">
      <div className="bench-panel">
        <ol className="ops">
          {ops.map((op) => (
            <Op key={op.op} op={op} />
          ))}
        </ol>
        {hasNextPage && (
          <button type="button" className="link ops-more" onClick={() => void fetchNextPage()}>
            {t('history.earlier')}
          </button>
        )}
      </div>
    </div>
  );
}

/** The person, else the computer; one that has no name yet is this one. */
function whoDid({ who, device }: OpView): string {
  if (who !== null) return who;
  return device === '' ? t('history.this_computer') : device;
}

function Op({ op }: { op: OpView }) {
  const [open, setOpen] = useState(false);
  const undone = op.undone_by !== null;
  const hasMore = op.changes.length > 0 || Object.keys(op.inserted).length > 0;
  return (
    <li className="op" data-testid={ids.op} data-op={op.op} data-kind={op.kind}>
      <DateCell at={op.at} />
      <span className="op-who cut">{whoDid(op)}</span>
      <button
        type="button"
        className={undone ? 'op-what muted' : 'op-what'}
        disabled={!hasMore}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {hasMore && <i aria-hidden>{open ? '▾' : '▸'}</i>}
        {inLanguage(op.summary)}
      </button>
      <span className="op-end">
        {undone && <Tag>{t('history.undone')}</Tag>}
        {op.undoable && !undone && (
          <button type="button" className="link" data-testid={ids.opUndo} onClick={() => openUndo(op.op)}>
            {t('action.undo')}
          </button>
        )}
      </span>
      {open && <Details op={op} />}
    </li>
  );
}

function Details({ op }: { op: OpView }) {
  const inserted = Object.entries(op.inserted)
    .filter(([table]) => hasLabel('table', table))
    .map(([table, n]) => t('undo.table', { table: tableName(table), n }));
  const more = op.changes_total - op.changes.length;
  return (
    <div className="op-details">
      {inserted.length > 0 && <p>{t('history.inserted', { what: inserted.join(t('list.separator')) })}</p>}
      {op.changes.map((change) => (
        <p key={`${change.row}${change.field}`}>
          <ChangedRecord change={change} /> <Change change={change} />
        </p>
      ))}
      {more > 0 && <p className="muted">{t('history.more_changes', { n: count(more) })}</p>}
    </div>
  );
}
