/**
 * The keyboard. One listener on the window; what was mounted last is asked
 * first and may decline (`false`). While somebody types, only combinations and
 * Escape get through; while a dialog is open, nothing does: it has its own.
 */
import { useEffect, useRef } from 'react';
import { system } from './system';

type Handler = (event: KeyboardEvent) => boolean | void;
export type Bindings = Record<string, Handler>;

const stack: Array<{ current: Bindings }> = [];

/** `mod+k`, `shift+arrowdown`, `j`, `?`. */
function nameOf(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : '';
  const shift = event.shiftKey && key.length > 1 ? 'shift+' : '';
  return `${mod}${shift}${key}`;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target.isContentEditable || target.matches('textarea, select');
}

/** A focused button or link answers Enter and Space itself. */
function answersItself(target: EventTarget | null, name: string): boolean {
  if (name !== 'enter' && name !== ' ') return false;
  return target instanceof HTMLElement && target.closest('button, a, input, [role=menuitem]') !== null;
}

function dispatch(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  if (document.querySelector('dialog[open], [data-modal]') !== null) return;
  const name = nameOf(event);
  if (isTyping(event.target) && !name.startsWith('mod+') && name !== 'escape') return;
  if (isTyping(event.target) && ['mod+a', 'mod+z', 'mod+c', 'mod+v', 'mod+x'].includes(name)) return;
  if (answersItself(event.target, name)) return;
  for (const bindings of stack.toReversed()) {
    const handler = bindings.current[name];
    if (handler !== undefined && handler(event) !== false) {
      event.preventDefault();
      return;
    }
  }
}

export function useKeys(bindings: Bindings): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  useEffect(() => {
    if (stack.length === 0) window.addEventListener('keydown', dispatch);
    stack.push(latest);
    return () => {
      stack.splice(stack.indexOf(latest), 1);
      if (stack.length === 0) window.removeEventListener('keydown', dispatch);
    };
  }, []);
}

const isMac = system === 'mac';

/** How a combination is written on this computer's keys. */
export function keyText(name: string): string {
  return name
    .replace('mod+', isMac ? '⌘ ' : 'Ctrl ')
    .replace('shift+', isMac ? '⇧ ' : 'Shift ')
    .replace('ArrowDown', '↓')
    .replace(/(^| )[a-z]$/, (letter) => letter.toUpperCase());
}
