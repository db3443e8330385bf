/**
 * Errors at the edge: one closed set of codes, one table code -> how bad it is,
 * what to say, what to do next.
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

type Severity = 'hint' | 'warn' | 'bad';

/** What a person can do about it, beside reading. */
type Remedy = 'retry' | 'choose_file' | 'choose_shop' | 'choose_format' | 'open_history' | 'none';

export interface Explained {
  severity: Severity;
  text: string;
  remedy: Remedy;
}

const TABLE: Record<string, [Severity, Remedy]> = {
  not_found: ['warn', 'none'],
  invalid: ['hint', 'none'],
  refused: ['hint', 'none'],
  conflict: ['warn', 'retry'],
  undo_blocked: ['warn', 'open_history'],
  book_locked: ['bad', 'retry'],
  book_damaged: ['bad', 'none'],
  book_newer: ['bad', 'none'],
  book_read_only: ['bad', 'retry'],
  book_in_synced_folder: ['bad', 'none'],
  book_missing: ['bad', 'retry'],
  file_missing: ['warn', 'choose_file'],
  file_empty: ['warn', 'choose_file'],
  file_type: ['warn', 'choose_file'],
  file_locked: ['warn', 'retry'],
  format_unknown: ['warn', 'choose_format'],
  format_ambiguous: ['hint', 'choose_format'],
  shop_required: ['hint', 'choose_shop'],
  cancelled: ['hint', 'none'],
  disk_full: ['bad', 'retry'],
  internal: ['bad', 'retry'],
};

export function explain(error: unknown): Explained {
  const failure = toFailure(error);
  const [severity, remedy] = TABLE[failure.code] ?? ['bad', 'retry'];
  return { severity, remedy, text: textOf(failure) };
}

function textOf(failure: Failure): string {
  if (!hasLabel('error', failure.code)) return failure.message || t('error.title');
  return t(`error.${failure.code}` as MessageKey, { message: failure.message, trace: traceOf(failure) });
}

function traceOf(failure: Failure): string {
  const { detail } = failure;
  if (typeof detail === 'object' && detail !== null && 'trace' in detail) return String(detail.trace);
  return failure.message;
}
