/** What this computer remembers: language, theme, row height, columns of lists. */
import { useCallback } from 'react';
import type { GridPrefs, Prefs, PrefsSetReq } from './bindings.gen';
import { write } from './mutations';
import { queryClient, read, useRead } from './queries';

const key = read('prefs_get', {}).queryKey;

/** Shows the change at once; the answer of the write replaces it. */
function savePrefs(change: Partial<PrefsSetReq>): void {
  const now = queryClient.getQueryData<Prefs>(key);
  if (now !== undefined) {
    const grids = { ...now.grids, ...change.grids };
    queryClient.setQueryData<Prefs>(key, { ...now, ...withoutEmpty(change), grids });
  }
  void write('prefs_set', { grids: {}, ...change }).catch(() =>
    queryClient.invalidateQueries({ queryKey: key }),
  );
}

function withoutEmpty(change: Partial<PrefsSetReq>): Partial<Prefs> {
  const entries = Object.entries(change).filter((entry) => entry[1] !== null && entry[1] !== undefined);
  return Object.fromEntries(entries);
}

export function usePrefs() {
  const { data: prefs } = useRead('prefs_get', {});
  const saveGrid = useCallback((list: string, change: Partial<GridPrefs>) => {
    const before = queryClient.getQueryData<Prefs>(key)?.grids[list] ?? { columns: [], widths: {}, sort: [] };
    savePrefs({ grids: { [list]: { ...before, ...change } } });
  }, []);
  return { prefs, save: savePrefs, saveGrid };
}
