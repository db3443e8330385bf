import { expect, test } from 'vitest';
import { fileName } from './file_name';

test('a name that people gave makes a file name on every system', () => {
  expect(fileName('欠款>100: 要/不要? 2026-06-18.xlsx')).toBe('欠款_100_ 要_不要_ 2026-06-18.xlsx');
  expect(fileName('客户 2026-06-18.xlsx')).toBe('客户 2026-06-18.xlsx');
});
