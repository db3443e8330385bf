/**
 * The theme on the page. What it was last is remembered by the webview itself,
 * so that the first frame already has it: the book's answer comes a moment later.
 */
import type { Lang, Theme } from '../api/bindings.gen';
import { system } from '../components/system';
import { setLanguage } from '../i18n';

const THEME = 'look.theme';
const LANG = 'look.lang';

function show(theme: Theme, dark: MediaQueryList): void {
  const wanted = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
  document.documentElement.dataset['theme'] = wanted;
}

/** Sets the theme and, for "system", follows the system until told otherwise. */
export function applyTheme(theme: Theme): () => void {
  localStorage.setItem(THEME, theme);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => show(theme, dark);
  apply();
  if (theme !== 'system') return () => undefined;
  dark.addEventListener('change', apply);
  return () => dark.removeEventListener('change', apply);
}

export function applyLanguage(lang: Lang): void {
  localStorage.setItem(LANG, lang);
  setLanguage(lang);
}

/** Before the first frame: the system's fonts, and as it looked when the window was last closed. */
export function restoreLook(): void {
  document.documentElement.dataset['os'] = system;
  const theme = localStorage.getItem(THEME);
  show(theme === 'dark' || theme === 'system' ? theme : 'light', matchMedia('(prefers-color-scheme: dark)'));
  if (localStorage.getItem(LANG) === 'en') setLanguage('en');
}
