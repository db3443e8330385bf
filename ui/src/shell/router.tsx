/** Places and their screens, each in a chunk of its own but the lists, which are the first screen. */
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import type { RouteComponent, RouterHistory } from '@tanstack/react-router';
import BillsPage, { ahead as billsAhead } from '../features/bills/BillsPage';
import ComplaintsPage, { ahead as complaintsAhead } from '../features/complaints/ComplaintsPage';
import CustomersPage, { ahead as customersAhead } from '../features/customers/CustomersPage';
import OrdersPage, { ahead as ordersAhead } from '../features/orders/OrdersPage';
import ReturnsPage, { ahead as returnsAhead } from '../features/returns/ReturnsPage';
import TodayPage from '../features/today/TodayPage';
import { toPlace } from './navigation';
import type { Place } from './navigation';
import { queryClient, read } from '../api/queries';
import { Broken, Nowhere } from './Broken';
import { Shell } from './Shell';

const root = createRootRoute({
  component: Shell,
  validateSearch: toPlace,
  beforeLoad: () => {
    void queryClient.prefetchQuery(read('prefs_get', {}));
    void queryClient.prefetchQuery(read('app_status', {}));
  },
});

const nothing = () => {};
const at = <P extends string>(
  path: P,
  component: RouteComponent,
  ahead: (to: { search: Place }) => void = nothing,
) => createRoute({ getParentRoute: () => root, path, component, beforeLoad: ahead });

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async () => {
    throw redirect({ to: (await isFirstUse()) ? '/welcome' : '/today' });
  },
});

/** An empty book of one's own starts at the welcome screen; leaving it is free. */
async function isFirstUse(): Promise<boolean> {
  try {
    const { empty, demo } = await queryClient.fetchQuery(read('app_status', {}));
    return empty && !demo;
  } catch {
    // The shell says why the book cannot be opened.
    return false;
  }
}

const routeTree = root.addChildren([
  start,
  at('/today', TodayPage),
  at('/customers', CustomersPage, customersAhead),
  at('/orders', OrdersPage, ordersAhead),
  at('/returns', ReturnsPage, returnsAhead),
  at('/complaints', ComplaintsPage, complaintsAhead),
  at('/bills', BillsPage, billsAhead),
  at(
    '/imports',
    lazyRouteComponent(() => import('../features/imports/ImportsPage')),
  ),
  at(
    '/exports',
    lazyRouteComponent(() => import('../features/exports/ExportsPage')),
  ),
  at(
    '/formats',
    lazyRouteComponent(() => import('../features/formats/FormatsPage')),
  ),
  at(
    '/history',
    lazyRouteComponent(() => import('../features/history/HistoryPage')),
  ),
  at(
    '/settings',
    lazyRouteComponent(() => import('../features/settings/SettingsPage')),
  ),
  at(
    '/welcome',
    lazyRouteComponent(() => import('../features/welcome/WelcomePage')),
  ),
]);

/** One router a window; tests bring their own history. */
export function makeRouter(history: RouterHistory = createHashHistory()) {
  return createRouter({
    routeTree,
    history,
    defaultPreload: false,
    defaultErrorComponent: Broken,
    defaultNotFoundComponent: Nowhere,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
