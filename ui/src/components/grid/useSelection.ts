/**
 * Which rows are selected. "All" is a rule with exceptions, not a million rows.
 */
import { useMemo, useState } from 'react';
import type { RowBase } from './types';

export interface Selection<R extends RowBase> {
  has: (id: string) => boolean;
  count: number;
  state: 'none' | 'some' | 'all';
  toggle: (row: R) => void;
  add: (rows: readonly R[]) => void;
  all: () => void;
  clear: () => void;
  /** Whether the rule "all" is on; `marked` are its exceptions then, the selected rows otherwise. */
  rule: boolean;
  marked: readonly R[];
}

interface Marks<R> {
  scope: string;
  rule: boolean;
  rows: ReadonlyMap<string, R>;
}

function flipped<R extends RowBase>(rows: ReadonlyMap<string, R>, row: R): ReadonlyMap<string, R> {
  const next = new Map(rows);
  if (!next.delete(row.id)) next.set(row.id, row);
  return next;
}

function nothing<R>(scope: string, rule = false): Marks<R> {
  return { scope, rule, rows: new Map() };
}

/** `scope` names the query: another query starts with nothing selected. */
export function useSelection<R extends RowBase>(scope: string, total: number): Selection<R> {
  const [stored, setMarks] = useState<Marks<R>>(() => nothing(scope));
  return useMemo(() => {
    const marks = stored.scope === scope ? stored : nothing<R>(scope);
    const { rule, rows } = marks;
    const count = rule ? total - rows.size : rows.size;
    return {
      has: (id) => rows.has(id) !== rule,
      count,
      state: count === 0 ? 'none' : count === total ? 'all' : 'some',
      toggle: (row) => setMarks({ ...marks, rows: flipped(rows, row) }),
      add: (more) => {
        if (!rule)
          setMarks({ ...marks, rows: new Map([...rows, ...more.map((row) => [row.id, row] as const)]) });
      },
      all: () => setMarks(nothing(scope, true)),
      clear: () => setMarks(nothing(scope)),
      rule,
      marked: [...rows.values()],
    };
  }, [scope, stored, total]);
}
