/** Places and their screens, each in a chunk of its own but the lists, which are the first screen. */
import { Component, lazy, Suspense } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { queryClient, read } from '../api/queries';
import BillsPage, { ahead as billsAhead } from '../features/bills/BillsPage';
import ComplaintsPage, { ahead as complaintsAhead } from '../features/complaints/ComplaintsPage';
import CustomersPage, { ahead as customersAhead } from '../features/customers/CustomersPage';
import OrdersPage, { ahead as ordersAhead } from '../features/orders/OrdersPage';
import ReturnsPage, { ahead as returnsAhead } from '../features/returns/ReturnsPage';
import TodayPage from '../features/today/TodayPage';
import { Broken, Nowhere } from './Broken';
import { location, navigate, onArrival, startAt } from './route/location';
import type { Address, Location, Place } from './route/location';
import { HereProvider, useShownLocation } from './route/useLocation';
import { Shell } from './Shell';

interface Screen {
  page: ComponentType;
  /** Asks for what the page reads first, before it is drawn; settles when that has been answered. */
  ahead?: (place: Place) => Promise<unknown>;
}

const SCREENS: Record<string, Screen> = {
  '/': { page: () => null, ahead: leaveStart },
  '/today': { page: TodayPage, ahead: () => queryClient.prefetchQuery(read('today', {})) },
  '/customers': { page: CustomersPage, ahead: customersAhead },
  '/orders': { page: OrdersPage, ahead: ordersAhead },
  '/returns': { page: ReturnsPage, ahead: returnsAhead },
  '/complaints': { page: ComplaintsPage, ahead: complaintsAhead },
  '/bills': { page: BillsPage, ahead: billsAhead },
  '/imports': { page: lazy(() => import('../features/imports/ImportsPage')) },
  '/exports': { page: lazy(() => import('../features/exports/ExportsPage')) },
  '/formats': { page: lazy(() => import('../features/formats/FormatsPage')) },
  '/history': { page: lazy(() => import('../features/history/HistoryPage')) },
  '/settings': { page: lazy(() => import('../features/settings/SettingsPage')) },
  '/welcome': { page: lazy(() => import('../features/welcome/WelcomePage')) },
};

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

async function leaveStart(): Promise<void> {
  navigate({ to: (await isFirstUse()) ? '/welcome' : '/today', replace: true });
  await askAhead(location());
}

async function askAhead({ path, place }: Location): Promise<void> {
  await SCREENS[path]?.ahead?.(place);
}

const hear = (to: Location) => void askAhead(to);

/** Answers mostly come within a few; nobody looks at an empty window for longer than this, in milliseconds. */
const AT_MOST = 100;

/**
 * Called once, before the first render. It waits a moment for what the first screen asks, so that this is
 * drawn once and whole: to draw a screen without its rows and then again takes longer than they do.
 */
export async function openWindow(address?: Address): Promise<void> {
  startAt(address);
  onArrival(hear);
  const first = [
    queryClient.prefetchQuery(read('prefs_get', {})),
    queryClient.prefetchQuery(read('app_status', {})),
    askAhead(location()),
  ];
  const enough = new Promise((resolve) => setTimeout(resolve, AT_MOST));
  await Promise.race([Promise.all(first), enough]);
}

/** The window: the shell, and in it the screen of the place. */
export function Window() {
  const here = useShownLocation();
  const Page = SCREENS[here.path]?.page ?? Nowhere;
  return (
    <HereProvider value={here}>
      <Shell>
        <Fence key={here.path}>
          <Suspense>
            <Page />
          </Suspense>
        </Fence>
      </Shell>
    </HereProvider>
  );
}

/** A screen that fails to draw leaves the navigation standing. */
class Fence extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error ?? 'unknown' };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return <Broken error={this.state.error} reset={() => this.setState({ error: null })} />;
  }
}
