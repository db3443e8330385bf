/** The line of a list under a text box that the arrow keys are on; Enter takes it. */
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';

export function useChoice(count: number, take: (index: number) => void) {
  const list = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState(0);
  const at = Math.min(wanted, Math.max(0, count - 1));
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && count > 0) {
      event.preventDefault();
      setWanted((at + step + count) % count);
    }
    if (event.key === 'Enter' && count > 0 && !event.nativeEvent.isComposing) {
      event.preventDefault();
      take(at);
    }
  };
  /** Another text has other lines: the best of them is the first. */
  const toFirst = () => setWanted(0);
  return { at, list, onKeyDown, toFirst };
}
