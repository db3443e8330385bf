/**
 * Which rows are selected. "All" is a rule with exceptions, not a million ids.
 */
import { useMemo, useState } from 'react';

export interface Selection {
  has: (id: string) => boolean;
  count: number;
  state: 'none' | 'some' | 'all';
  toggle: (id: string) => void;
  add: (ids: readonly string[]) => void;
  all: () => void;
  clear: () => void;
  /** The selected ids, or `null` when the rule "all" is on. */
  ids: readonly string[] | null;
}

interface Marks {
  scope: string;
  all: boolean;
  /** Selected ids; with `all`, the exceptions. */
  ids: ReadonlySet<string>;
}

function flipped(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** `scope` names the query: another query starts with nothing selected. */
export function useSelection(scope: string, total: number): Selection {
  const [stored, setMarks] = useState<Marks>({ scope, all: false, ids: new Set() });
  return useMemo(() => {
    const marks = stored.scope === scope ? stored : { scope, all: false, ids: new Set<string>() };
    const count = marks.all ? total - marks.ids.size : marks.ids.size;
    return {
      has: (id) => marks.ids.has(id) !== marks.all,
      count,
      state: count === 0 ? 'none' : count === total ? 'all' : 'some',
      toggle: (id) => setMarks({ ...marks, ids: flipped(marks.ids, id) }),
      add: (ids) => {
        if (!marks.all) setMarks({ ...marks, ids: new Set([...marks.ids, ...ids]) });
      },
      all: () => setMarks({ scope, all: true, ids: new Set() }),
      clear: () => setMarks({ scope, all: false, ids: new Set() }),
      ids: marks.all ? null : [...marks.ids],
    };
  }, [scope, stored, total]);
}
