/** Imports and exports in memory: one file of a known format, always the same outcome. */
import type { FilePreview, ImportReport, ImportView, Tally } from '../bindings.gen';
import { at, id, NOW, yuan } from './data';
import { outFormats, outHandlers } from './out';
import type { Invented } from './data';
import type { Handlers } from './index';
import words from './words.json';

export const FORMAT = {
  key: 'taobao_order_report_v9',
  title: { zh: words.format, en: 'Taobao order report' },
};
const TALLY: Tally = { created: 396, updated: 14, unchanged: 2 };
const NOTHING: Tally = { created: 0, updated: 0, unchanged: 0 };
const PROBLEM = { line: 17, column: 'A', code: 'number_rounded' };

function preview(path: string, data: Invented): FilePreview {
  return {
    path,
    name: path.split('/').at(-1) ?? path,
    bytes: 184_320,
    format: FORMAT,
    format_named: false,
    candidates: [],
    encoding: 'GB18030',
    sheet: null,
    header_line: 1,
    rows: 413,
    skipped: 1,
    rejected_rows: 1,
    columns: words.headers.map((header, n) => ({
      header,
      state: n < 4 ? 'matched' : 'unknown',
      field: null,
    })),
    missing: [],
    orders: TALLY,
    customers: { created: 301, updated: 0, unchanged: 109 },
    lines: NOTHING,
    returns: NOTHING,
    bills: NOTHING,
    sample_columns: words.headers.slice(0, 4).map((title, n) => ({
      key: String(n),
      title: { zh: title, en: title },
      kind: (['id', 'text', 'text', 'money'] as const)[n] ?? 'text',
    })),
    sample: data.orders.slice(0, 5).map((row, n) => ({
      line: n + 2,
      cells: [row.order_no, row.buyer, row.title, row.paid.amount],
    })),
    problems: [
      {
        ...PROBLEM,
        message: { zh: words.problem, en: words.problem },
        severity: 'reject',
      },
    ],
    problems_total: 1,
    error: null,
  };
}

function report(paths: readonly string[]): ImportReport {
  return {
    op: id(8, 99),
    files: paths.map((path) => ({
      path,
      sheet: null,
      format: FORMAT.key,
      encoding: 'GB18030',
      rows: 413,
      skipped: 1,
      orders: TALLY,
      customers: TALLY,
      lines: NOTHING,
      returns: NOTHING,
      bills: NOTHING,
      rejected: [{ ...PROBLEM, message: words.problem }],
      rejected_rows: 1,
      warnings: [],
      warnings_total: 0,
    })),
  };
}

function past(): ImportView[] {
  return [0, 1, 2].map((n) => ({
    op: id(8, 90 + n),
    at: at(NOW - n * 26 * 3_600_000),
    who: words.staff[n % 2] ?? null,
    shop: words.shops[0] ?? null,
    files: [`ExportOrderList2026112${n}.csv`],
    format: FORMAT,
    rows: 412 + n,
    orders: TALLY,
    customers: TALLY,
    lines: NOTHING,
    returns: NOTHING,
    bills: NOTHING,
    rejected_rows: n,
    undone_by: n === 2 ? id(8, 97) : null,
  }));
}

export function fileHandlers(data: Invented): Handlers {
  return {
    import_inspect: ({ paths, shop }) => ({
      files: paths.map((path) => preview(path, data)),
      ready: true,
      shop_required: false,
      shop_in_files: false,
      shop: shop ?? words.shops[0] ?? null,
      shop_choices: words.shops,
    }),
    import_apply: ({ paths }) => report(paths),
    import_rejects_save: ({ to }) => ({ path: to, paths: [to], rows: 1 }),
    imports_list: () => ({ imports: data.orders.length === 0 ? [] : past(), next: null }),
    formats_list: () => [
      {
        ...FORMAT,
        platform: 'taobao',
        kind: 'orders',
        confidence: 'high',
        facts_date: '2026-10-01',
        columns: [],
        direction: 'import',
        encodings: ['gb18030'],
        own: false,
        ending: 'csv',
        hint: null,
        consent: false,
        last_used: null,
        problem: null,
      },
      ...outFormats(),
    ],
    ...outHandlers(),
    export_layout: ({ to }) => ({
      op: to == null ? null : id(8, 97),
      path: to ?? null,
      bytes: 0,
      mark: null,
      rows: 0,
      bad: 0,
      without_consent: 0,
      headers: [],
      sample: [],
      problems: [],
      problems_total: 0,
    }),
    export_list: ({ to, format, columns }) => ({
      op: id(8, 98),
      path: to,
      rows: data.orders.length,
      columns: columns?.length ?? 0,
      format,
      encoding: format === 'csv_gb18030' ? 'GB18030' : 'UTF-8',
      bytes: Number(yuan(4_096_000).amount.replace('.', '')),
      mark: null,
      problems: [],
      problems_total: 0,
    }),
  };
}
