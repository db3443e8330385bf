/**
 * Words. Every visible string has a key here, in Chinese first and in English
 * complete; `i18n.test.ts` proves that both have the same keys and holes.
 *
 * The language is module state, not React context: formatters and error texts
 * need it outside components too. Changing it remounts the screen (`useLanguage`
 * is the key of the root), so no component has to listen.
 */
import { useSyncExternalStore } from 'react';
import en from './en';
import zhCN from './zh-CN';

export type Language = 'zh-CN' | 'en';
export type MessageKey = keyof typeof zhCN;
type Holes = Record<string, string | number>;

const messages: Record<Language, Record<MessageKey, string>> = { 'zh-CN': zhCN, en };
const listeners = new Set<() => void>();
let current: Language = 'zh-CN';

export function language(): Language {
  return current;
}

export function setLanguage(next: Language): void {
  if (next === current) return;
  current = next;
  document.documentElement.lang = next;
  for (const listener of listeners) listener();
}

export function useLanguage(): Language {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, language);
}

/** The text of `key`, its `{holes}` filled; `{n:row|rows}` is the one word or the other. */
export function t(key: MessageKey, holes?: Holes): string {
  const text = messages[current][key];
  if (holes === undefined) return text;
  const counted = text.replace(/\{(\w+):([^|}]*)\|([^}]*)\}/g, (_, name: string, one: string, more: string) =>
    String(holes[name]) === '1' ? one : more,
  );
  return counted.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = holes[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? formatCount(value) : value;
  });
}

/**
 * The text of a wire code, for instance `label('return_kind', 'exchange')`.
 * A code that this version does not know is shown as it came, never hidden.
 */
export function label(group: string, code: string): string {
  return messages[current][`${group}.${code}` as MessageKey] ?? code;
}

export function hasLabel(group: string, code: string): boolean {
  return `${group}.${code}` in messages[current];
}

/** The codes that have a text in `group`, in the order in which they are written down. */
export function codesOf(group: string): string[] {
  const prefix = `${group}.`;
  return Object.keys(zhCN)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length));
}

/** `1234567.5` -> `1,234,567.5`, without the engine's tables of locales, which take longer to load than a list. */
export function formatCount(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
