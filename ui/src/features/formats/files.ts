import type { FileKind } from '../../api/backend';

/** A layout's own file. */
export const LAYOUT: FileKind = { name: 'TOML', extensions: ['toml'] };
