/**
 * Where the window is, in the hash of its address: `#/returns?view=open&open=return:…`. Back, forward
 * and a reload keep it. Tests bring an address of their own, which no document has to have.
 */
import type { Filter, Sort } from '../../api/bindings.gen';

/** What a place may say beyond its path. */
export interface Place {
  view?: string | undefined;
  q?: string | undefined;
  f?: Filter[] | undefined;
  s?: Sort | undefined;
  /** `kind:id` of the record in the drawer. */
  open?: string | undefined;
}

export interface Location {
  path: string;
  place: Place;
}

/** Where addresses are kept: the document's hash, or a test's own list. */
export interface Address {
  read: () => string;
  write: (href: string, replace: boolean) => void;
  /** Tells of changes that came from elsewhere: back, forward, a typed address. */
  listen: (heard: () => void) => void;
}

const hash: Address = {
  read: () => window.location.hash.slice(1),
  write: (href, replace) => {
    if (replace) window.history.replaceState(null, '', `#${href}`);
    else window.history.pushState(null, '', `#${href}`);
  },
  listen: (heard) => {
    window.addEventListener('popstate', heard);
    window.addEventListener('hashchange', heard);
  },
};

function text(value: string | null): string | undefined {
  return value === null || value === '' ? undefined : value;
}

/** What JSON says, or nothing where an address was mangled. */
function json(value: string | null): unknown {
  try {
    return value === null ? undefined : JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** Whatever the address says, in the shape that screens expect. */
export function parse(href: string): Location {
  const [path = '', search = ''] = href.split('?', 2);
  const said = new URLSearchParams(search);
  const f = json(said.get('f'));
  const s = json(said.get('s'));
  return {
    path: path === '' ? '/' : path,
    place: {
      view: text(said.get('view')),
      q: text(said.get('q')),
      f: Array.isArray(f) ? (f as Filter[]) : undefined,
      s: typeof s === 'object' && s !== null ? (s as Sort) : undefined,
      open: text(said.get('open')),
    },
  };
}

export function format({ path, place }: Location): string {
  const said = new URLSearchParams();
  for (const key of ['view', 'q', 'open'] as const) {
    const value = place[key];
    if (value !== undefined && value !== '') said.set(key, value);
  }
  if (place.f !== undefined) said.set('f', JSON.stringify(place.f));
  if (place.s !== undefined) said.set('s', JSON.stringify(place.s));
  const search = said.toString();
  return search === '' ? path : `${path}?${search}`;
}

let address: Address = hash;
let now: Location = parse('/');
const listeners = new Set<(to: Location) => void>();

function arrive(): void {
  now = parse(address.read());
  for (const listener of listeners) listener(now);
}

/** Called once at the start, before the first render; tests give an address that is not the document's. */
export function startAt(where: Address = hash): void {
  address = where;
  address.listen(arrive);
  arrive();
}

export function location(): Location {
  return now;
}

/** Listens to every change of place; answers how to stop. */
export function onArrival(listener: (to: Location) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export interface Way {
  /** Where to; without it only what the place says changes. */
  to?: string;
  search?: Place;
  /** Whether the place that is left is forgotten by "back". */
  replace?: boolean;
}

/** The one way to another place. */
export function navigate({ to = now.path, search = {}, replace = false }: Way): void {
  address.write(format({ path: to, place: search }), replace);
  arrive();
}
