import { due, full, near } from './dates';

/** A point in time, short; the full date on hover. */
export function DateCell({ at }: { at: string }) {
  return (
    <time dateTime={at} title={full(at)}>
      {near(at)}
    </time>
  );
}

/** A deadline: red when past, amber when near, always with words. */
export function DueCell({ at }: { at: string }) {
  const { text, tone } = due(at);
  return (
    <time dateTime={at} title={full(at)} className={`due ${tone}`}>
      {text}
    </time>
  );
}
