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
  if (!hasLabel('error', failure.code)) return failure.message || t('error.title');
  return t(`error.${failure.code}` as MessageKey, { message: failure.message, trace: traceOf(failure) });
}

function traceOf(failure: Failure): string {
  const { detail } = failure;
  if (typeof detail === 'object' && detail !== null && 'trace' in detail) return String(detail.trace);
  return failure.message;
}
