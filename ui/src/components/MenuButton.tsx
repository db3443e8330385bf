import { useState } from 'react';
import type { ReactNode } from 'react';
import { below, Menu, Popover } from './Menu';
import type { MenuItems, Point } from './Menu';

interface Props {
  label: ReactNode;
  className?: string;
  testid?: string;
  /** Either the items of a menu, or a box of one's own. */
  items?: MenuItems;
  children?: (close: () => void) => ReactNode;
}

/** A button that opens something below itself. */
export function MenuButton({ label, className = 'button', testid, items, children }: Props) {
  const [at, setAt] = useState<Point | null>(null);
  const close = () => setAt(null);
  return (
    <>
      <button
        type="button"
        className={className}
        aria-haspopup={items === undefined ? 'dialog' : 'menu'}
        aria-expanded={at !== null}
        data-testid={testid}
        onClick={(event) => setAt(below(event))}
      >
        {label}
      </button>
      {at !== null && items !== undefined && <Menu at={at} items={items} onClose={close} />}
      {at !== null && children !== undefined && (
        <Popover at={at} onClose={close}>
          {children(close)}
        </Popover>
      )}
    </>
  );
}
