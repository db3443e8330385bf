/**
 * Figures as people read them. Money and long numbers stay strings from end to
 * end: nothing here computes with an amount.
 */
import type { Money } from '../api/bindings.gen';
import { t } from '../i18n';

const SIGNS: Record<string, string> = {
  CNY: '¥',
  USD: 'US$',
  EUR: '€',
  GBP: '£',
  HKD: 'HK$',
  TWD: 'NT$',
  JPY: 'JP¥',
  AUD: 'A$',
  SGD: 'S$',
};

/** `{amount: "-1234.50", currency: "CNY"}` -> `−¥1,234.50`. */
export function money({ amount, currency }: Money): string {
  const negative = amount.startsWith('-');
  const [whole = '0', fraction] = (negative ? amount.slice(1) : amount).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = SIGNS[currency] ?? `${currency} `;
  return `${negative ? '−' : ''}${sign}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

export function isZero({ amount }: Money): boolean {
  return /^-?0*(\.0*)?$/.test(amount);
}

export { formatCount as count } from '../i18n';

/** Blocks of four, so that an eye can follow; phones as 3-4-4. Text that is not a plain number stays. */
export function grouped(number: string): string {
  if (/^1\d{10}$/.test(number)) return `${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`;
  if (!/^\d{9,}$/.test(number)) return number;
  return number.replace(/(\d{4})(?=\d)/g, '$1 ');
}

/** Bytes as a person says them. */
export function bytes(value: number): string {
  if (value < 1024) return `${value} B`;
  if (value < 1024 * 1024) return `${(value / 1024).toFixed(1)} KB`;
  return `${(value / 1024 / 1024).toFixed(1)} MB`;
}

/** How long, as exact as anybody needs it: minutes count within the first ten hours only. */
export function span(minutes: number): string {
  if (minutes < 60) return t('date.minutes', { n: Math.max(1, minutes) });
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return t('date.days', { n: Math.floor(hours / 24) });
  const rest = hours < 10 ? minutes % 60 : 0;
  return rest === 0 ? t('date.hours', { n: hours }) : t('date.hours_minutes', { h: hours, m: rest });
}
