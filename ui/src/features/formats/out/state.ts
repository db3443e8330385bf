/**
 * The editor of layouts of files out: by example from another layout, from a template, or as text. It
 * lives outside the screen, so that one may look at an order in the middle of it and come back.
 */
import type { ExportField, ExportForm, ExportFormColumn, ExportTemplate } from '../../../api/bindings.gen';
import { explain, toFailure } from '../../../api/errors';
import type { Failure } from '../../../api/errors';
import { write } from '../../../api/mutations';
import { ask } from '../../../api/queries';
import { createStore } from '../../../components/store';
import { toast } from '../../../components/toasts';
import { t } from '../../../i18n';
import { inLanguage, toastWritten } from '../../../shell/undo';

/** What a person chose about a template as a whole. */
export interface TemplateAsked {
  path: string;
  sheet: string | null;
  header_line: number | null;
  list: ExportForm['list'] | null;
  below: number | null;
}

/** A column with an identity of its own: two may have one heading, and they move. */
export interface Row {
  id: number;
  column: ExportFormColumn;
  /** What fills it was guessed from a part of its name. */
  guessed: boolean;
}

export interface Work {
  form: ExportForm;
  rows: readonly Row[];
  fields: readonly ExportField[];
  /** What it started from. */
  from: { layout: string } | { template: ExportTemplate; asked: TemplateAsked } | null;
  /** The text of the file while it is changed as text. */
  text: string | null;
  /** What is wrong with it, and in which column. */
  fault: { text: string; column: number | null } | null;
  /** Something was changed since it was opened. */
  touched: boolean;
}

export type OutEditor =
  | { at: 'closed' }
  | { at: 'opening' }
  | { at: 'editing'; work: Work }
  | { at: 'failed'; failure: Failure };

export const outEditor = createStore<OutEditor>({ at: 'closed' });

export function closeOut(): void {
  outEditor.set({ at: 'closed' });
}

/** Leaves the editor; what was changed and not kept can be had back. */
export function leaveOut(): void {
  const before = outEditor.get();
  closeOut();
  if (before.at !== 'editing' || !before.work.touched) return;
  const action = { label: t('out.resume'), run: () => outEditor.set(before) };
  toast({ text: t('out.dropped', { title: inLanguage(before.work.form.title) }), action });
}

let nextId = 0;

function rowsOf(form: ExportForm, sure: readonly boolean[] = []): Row[] {
  return form.columns.map((column, index) => {
    nextId += 1;
    return { id: nextId, column, guessed: sure[index] === false && column.from.length > 0 };
  });
}

async function opening(read: () => Promise<Work>): Promise<void> {
  outEditor.set({ at: 'opening' });
  try {
    outEditor.set({ at: 'editing', work: await read() });
  } catch (error) {
    outEditor.set({ at: 'failed', failure: toFailure(error) });
  }
}

/** A layout of one's own is changed; one of the program is the beginning of a new one. */
export function openLayout(key: string, copy: boolean): Promise<void> {
  leaveOut();
  return opening(async () => {
    const known = await ask('export_form', { key });
    const fields = await ask('export_fields', { list: known.list });
    const title = inLanguage(known.title);
    const name = t('out.copy_title', { title });
    const mine = { zh: name, en: name };
    const form = copy ? { ...known, key: null, title: mine, hint: null } : known;
    return {
      form,
      rows: rowsOf(form),
      fields,
      from: copy ? { layout: title } : null,
      text: null,
      fault: null,
      touched: false,
    };
  });
}

export function openTemplate(asked: TemplateAsked, title: ExportForm['title'] | null = null): Promise<void> {
  return opening(async () => {
    const template = await ask('export_template', asked);
    const form = title === null ? template.form : { ...template.form, title };
    const fields = await ask('export_fields', { list: form.list });
    return {
      form,
      rows: rowsOf(form, template.sure),
      fields,
      from: { template, asked },
      text: null,
      fault: null,
      touched: false,
    };
  });
}

