/**
 * Scrolling over more rows than a browser can lay out.
 *
 * Browsers limit an element to about 33 million pixels and lose whole pixels
 * from 16 million on. So the scrolled canvas is capped at `MAX_HEIGHT`, the
 * rows are drawn in a sticky window on it, and the scroll position is scaled.
 * A scaled wheel would run too fast: while scaled, the wheel moves the exact
 * position itself and the scroll bar follows; dragging the bar jumps.
 *
 * Rows all have one height, so first and last are a division; TanStack Virtual
 * keeps a measurement per row (a million objects) and does not scale.
 */
import { useCallback, useEffect, useRef, useState } from 'react';

const MAX_HEIGHT = 8_000_000;

export interface Scroll {
  attach: (element: HTMLDivElement | null) => void;
  /** Height of the scrolled canvas, without the head. */
  canvas: number;
  /** Height of the window on the rows, without the head. */
  body: number;
  /** First and last row in sight. */
  first: number;
  last: number;
  /** Pixels of the first row that are already scrolled out. */
  cutoff: number;
  /** Whole rows that fit. */
  fit: number;
  show: (index: number) => void;
  toTop: () => void;
}

/**
 * The element that scrolls. Arriving at a list is arriving at its rows: the keys are theirs, and Tab goes
 * on from them. To focus is to lay out the page, so it waits for the frame in which that is due anyway,
 * and gives way to whatever took the focus until then.
 */
function useElement() {
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  useEffect(() => {
    if (element === null) return undefined;
    const before = document.activeElement;
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === before) element.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [element]);
  return [element, setElement] as const;
}

/** What a list's screen shows above and below its rows; once a list was laid out, as it really is. */
let beside = 126;

/**
 * The height that rows have. It is guessed from the window's until the first layout tells: to ask for it
 * earlier would lay out the page twice before it is first seen.
 */
function useBodyHeight(element: HTMLDivElement | null, head: number): number {
  const [height, setHeight] = useState(() => window.innerHeight - beside);
  useEffect(() => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      beside = window.innerHeight - element.clientHeight;
      setHeight(element.clientHeight);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return Math.max(0, height - head);
}

export function useScroll(total: number, rowHeight: number, head: number): Scroll {
  const [element, setElement] = useElement();
  const body = useBodyHeight(element, head);
  const [top, setTop] = useState(0);
  const exact = useRef(0);

  const virtual = total * rowHeight;
  const canvas = Math.min(virtual, MAX_HEIGHT);
  const reach = Math.max(0, virtual - body);
  const scale = canvas > body ? reach / (canvas - body) : 1;

  const moveTo = useCallback(
    (wanted: number) => {
      const next = Math.min(Math.max(0, wanted), reach);
      exact.current = next;
      setTop(next);
      if (element !== null) element.scrollTop = next / scale;
    },
    [element, reach, scale],
  );

  useEffect(() => {
    if (element === null) return undefined;
    const onScroll = () => {
      // Our own move comes back rounded to a device pixel: keep the exact position then.
      if (Math.abs(element.scrollTop - exact.current / scale) < 1.5) return;
      exact.current = Math.min(element.scrollTop * scale, reach);
      setTop(exact.current);
    };
    const onWheel = (event: WheelEvent) => {
      if (scale <= 1 || event.deltaY === 0 || event.ctrlKey) return;
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? rowHeight : 1;
      moveTo(exact.current + event.deltaY * unit);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('wheel', onWheel);
    };
  }, [element, moveTo, reach, rowHeight, scale]);

  const shown = Math.min(top, reach);
  const first = Math.floor(shown / rowHeight);
  const show = useCallback(
    (index: number) => {
      const from = index * rowHeight;
      if (from < exact.current) moveTo(from);
      else if (from + rowHeight > exact.current + body) moveTo(from + rowHeight - body);
    },
    [body, moveTo, rowHeight],
  );
  return {
    attach: setElement,
    canvas,
    body,
    first,
    last: Math.max(first, Math.min(total - 1, Math.ceil((shown + body) / rowHeight))),
    cutoff: shown - first * rowHeight,
    fit: Math.max(1, Math.floor(body / rowHeight)),
    show,
    toTop: useCallback(() => moveTo(0), [moveTo]),
  };
}
