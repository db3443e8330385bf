import type { ShopView } from '../api/bindings.gen';
import type { FilterColumn } from '../components/filters/model';
import type { GridColumn } from '../components/grid/types';
import { codesOf } from '../i18n';

/** The columns that can be filtered, with the values to choose from where these are few. */
export function filterColumns<R>(
  columns: readonly GridColumn<R>[],
  shops: readonly ShopView[],
): FilterColumn[] {
  return columns
    .filter(({ filterable }) => filterable)
    .map(({ key, title, kind, codes }) => ({
      key,
      title,
      kind,
      codes,
      choices: choicesOf(key, codes, shops),
    }));
}

function choicesOf(key: string, codes: string | null, shops: readonly ShopView[]): string[] {
  if (codes !== null) return codesOf(codes);
  return key === 'shop' ? shops.map(({ name }) => name) : [];
}
