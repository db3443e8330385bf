/** Every test starts in Chinese, at one fixed moment, on an unmounted page. */
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';
import { queryClient } from './api/queries';
import { setClock } from './components/dates';
import { setLanguage } from './i18n';

// A chunk is transformed when it is first asked for, which takes a while on a busy machine.
configure({ asyncUtilTimeout: 10_000 });

beforeEach(() => {
  setLanguage('zh-CN');
  setClock(() => Date.parse('2026-11-23T14:02:00+08:00'));
});

afterEach(() => {
  cleanup();
  queryClient.clear();
});
