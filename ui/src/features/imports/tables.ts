import type { FileKind } from '../../api/backend';

/** What the file picker shows; what a file is, its content says. */
export const TABLES: FileKind = {
  name: 'CSV · xlsx · xls · zip · vCard',
  extensions: ['csv', 'xlsx', 'xls', 'xlsm', 'txt', 'tsv', 'zip', 'vcf', 'htm', 'html'],
};
