/**
 * Points in time. The wire says them at the shop's offset
 * (`2026-11-22T14:03:00+08:00`), so their text already holds the shop's calendar
 * day and clock; only the distance to now needs arithmetic.
 */
import { label, t } from '../i18n';
import { span } from './format';

const DAY = 86_400_000;
const SHOP_OFFSET = 8 * 3_600_000;
const SOON = 12 * 3_600_000;

let clock: () => number = Date.now;

/** Tests fix the clock. */
export function setClock(next: () => number): void {
  clock = next;
}

function now(): number {
  return clock();
}

/** Days since the epoch in the shop's calendar. */
function shopDay(ms: number): number {
  return Math.floor((ms + SHOP_OFFSET) / DAY);
}

function parts(iso: string): { date: string; time: string } {
  return { date: iso.slice(0, 10), time: iso.slice(11, 16) };
}

/** The whole point in time: `2026-11-22 14:03`. */
export function full(iso: string): string {
  const { date, time } = parts(iso);
  return `${date} ${time}`;
}

/** Short and near: `今天 14:03`, `昨天 09:10`, `11-19 20:47`, `2024-03-05`. */
export function near(iso: string): string {
  const { date, time } = parts(iso);
  const days = shopDay(Date.parse(iso)) - shopDay(now());
  if (days === 0) return t('date.today', { time });
  if (days === -1) return t('date.yesterday', { time });
  if (days === 1) return t('date.tomorrow', { time });
  if (days > 1 && days < 7) return t('date.weekday', { weekday: weekday(iso), time });
  if (date.slice(0, 4) === today().slice(0, 4)) return `${date.slice(5)} ${time}`;
  return date;
}

function weekday(iso: string): string {
  return label('weekday', String((shopDay(Date.parse(iso)) + 4) % 7));
}

export type DueTone = 'late' | 'soon' | 'later';

/** A deadline, how it is said and how near it is. */
export function due(iso: string): { text: string; tone: DueTone } {
  const left = Date.parse(iso) - now();
  if (left < 0) return { text: t('date.late', { span: span(Math.floor(-left / 60_000)) }), tone: 'late' };
  return { text: near(iso), tone: left < SOON ? 'soon' : 'later' };
}

/** The shop's calendar day as `2026-11-23`, `daysAgo` days back. */
export function today(daysAgo = 0): string {
  return new Date(now() + SHOP_OFFSET - daysAgo * DAY).toISOString().slice(0, 10);
}
