/** Moving through a list by keyboard. */
import { useKeys } from '../keys';
import type { Bindings } from '../keys';

interface Grid {
  total: number;
  cursor: number;
  fit: number;
  go: (index: number) => void;
  open: () => void;
  /** Selects or unselects the row that the cursor is on. */
  toggle: () => void;
  /** Selects rows from here to there. */
  select: (from: number, to: number) => void;
  selectAll: () => void;
  /** What a right click on the row opens. */
  menu: () => void;
  clear: () => boolean;
}

/** Keys that also mean something in a drawer or menu are the grid's only when focus is not in one. */
function elsewhere(): boolean {
  return (
    document.activeElement?.closest('[data-drawer], [role=menu]') !== null && document.activeElement !== null
  );
}

export function useGridKeys(grid: Grid): void {
  const step = (by: number) => () => {
    if (grid.total === 0) return false;
    grid.go(Math.min(Math.max(0, grid.cursor + by), grid.total - 1));
    return true;
  };
  const unlessElsewhere = (run: () => boolean | void) => () => (elsewhere() ? false : run());
  const extend = (by: number) => () => {
    if (step(by)()) grid.select(grid.cursor, grid.cursor + by);
  };
  const bindings: Bindings = {
    j: step(1),
    k: step(-1),
    arrowdown: unlessElsewhere(step(1)),
    arrowup: unlessElsewhere(step(-1)),
    'shift+arrowdown': unlessElsewhere(extend(1)),
    'shift+arrowup': unlessElsewhere(extend(-1)),
    pagedown: unlessElsewhere(step(grid.fit)),
    pageup: unlessElsewhere(step(-grid.fit)),
    home: unlessElsewhere(step(-grid.total)),
    end: unlessElsewhere(step(grid.total)),
    enter: unlessElsewhere(grid.open),
    ' ': unlessElsewhere(() => grid.toggle()),
    'shift+f10': unlessElsewhere(grid.menu),
    contextmenu: unlessElsewhere(grid.menu),
    'mod+a': unlessElsewhere(grid.selectAll),
    escape: () => grid.clear(),
  };
  useKeys(bindings);
}
