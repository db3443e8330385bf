/**
 * The mapping wizard: which file it is about, what was guessed, what a person made of it. It lives
 * outside the screen, so that one may look at an order in the middle of it and come back.
 */
import type { FormatDraftReq, FormatGuess, FormatText } from '../../api/bindings.gen';
import { toFailure } from '../../api/errors';
import type { Failure } from '../../api/errors';
import { write } from '../../api/mutations';
import { ask } from '../../api/queries';
import { createStore } from '../../components/store';
import { t } from '../../i18n';
import { toastFailure, toastWritten } from '../../shell/undo';
import { look } from '../imports/state';

/** What a person chose about the file as a whole. */
export interface Asked {
  path: string;
  sheet: string | null;
  header_line: number | null;
  kind: string | null;
  /** The layout of one's own that is being changed. */
  key: string | null;
}

export interface Work {
  asked: Asked;
  guess: FormatGuess;
  /** Field by position of the column; an absent one is only kept. */
  fields: Record<number, string>;
  /** Meaning by word of the status column. */
  statuses: Record<string, string>;
  title: string;
  platform: string;
  date_order: string | null;
}

export type Wizard =
  | { at: 'closed' }
  | { at: 'looking'; asked: Asked }
  | { at: 'mapping'; work: Work }
  | { at: 'failed'; asked: Asked; failure: Failure };

export const wizard = createStore<Wizard>({ at: 'closed' });

export function closeWizard(): void {
  wizard.set({ at: 'closed' });
}

export function openWizard(path: string, key: string | null = null, title = '', platform = 'other') {
  return guess({ path, sheet: null, header_line: null, kind: null, key }, title, platform);
}

/** Guesses anew; what was typed of the title and the marketplace stays. */
export async function guess(asked: Asked, title: string, platform: string): Promise<void> {
  wizard.set({ at: 'looking', asked });
  try {
    const found = await ask('format_guess', { ...asked });
    const fields: Record<number, string> = {};
    for (const { index, field } of found.columns) if (field !== null) fields[index] = field;
    const statuses: Record<string, string> = {};
    for (const { word, status } of found.statuses) if (status !== null) statuses[word] = status;
    const work: Work = {
      asked,
      guess: found,
      fields,
      statuses,
      title: title === '' ? nameOf(asked.path) : title,
      platform,
      date_order: found.date_order,
    };
    wizard.set({ at: 'mapping', work });
  } catch (error) {
    wizard.set({ at: 'failed', asked, failure: toFailure(error) });
  }
}

/** A file inside an archive is named behind it: `a.zip ▸ b.csv`. */
function onDisk(path: string): string {
  return path.split(' ▸ ')[0] ?? path;
}

function nameOf(path: string): string {
  const file = path.split(/[/\\]/).at(-1) ?? path;
  return file.replace(/\.[^.]*$/, '');
}

export function change(part: Partial<Work>): void {
  wizard.set((now) => (now.at === 'mapping' ? { at: 'mapping', work: { ...now.work, ...part } } : now));
}

/** Gives a column a field. A field has one column: the one that had it is only kept from now on. */
export function assign(work: Work, index: number, field: string): void {
  const fields: Record<number, string> = {};
  for (const [place, of] of Object.entries(work.fields)) {
    if (Number(place) !== index && of !== field) fields[Number(place)] = of;
  }
  if (field !== '') fields[index] = field;
  change({ fields });
}

/** Whether the column is there without which a row is nothing. */
export function lackingKey(work: Work): string | null {
  const key = work.guess.fields.find((field) => field.key);
  return key === undefined || Object.values(work.fields).includes(key.field) ? null : key.field;
}

function request(work: Work): FormatDraftReq {
  const { guess: found, fields, statuses } = work;
  return {
    key: work.asked.key,
    title: work.title,
    platform: work.platform,
    kind: found.kind,
    headers: found.columns.map(({ header }) => header),
    columns: found.columns.flatMap(({ index, header }) => {
      const field = fields[index];
      return field === undefined ? [] : [{ header, field }];
    }),
    statuses: Object.entries(statuses).map(([word, status]) => ({ word, status })),
    date_order: work.date_order,
    decimal_comma: found.decimal_comma,
    headerless: found.header_line === 0,
    encoding: found.encoding_code,
  };
}

async function drafted(work: Work): Promise<FormatText | null> {
  try {
    return await ask('format_draft', request(work));
  } catch (error) {
    toastFailure(error);
    return null;
  }
}

/** Shows what the file would do, without keeping the layout. */
export async function tryOnce(work: Work): Promise<boolean> {
  const draft = await drafted(work);
  if (draft === null) return false;
  await look({
    paths: [onDisk(work.asked.path)],
    format: null,
    layout: draft.text,
    shop: null,
    strict: false,
    dates: null,
  });
  return true;
}

/** Keeps the layout, then looks at the file like any other. */
export async function keep(work: Work): Promise<boolean> {
  const draft = await drafted(work);
  if (draft === null) return false;
  try {
    const replace = work.asked.key !== null;
    const { op, key } = await write('format_save', { text: draft.text, replace });
    toastWritten(t('formats.saved', { title: work.title }), op);
    const path = onDisk(work.asked.path);
    // An archive may hold files of other layouts too: each is recognised by itself.
    const format = path === work.asked.path ? key : null;
    await look({ paths: [path], format, layout: null, shop: null, strict: false, dates: null });
    return true;
  } catch (error) {
    toastFailure(error);
    return false;
  }
}
