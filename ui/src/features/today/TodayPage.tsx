/** The work bench: what is open today, each number leading to the rows behind it. */
import { Link } from '../../shell/route/Link';
import type { ReactNode } from 'react';
import type { Today } from '../../api/bindings.gen';
import { useRead } from '../../api/queries';
import { today as dayOf } from '../../components/dates';
import { EmptyState } from '../../components/EmptyState';
import { count, money } from '../../components/format';
import { ImportButton } from '../../components/ImportButton';
import { explain } from '../../api/errors';
import { t } from '../../i18n';
import { Page } from '../../shell/Page';
import { ids } from '../../testids';
import { ComplaintLines, ReturnLines } from '../cases/records';
import { TaskLine } from '../cases/Tasks';
import { RecentImports } from './RecentImports';

export default function TodayPage() {
  const { data, isError, error, refetch } = useRead('today', {});
  return (
    <Page title={t('nav.today')}>
      <div className="page-body">
        {data !== undefined && <Bench data={data} />}
        {isError && (
          <EmptyState title={t('error.part')} hint={explain(error)}>
            <button type="button" className="button" onClick={() => void refetch()}>
              {t('action.retry')}
            </button>
          </EmptyState>
        )}
      </div>
    </Page>
  );
}

function Bench({ data }: { data: Today }) {
  return (
    <div className="bench">
      <Numbers data={data} />
      <div className="bench-columns">
        <Work data={data} />
        <Aside data={data} />
      </div>
    </div>
  );
}

function Work({ data }: { data: Today }) {
  const idle = data.returns.rows.length === 0 && data.complaints.rows.length === 0;
  return (
    <div className="bench-panel">
      <ReturnLines toDo returns={data.returns.rows} />
      <ComplaintLines toDo complaints={data.complaints.rows} />
      {idle && (
        <EmptyState title={t('today.idle')} hint={t('today.idle_hint')}>
          <ImportButton />
        </EmptyState>
      )}
    </div>
  );
}

function Numbers({ data }: { data: Today }) {
  const { returns, complaints, to_ship, week } = data;
  const sums = (amounts: Today['week']['paid']) =>
    amounts.length === 0 ? t('grid.none') : amounts.map(money).join(' + ');
  const since = [{ field: 'ordered_at', op: 'gte' as const, values: [dayOf(6)] }];
  return (
    <div className="numbers">
      <Number
        to="/returns"
        search={{ view: 'waiting_me' }}
        name={t('today.waiting_me')}
        value={count(returns.waiting_me)}
      />
      <Number
        to="/returns"
        search={{ view: 'open', s: { field: 'due_at', desc: false } }}
        name={t('today.due_today')}
        value={count(returns.due_today)}
        hint={returns.overdue > 0 ? t('today.overdue', { n: returns.overdue }) : undefined}
      />
      <Number
        to="/complaints"
        search={{ view: 'open' }}
        name={t('today.complaints')}
        value={count(complaints.open)}
      />
      <Number
        to="/orders"
        search={{ view: 'to_ship' }}
        name={t('today.to_ship')}
        value={count(to_ship.count)}
      />
      <Number
        to="/orders"
        search={{ f: since }}
        name={t('today.week_orders')}
        value={count(week.orders)}
        hint={t('today.week_money', { paid: sums(week.paid), refunded: sums(week.refunded) })}
      />
    </div>
  );
}

interface NumberProps {
  to: '/returns' | '/complaints' | '/orders';
  search: object;
  name: string;
  value: string;
  hint?: string | undefined;
}

function Number({ to, search, name, value, hint }: NumberProps) {
  return (
    <Link to={to} search={search} className="number" draggable={false} data-testid={ids.number}>
      <span>{name}</span>
      <b>{value}</b>
      <small className="muted">{hint}</small>
    </Link>
  );
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="bench-panel">
      <section className="section">
        <h3>{title}</h3>
        {children}
      </section>
    </section>
  );
}

function Aside({ data }: { data: Today }) {
  return (
    <div className="stack">
      <Panel title={t('task.title')}>
        {data.tasks.length === 0 && <p className="muted">{t('today.no_tasks')}</p>}
        {data.tasks.map((task) => (
          <TaskLine key={task.id} task={task} />
        ))}
      </Panel>
      <Panel title={t('today.imports')}>
        <RecentImports imports={data.recent_imports} />
      </Panel>
    </div>
  );
}
