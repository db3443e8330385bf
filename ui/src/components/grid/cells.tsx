/** How a value is drawn when the column's kind says enough. */
import type { ReactNode } from 'react';
import type { ColumnKind, Money } from '../../api/bindings.gen';
import { label, t } from '../../i18n';
import { CopyableId } from '../CopyableId';
import { DateCell } from '../DateCell';
import { full } from '../dates';
import { count, money } from '../format';
import { MoneyCell } from '../MoneyCell';
import { Tag, toneOf } from '../Tag';

function valueOf(row: unknown, key: string): unknown {
  return (row as Record<string, unknown>)[key];
}

export function none(): ReactNode {
  return <span className="muted">{t('grid.none')}</span>;
}

export function defaultRender<R>(key: string, kind: ColumnKind, codes: string | null): (row: R) => ReactNode {
  return (row) => {
    const value = valueOf(row, key);
    if (value === null || value === undefined || value === '') return none();
    switch (kind) {
      case 'money':
        return <MoneyCell money={value as Money} />;
      case 'date':
        return <DateCell at={String(value)} />;
      case 'number':
        return value === 0 ? none() : count(Number(value));
      case 'id':
        return <CopyableId value={String(value)} />;
      case 'tag':
        return codes === null ? (
          textOfCode(codes, value)
        ) : (
          <Tag tone={toneOf(codes, String(value))}>{textOfCode(codes, value)}</Tag>
        );
      case 'text':
        return codes === null && !Array.isArray(value) ? String(value) : textOfCode(codes, value);
    }
  };
}

function textOfCode(codes: string | null, value: unknown): string {
  const values = (Array.isArray(value) ? value : [value]).map(String);
  return values.map((one) => (codes === null ? one : label(codes, one))).join(t('list.separator'));
}

export function defaultText<R>(key: string, kind: ColumnKind, codes: string | null): (row: R) => string {
  return (row) => {
    const value = valueOf(row, key);
    if (value === null || value === undefined) return '';
    if (kind === 'money') return money(value as Money);
    if (kind === 'date') return full(String(value));
    return textOfCode(codes, value);
  };
}
