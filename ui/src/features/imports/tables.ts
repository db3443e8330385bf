import type { FileKind } from '../../api/backend';

/** What the file picker shows; what a file is, its content says. */
export const TABLES: FileKind = {
  name: 'CSV · xlsx · xls',
  extensions: ['csv', 'xlsx', 'xls', 'txt', 'tsv'],
};
