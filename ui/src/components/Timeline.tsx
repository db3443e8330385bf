import type { ReactNode } from 'react';
import { DateCell } from './DateCell';

export interface Moment {
  id: string;
  at: string;
  who: string | null;
  text: ReactNode;
  /** Something is wrong with it; it is kept and said. */
  mark?: string | undefined;
}

/** What happened, the newest first: when, who, what. */
export function Timeline({ moments }: { moments: readonly Moment[] }) {
  return (
    <ol className="timeline">
      {moments.map(({ id, at, who, text, mark }) => (
        <li key={id}>
          <DateCell at={at} />
          {who !== null && <b>{who} </b>}
          <span className="selectable">{text}</span>
          {mark !== undefined && <small className="bad-text"> {mark}</small>}
        </li>
      ))}
    </ol>
  );
}
