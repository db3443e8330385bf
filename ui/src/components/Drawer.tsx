/** A record beside its list: head (who, what state), body, foot with the next step. */
import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { explain } from '../api/errors';
import type { Failure } from '../api/errors';
import { t } from '../i18n';
import { ids } from '../testids';
import { EmptyState } from './EmptyState';

interface Props {
  title: ReactNode;
  who?: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
  onClose: () => void;
}

export function Drawer({ title, who, foot, children, onClose }: Props) {
  return (
    <aside className="drawer" data-drawer data-testid={ids.drawer}>
      <div className="drawer-head">
        <h2>
          {title}
          <button
            type="button"
            className="drawer-close"
            data-testid={ids.drawerClose}
            aria-label={t('action.close')}
            onClick={onClose}
          >
            Esc
          </button>
        </h2>
        {who !== undefined && <div className="drawer-who">{who}</div>}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolled region has to be reachable */}
      <div className="drawer-body" tabIndex={0} role="region" aria-label={t('action.details')}>
        {children}
      </div>
      {foot !== undefined && <div className="drawer-foot">{foot}</div>}
    </aside>
  );
}

export function DrawerSkeleton() {
  return (
    <aside className="drawer" aria-busy>
      <div className="drawer-head">
        <i className="bone" />
      </div>
      <div className="drawer-body stack">
        {['a', 'b', 'c', 'd'].map((key) => (
          <i key={key} className="bone" />
        ))}
      </div>
    </aside>
  );
}

/** Waits for a record, says why it is not there, and hands it on. */
export function WhenRead<T>(props: {
  result: UseQueryResult<T, Failure>;
  onClose: () => void;
  children: (value: T) => ReactNode;
}) {
  const { result, onClose, children } = props;
  if (result.data !== undefined) return children(result.data);
  if (!result.isError) return <DrawerSkeleton />;
  return (
    <Drawer title={t('error.title')} onClose={onClose}>
      <EmptyState title={t('error.part')} hint={explain(result.error)}>
        <button type="button" className="button" onClick={() => void result.refetch()}>
          {t('action.retry')}
        </button>
      </EmptyState>
    </Drawer>
  );
}
