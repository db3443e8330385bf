/** Layouts of files out in memory: one of the program, and those that the shop keeps. */
import type { ExportForm, ExportLayoutView, FormatView } from '../bindings.gen';
import { Failure } from '../errors';
import { id } from './data';
import type { Handlers } from './index';
import words from './words.json';

const COURIER: ExportForm = {
  key: null,
  title: { zh: words.courier, en: 'Courier sheet' },
  hint: null,
  platform: 'other',
  list: 'orders',
  container: 'xlsx',
  encoding: 'utf8',
  delimiter: ',',
  sheet: null,
  confidence: 'memory',
  above: [],
  below: [],
  raw: false,
  consent: null,
  letter: null,
  columns: ['order_no', 'receiver', 'phone'].map((field) => ({
    header: field,
    from: [field],
    text: '',
    required: true,
    max: null,
    one_of: [],
    words: [],
  })),
};

const BUILTIN = 'courier_sheet';

function formatOf(key: string, form: ExportForm): FormatView {
  return {
    key,
    title: form.title,
    platform: form.platform,
    kind: form.list,
    confidence: form.confidence,
    facts_date: '2026-11-23',
    columns: form.columns.map(({ header, from, text, required, max, one_of }) => ({
      header,
      field: from[0] ?? null,
      required,
      text: text === '' ? null : text,
      max,
      one_of,
    })),
    direction: 'export',
    encodings: [],
    own: key !== BUILTIN,
    ending: form.container,
    hint: form.hint,
    consent: false,
    last_used: null,
    problem: null,
  };
}

function layoutOf(key: string, form: ExportForm): ExportLayoutView {
  return {
    key,
    title: form.title,
    own: key !== BUILTIN,
    takes_mark: form.container === 'xlsx',
    hint: form.hint,
    list: form.list,
    ending: form.container,
    confidence: form.confidence,
    sender: false,
    columns: form.columns.map(({ header }) => header),
    required: form.columns.filter(({ required }) => required).map(({ header }) => header),
  };
}

/** What the shop kept, by key; a text in memory is the form itself. */
const kept = new Map<string, ExportForm>();

export function outFormats(): FormatView[] {
  return [formatOf(BUILTIN, COURIER), ...[...kept].map(([key, form]) => formatOf(key, form))];
}

export function outHandlers() {
  kept.clear();
  let watermark = false;
  const handlers = {
    export_layouts: ({ list }) =>
      [...[...kept].map(([key, form]) => layoutOf(key, form)), layoutOf(BUILTIN, COURIER)].filter(
        (layout) => list == null || layout.list === list,
      ),
    export_fields: () =>
      ['order_no', 'receiver', 'phone', 'address'].map((field) => ({
        field,
        title: { zh: field, en: field },
      })),
    export_form: ({ key, text }) => {
      if (text != null) return JSON.parse(text) as ExportForm;
      const own = kept.get(key ?? '');
      return own === undefined ? COURIER : { ...own, key: key ?? null };
    },
    export_template: () => ({
      form: { ...COURIER, columns: COURIER.columns.map((column) => ({ ...column, required: false })) },
      sure: COURIER.columns.map((_, n) => n === 0),
      sheets: [],
      sheet: null,
      head: [{ line: 1, cells: COURIER.columns.map(({ header }) => header) }],
      header_line: 1,
      rows_below: 0,
      encoding: 'xlsx',
    }),
    export_draft: (form) => {
      const column = form.columns.findIndex(({ header }) => header === '');
      if (column >= 0) throw new Failure('invalid', words.no_heading, { column, entry: 'header' });
      return { key: form.key ?? 'own_out', text: JSON.stringify(form) };
    },
    format_text: ({ key }) => ({ key, text: JSON.stringify(kept.get(key) ?? COURIER) }),
    format_save: ({ text }) => {
      const form = JSON.parse(text) as ExportForm;
      const key = form.key ?? `own_out_${kept.size}`;
      kept.set(key, form);
      return { op: id(8, 94), key };
    },
    format_delete: ({ key }) => {
      kept.delete(key);
      return { op: id(8, 95), key };
    },
    book_settings: () => ({ watermark }),
    book_settings_set: (request) => {
      watermark = request.watermark ?? watermark;
      return { op: id(8, 96) };
    },
  } satisfies Handlers;
  return handlers;
}
