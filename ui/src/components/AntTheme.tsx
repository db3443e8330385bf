/**
 * Ant Design in our clothes: its theme is computed from the tokens that the page
 * has at this moment. Only lazily loaded chunks may import this file.
 */
import { ConfigProvider, theme } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { ReactNode } from 'react';
import { language } from '../i18n';

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

export function AntTheme({ children }: { children: ReactNode }) {
  const dark = document.documentElement.dataset['theme'] === 'dark';
  const chinese = language() === 'zh-CN';
  dayjs.locale(chinese ? 'zh-cn' : 'en');
  return (
    <ConfigProvider
      locale={chinese ? zh : en}
      button={{ autoInsertSpace: false }}
      theme={{
        algorithm: [dark ? theme.darkAlgorithm : theme.defaultAlgorithm, theme.compactAlgorithm],
        token: {
          colorPrimary: token('--brand'),
          colorBgContainer: token('--panel'),
          colorBgElevated: token('--raised'),
          colorText: token('--ink'),
          colorTextPlaceholder: token('--ink-3'),
          colorBorder: token('--line-2'),
          borderRadius: 6,
          controlHeight: 30,
          fontFamily: token('--font'),
          fontSize: 13,
          motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
        },
      }}
    >
      {children}
    </ConfigProvider>
  );
}
