/** How a value is drawn when the column's kind says enough. */
import type { ReactNode } from 'react';
import type { ColumnKind, Money } from '../../api/bindings.gen';
import { label, t } from '../../i18n';
import { shortRegion } from '../../i18n/regions';
import { CopyableId } from '../CopyableId';
import { DateCell } from '../DateCell';
import { full } from '../dates';
import { count, money } from '../format';
import { MoneyCell } from '../MoneyCell';
import { Tag, toneOf } from '../Tag';

/** What a row holds under a column's key: rows are described by the server's columns, not by their type. */
type Value = string | number | boolean | Money | readonly string[] | null | undefined;

export function valueOf(row: object, key: string): Value {
  return (row as Record<string, Value>)[key];
}

export function none(): ReactNode {
  return <span className="muted">{t('grid.none')}</span>;
}

/** Where somebody lives, as it is said; whole on hover and on the card. */
export function region({ region: where }: { region: string | null }): ReactNode {
  return where === null || where === '' ? none() : shortRegion(where);
}

function isMoney(value: Value): value is Money {
  return typeof value === 'object' && value !== null && 'amount' in value;
}

/** A value as text; codes as their words. */
function textOf(value: Value, codes: string | null): string {
  if (value === null || value === undefined) return '';
  if (isMoney(value)) return money(value);
  const values = Array.isArray(value) ? value.map(String) : [String(value)];
  return values.map((one) => (codes === null ? one : label(codes, one))).join(t('list.separator'));
}

export function defaultRender<R extends object>(key: string, kind: ColumnKind, codes: string | null) {
  return (row: R): ReactNode => {
    const value = valueOf(row, key);
    const text = textOf(value, codes);
    if (text === '') return none();
    if (isMoney(value)) return <MoneyCell money={value} />;
    if (kind === 'date') return <DateCell at={text} />;
    if (kind === 'number') return value === 0 ? none() : count(Number(value));
    if (kind === 'id') return <CopyableId value={text} />;
    if (kind === 'tag' && codes !== null) return <Tag tone={toneOf(codes, String(value))}>{text}</Tag>;
    return text;
  };
}

export function defaultText<R extends object>(key: string, kind: ColumnKind, codes: string | null) {
  return (row: R): string => {
    const text = textOf(valueOf(row, key), codes);
    return kind === 'date' && text !== '' ? full(text) : text;
  };
}
