/**
 * Where an import stands. It lives outside the screen, so that one may look at
 * an order in the middle of it and come back.
 */
import type { DateOrder, ImportPreview, ImportReport } from '../../api/bindings.gen';
import { toFailure } from '../../api/errors';
import type { Failure } from '../../api/errors';
import { watched } from '../../api/jobs';
import { write } from '../../api/mutations';
import { ask } from '../../api/queries';
import { createStore } from '../../components/store';
import { toast } from '../../components/toasts';
import { label, t } from '../../i18n';
import { toastWritten } from '../../shell/undo';

/** What is asked of the importer: which files, and what a person said about them. */
export interface Wanted {
  paths: readonly string[];
  format: string | null;
  /** A layout that is used this once. */
  layout: string | null;
  shop: string | null;
  strict: boolean;
  /** How dates are written, where the files do not tell. */
  dates: DateOrder | null;
}

export type Stage =
  | { at: 'start' }
  | { at: 'looking'; wanted: Wanted }
  | { at: 'preview'; wanted: Wanted; preview: ImportPreview }
  | { at: 'applying'; wanted: Wanted; preview: ImportPreview }
  | { at: 'done'; report: ImportReport }
  | { at: 'failed'; wanted: Wanted; failure: Failure };

export const stage = createStore<Stage>({ at: 'start' });

export function startOver(): void {
  stage.set({ at: 'start' });
}

function request(wanted: Wanted) {
  const { paths, format, layout, shop, dates } = wanted;
  return { paths: [...paths], format, layout, sheet: null, shop, dates };
}

/** Looks at files without changing anything. */
export async function look(wanted: Wanted): Promise<void> {
  stage.set({ at: 'looking', wanted });
  try {
    const preview = await watched('import_inspect', () => ask('import_inspect', request(wanted)));
    stage.set({ at: 'preview', wanted, preview });
  } catch (error) {
    failed(error, wanted);
  }
}

export function lookAt(paths: readonly string[]): Promise<void> {
  return look({ paths, format: null, layout: null, shop: null, strict: false, dates: null });
}

/** `已导入 10 行：订单新建 8、更新 2`: what there is to be proud of, or to be taken back. */
function doneText({ files }: ImportReport): string {
  const rows = files.reduce((sum, file) => sum + file.rows - file.skipped - file.rejected_rows, 0);
  const of = (kind: (typeof TOLD)[number], fate: 'created' | 'updated') =>
    files.reduce((sum, file) => sum + file[kind][fate], 0);
  const told = TOLD.flatMap((kind) => {
    const fates = (['created', 'updated'] as const).filter((fate) => of(kind, fate) > 0);
    const figures = fates.map((fate) =>
      t('imports.fate_n', { fate: label('fate', fate).toLowerCase(), n: of(kind, fate) }),
    );
    if (figures.length === 0) return [];
    return [
      t('imports.kind_n', {
        kind: t(`tally.${kind}`).toLowerCase(),
        figures: figures.join(t('list.separator')),
      }),
    ];
  });
  if (told.length === 0) return t('imports.done_same', { n: rows });
  return t('imports.done', { n: rows, told: told.join(t('list.semicolon')) });
}

/** The kinds that an import is made for; what comes along with them is on the report. */
const TOLD = ['orders', 'returns', 'bills', 'customers'] as const;

/** Imports what was looked at, as one operation. */
export async function apply(wanted: Wanted, preview: ImportPreview): Promise<void> {
  stage.set({ at: 'applying', wanted, preview });
  try {
    const report = await watched('import_apply', () =>
      write('import_apply', { ...request(wanted), strict: wanted.strict, dry_run: false }),
    );
    stage.set({ at: 'done', report });
    if (report.op !== null) toastWritten(doneText(report), report.op);
  } catch (error) {
    const failure = toFailure(error);
    if (failure.code !== 'cancelled') return failed(failure, wanted);
    toast({ text: t('error.cancelled') });
    stage.set({ at: 'preview', wanted, preview });
  }
}

function failed(error: unknown, wanted: Wanted): void {
  const failure = toFailure(error);
  stage.set(failure.code === 'cancelled' ? { at: 'start' } : { at: 'failed', wanted, failure });
}
