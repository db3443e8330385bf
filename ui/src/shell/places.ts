/** The places of the navigation, in its order. */
import type { Counts } from '../api/bindings.gen';
import type { MessageKey } from '../i18n';
import type { IconName } from './icons';

export interface NavPlace {
  icon: IconName;
  path:
    | '/today'
    | '/customers'
    | '/orders'
    | '/returns'
    | '/complaints'
    | '/bills'
    | '/imports'
    | '/exports'
    | '/formats'
    | '/history'
    | '/settings';
  label: MessageKey;
  /** The number behind the name. */
  count?: (counts: Counts) => number;
  /** What else is counted behind the name. */
  waiting?: 'arrivals';
  /** Whether that number is something to do. */
  hot?: boolean;
}

export const PLACES: readonly NavPlace[] = [
  { icon: 'today', path: '/today', label: 'nav.today', count: openWork, hot: true },
  { icon: 'customers', path: '/customers', label: 'nav.customers', count: (c) => c.customers },
  { icon: 'orders', path: '/orders', label: 'nav.orders', count: (c) => c.orders },
  { icon: 'returns', path: '/returns', label: 'nav.returns', count: (c) => c.returns_open },
  { icon: 'complaints', path: '/complaints', label: 'nav.complaints', count: (c) => c.complaints_open },
  { icon: 'bills', path: '/bills', label: 'nav.bills' },
  { icon: 'imports', path: '/imports', label: 'nav.imports', waiting: 'arrivals', hot: true },
  { icon: 'exports', path: '/exports', label: 'nav.exports' },
  { icon: 'formats', path: '/formats', label: 'nav.formats' },
  { icon: 'history', path: '/history', label: 'nav.history' },
];

export const SETTINGS: NavPlace = { icon: 'settings', path: '/settings', label: 'nav.settings' };

function openWork(counts: Counts): number {
  return counts.returns_open + counts.complaints_open + counts.tasks_open;
}
