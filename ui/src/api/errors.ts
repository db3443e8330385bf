/**
 * Errors at the edge: one closed set of codes. What to say of each and what to do
 * next is one table, `error.*` of i18n.
 */
import { hasLabel, t } from '../i18n';
import type { MessageKey } from '../i18n';

/** A command that failed, as the wire says it. */
export class Failure extends Error {
  readonly code: string;
  readonly detail: unknown;

  constructor(code: string, message: string, detail: unknown) {
    super(message);
    this.name = 'Failure';
    this.code = code;
    this.detail = detail;
  }
}

/** Turns whatever a backend threw into a `Failure`. */
export function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (typeof error === 'object' && error !== null && 'code' in error) {
    const { code, message, detail } = error as { code: unknown; message?: unknown; detail?: unknown };
    return new Failure(String(code), typeof message === 'string' ? message : '', detail ?? null);
  }
  return new Failure('internal', error instanceof Error ? error.message : String(error), null);
}

/** What to say of an error: what happened and what to do next. */
export function explain(error: unknown): string {
  const failure = toFailure(error);
  const { message } = failure;
  const code = wordsOf(failure);
  if (!hasLabel('error', code)) return message || t('error.title');
  const service = detailOf(failure, 'service') ?? t('error.some_service');
  return t(`error.${code}` as MessageKey, { message, service, trace: traceOf(failure) });
}

/** A book that cannot be opened: some codes have more than one reason, and each another way on. */
function wordsOf(failure: Failure): string {
  const reason = failure.code.startsWith('book_') ? detailOf(failure, 'reason') : null;
  return reason !== null && hasLabel('error', reason) ? reason : failure.code;
}

/** What an error says of itself beyond its message. */
export function detailOf({ detail }: Failure, key: string): string | null {
  const value = (detail as Record<string, unknown> | null)?.[key];
  return typeof value === 'string' ? value : null;
}

function traceOf(failure: Failure): string {
  return detailOf(failure, 'trace') ?? failure.message;
}
