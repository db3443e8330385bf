/** Every test starts in Chinese, at one fixed moment, on an unmounted page. */
import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';
import { queryClient } from './api/queries';
import { setClock } from './components/dates';
import { setLanguage } from './i18n';

beforeEach(() => {
  setLanguage('zh-CN');
  setClock(() => Date.parse('2026-11-23T14:02:00+08:00'));
});

afterEach(() => {
  cleanup();
  queryClient.clear();
});
