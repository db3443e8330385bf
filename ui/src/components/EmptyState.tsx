import type { ReactNode } from 'react';
import { ids } from '../testids';

/** Nothing here: what that means and what to do next. */
export function EmptyState(props: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <div className="empty" data-testid={ids.gridEmpty}>
      <b>{props.title}</b>
      {props.hint !== undefined && <p>{props.hint}</p>}
      {props.children !== undefined && <div className="inline">{props.children}</div>}
    </div>
  );
}
