import { describe, expect, it } from 'vitest';
import { setLanguage, t } from '../i18n';
import { due, full, near, setClock, today } from './dates';
import { count, grouped, isZero, money } from './format';

describe('money', () => {
  it('keeps every digit of the string it was given', () => {
    expect(money({ amount: '12345678901234567.89', currency: 'CNY' })).toBe('¥12,345,678,901,234,567.89');
    expect(money({ amount: '-12.00', currency: 'CNY' })).toBe('−¥12.00');
    expect(money({ amount: '24.99', currency: 'USD' })).toBe('US$24.99');
    expect(money({ amount: '1200', currency: 'JPY' })).toBe('JP¥1,200');
    expect(money({ amount: '5.00', currency: 'CHF' })).toBe('CHF 5.00');
  });

  it('knows a zero without computing', () => {
    expect(isZero({ amount: '0.00', currency: 'CNY' })).toBe(true);
    expect(isZero({ amount: '0', currency: 'JPY' })).toBe(true);
    expect(isZero({ amount: '0.01', currency: 'CNY' })).toBe(false);
  });
});

describe('long numbers', () => {
  it('are grouped for the eye and otherwise left alone', () => {
    expect(grouped('3515313147000057901')).toBe('3515 3131 4700 0057 901');
    expect(grouped('13800000000')).toBe('138 0000 0000');
    expect(grouped('SF1430000008812'), 'letters belong to the number').toBe('SF1430000008812');
    expect(grouped('138****2291'), 'a mask is not a number').toBe('138****2291');
    expect(grouped('123456')).toBe('123456');
  });
});

describe('dates', () => {
  it('are said as near as they are, in the shop’s calendar', () => {
    expect(near('2026-11-23T00:05:00+08:00')).toBe('今天 00:05');
    expect(near('2026-11-22T23:59:00+08:00')).toBe('昨天 23:59');
    expect(near('2026-11-24T09:40:00+08:00')).toBe('明天 09:40');
    expect(near('2026-11-26T10:00:00+08:00')).toBe('周四 10:00');
    expect(near('2026-03-05T10:00:00+08:00')).toBe('03-05 10:00');
    expect(near('2017-07-08T12:03:11+08:00')).toBe('2017-07-08');
    expect(full('2017-07-08T12:03:11+08:00')).toBe('2017-07-08 12:03');
  });

  it('say how late a deadline is', () => {
    expect(due('2026-11-23T12:50:00+08:00')).toEqual({ text: '已超 1 小时 12 分', tone: 'late' });
    expect(due('2026-11-23T17:30:00+08:00')).toEqual({ text: '今天 17:30', tone: 'soon' });
    expect(due('2026-11-25T17:30:00+08:00').tone).toBe('later');
    expect(due('2026-11-20T14:02:00+08:00').text).toBe('已超 3 天');
  });

  it('turn over at the shop’s midnight, wherever the computer stands', () => {
    setClock(() => Date.parse('2026-11-22T16:00:00Z'));
    expect(today(), '16:00 UTC is midnight of the next day in the shop').toBe('2026-11-23');
    expect(today(6)).toBe('2026-11-17');
  });

  it('speak English too', () => {
    setLanguage('en');
    expect(near('2026-11-23T17:30:00+08:00')).toBe('Today 17:30');
    expect(t('imports.apply', { n: 1 }), 'one row is no rows').toBe('Import 1 row');
    expect(t('imports.apply', { n: count(1_200) })).toBe('Import 1,200 rows');
  });
});
