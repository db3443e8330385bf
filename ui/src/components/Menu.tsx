/** A menu at a point: of a button, or of a right click. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent, ReactNode, RefObject } from 'react';
import { createPortal } from 'react-dom';
import { ids } from '../testids';

interface MenuItem {
  key: string;
  label: string;
  /** A shortcut, or what it would do. */
  hint?: string;
  checked?: boolean;
  danger?: boolean;
  disabled?: boolean;
  run: () => void;
}

/** `null` draws a line. */
export type MenuItems = readonly (MenuItem | null)[];

export interface Point {
  x: number;
  y: number;
}

export function below(event: MouseEvent): Point {
  const box = event.currentTarget.getBoundingClientRect();
  return { x: box.left, y: box.bottom + 4 };
}

/** Keeps a floating box inside the window. */
function useInside(at: Point) {
  const ref = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(at);
  useLayoutEffect(() => {
    const box = ref.current?.getBoundingClientRect();
    if (box === undefined) return;
    setPlace({
      x: Math.max(8, Math.min(at.x, window.innerWidth - box.width - 8)),
      y: Math.max(8, Math.min(at.y, window.innerHeight - box.height - 8)),
    });
  }, [at]);
  return { ref, style: { left: place.x, top: place.y } };
}

const FIELDS = ['input', 'select', 'textarea', 'button'].map((tag) => `${tag}:not([disabled])`).join();

/** Keeps Tab inside the box. */
function stay(event: KeyboardEvent<HTMLDivElement>): void {
  const fields = [...event.currentTarget.querySelectorAll<HTMLElement>(FIELDS)];
  const [leaving, entering] = event.shiftKey ? [fields[0], fields.at(-1)] : [fields.at(-1), fields[0]];
  if (document.activeElement !== leaving) return;
  event.preventDefault();
  entering?.focus();
}

/** What to do on a click outside of the box, or when the window is left. */
function useOutside(box: RefObject<HTMLElement | null>, onClose: () => void): void {
  useEffect(() => {
    const close = (event: Event) => {
      const target = event.target as Element;
      // A calendar that was opened from the box floats beside it.
      if (box.current?.contains(target) !== true && target.closest('.ant-picker-dropdown') === null)
        onClose();
    };
    window.addEventListener('pointerdown', close, true);
    window.addEventListener('blur', onClose);
    return () => {
      window.removeEventListener('pointerdown', close, true);
      window.removeEventListener('blur', onClose);
    };
  }, [onClose, box]);
}

/** Puts the focus into the box, and back where it was at the end. */
function useFocus(box: RefObject<HTMLElement | null>): void {
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    // A menu has put it on an item of its own by now.
    if (box.current?.contains(document.activeElement) !== true)
      (box.current?.querySelector<HTMLElement>(FIELDS) ?? box.current)?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [before, box]);
}

/** A floating box that has the focus and closes on a click outside or Escape. */
export function Popover(props: { at: Point; onClose: () => void; children: ReactNode; className?: string }) {
  const { at, onClose } = props;
  const { ref, style } = useInside(at);
  useOutside(ref, onClose);
  useFocus(ref);
  return createPortal(
    <div
      ref={ref}
      data-modal
      tabIndex={-1}
      className={`popover ${props.className ?? ''}`}
      style={style}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          // One thing at a time: not the drawer behind it too.
          event.preventDefault();
          onClose();
        }
        if (event.key === 'Tab') stay(event);
      }}
    >
      {props.children}
    </div>,
    document.body,
  );
}

/** Up and down through the buttons of a menu. */
export function step(event: KeyboardEvent<HTMLDivElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const items = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button:not([disabled])')];
  const now = items.indexOf(document.activeElement as HTMLButtonElement);
  items.at((now + by) % items.length)?.focus();
}

export function Menu(props: { at: Point; items: MenuItems; onClose: () => void }) {
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => first.current?.querySelector<HTMLButtonElement>('button:not([disabled])')?.focus(), []);
  return (
    <Popover at={props.at} onClose={props.onClose}>
      <div ref={first} className="menu" role="menu" tabIndex={-1} data-testid={ids.menu} onKeyDown={step}>
        {props.items.map((item, index) =>
          item === null ? (
            <hr key={`line-${index}`} />
          ) : (
            <button
              key={item.key}
              type="button"
              role="menuitem"
              disabled={item.disabled}
              className={item.danger === true ? 'danger' : undefined}
              data-testid={ids.menuItem(item.key)}
              onClick={() => {
                props.onClose();
                item.run();
              }}
            >
              {item.checked !== undefined && <i className="tick">{item.checked ? '✓' : ''}</i>}
              <span>{item.label}</span>
              {item.hint !== undefined && <kbd>{item.hint}</kbd>}
            </button>
          ),
        )}
      </div>
    </Popover>
  );
}
