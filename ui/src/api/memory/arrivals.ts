/** A watched folder in memory: one file came in, one was not recognised. */
import type { Arrivals } from '../bindings.gen';
import { at, NOW } from './data';
import { FORMAT } from './files';
import type { Handlers } from './index';
import words from './words.json';

const DOWNLOADS = '/downloads';

export function arrivalHandlers(): Handlers {
  let folder: string | null = null;
  const dismissed = new Set<string>();
  const file = (name: string) => ({
    path: `${folder}/${name}`,
    name,
    bytes: 184_320,
    modified_at: at(NOW),
  });
  const list = (): Arrivals => {
    const wanted = ({ path }: { path: string }) => folder !== null && !dismissed.has(path);
    return {
      folder,
      readable: true,
      downloads: DOWNLOADS,
      files: [{ ...file('ExportOrderList202611231000.csv'), formats: [FORMAT], tables: 1 }].filter(wanted),
      unknown: [{ ...file('friends.xlsx'), why: { zh: words.problem, en: words.problem } }].filter(wanted),
    };
  };
  return {
    arrivals_list: list,
    arrivals_watch: ({ on, folder: chosen }) => {
      folder = on ? (chosen ?? DOWNLOADS) : null;
      return list();
    },
    arrivals_dismiss: ({ paths }) => {
      for (const path of paths) dismissed.add(path);
      return list();
    },
  };
}