/** Other rows below the headings: what was corrected of the columns stays. */
export async function keepBelow(work: Work, asked: TemplateAsked): Promise<void> {
  try {
    const template = await ask('export_template', asked);
    change({ form: { ...work.form, below: template.form.below }, from: { template, asked } });
  } catch (error) {
    tell(error);
  }
}

/** One that is broken can only be changed as text. */
export function openText(key: string, fault: string): Promise<void> {
  return opening(async () => {
    const { text } = await ask('format_text', { key, direction: 'export' });
    const form = await ask('export_form', { key: 'ship_list' });
    return {
      form: { ...form, key },
      rows: [],
      fields: [],
      from: null,
      text,
      fault: { text: fault, column: null },
      touched: false,
    };
  });
}

export function change(part: Partial<Work>): void {
  outEditor.set((now) =>
    now.at === 'editing'
      ? { at: 'editing', work: { ...now.work, fault: null, touched: true, ...part } }
      : now,
  );
}

export function changeForm(work: Work, part: Partial<ExportForm>): void {
  change({ form: { ...work.form, ...part } });
}

export function changeColumn(work: Work, id: number, part: Partial<ExportFormColumn>): void {
  const rows = work.rows.map((row) =>
    row.id === id ? { ...row, guessed: false, column: { ...row.column, ...part } } : row,
  );
  change({ rows });
}

export function move(work: Work, id: number, by: -1 | 1): void {
  const at = work.rows.findIndex((row) => row.id === id);
  const rows = [...work.rows];
  const [row] = rows.splice(at, 1);
  if (row !== undefined) rows.splice(Math.max(0, at + by), 0, row);
  change({ rows });
}

export function remove(work: Work, id: number): void {
  change({ rows: work.rows.filter((row) => row.id !== id) });
}

export function add(work: Work): void {
  nextId += 1;
  const column = {
    header: t('out.new_column'),
    from: [],
    text: '',
    required: false,
    max: null,
    one_of: [],
    words: [],
  };
  change({ rows: [...work.rows, { id: nextId, column, guessed: false }] });
}

/** The layout as it stands. */
function formOf(work: Work): ExportForm {
  return { ...work.form, columns: work.rows.map(({ column }) => column) };
}

/** The text of the layout; what is wrong is shown where it is. */
export async function drafted(work: Work): Promise<string | null> {
  try {
    if (work.text !== null) return work.text;
    return (await ask('export_draft', formOf(work))).text;
  } catch (error) {
    tell(error);
    return null;
  }
}

function tell(error: unknown): void {
  change({ fault: { text: explain(error), column: columnOf(toFailure(error).detail) } });
}

/** Which column of the table is meant; the column of a text is another thing. */
function columnOf(detail: unknown): number | null {
  if (typeof detail !== 'object' || detail === null) return null;
  if (!('entry' in detail) || !('column' in detail)) return null;
  return typeof detail.column === 'number' ? detail.column : null;
}

export async function toText(work: Work): Promise<void> {
  const text = await drafted(work);
  if (text !== null) change({ text });
}

export async function toForm(work: Work): Promise<void> {
  try {
    const form = await ask('export_form', { text: work.text ?? '' });
    const fields = await ask('export_fields', { list: form.list });
    // One that is still to be kept gets its key from its title.
    const key = work.form.key === null ? null : form.key;
    change({ form: { ...form, key }, rows: rowsOf(form), fields, text: null });
  } catch (error) {
    tell(error);
  }
}

/** Keeps the layout; answers whether it did. */
export async function save(work: Work): Promise<boolean> {
  const text = await drafted(work);
  if (text === null) return false;
  try {
    const replace = work.form.key !== null;
    const { op, key } = await write('format_save', { text, replace });
    const saved = await ask('export_form', { key }).catch(() => work.form);
    toastWritten(t('out.saved', { title: inLanguage(saved.title) }), op);
    return true;
  } catch (error) {
    tell(error);
    return false;
  }
}
