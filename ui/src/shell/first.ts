/**
 * What the first screen shows is asked for before it is drawn. Drawn empty first, the whole window
 * would be laid out and painted twice, and the answers would wait behind the first painting.
 */
import type { CommandName } from '../api/bindings.gen';
import type { Request } from '../api/backend';
import { queryClient, read } from '../api/queries';
import type { ListCommand } from '../components/grid/types';
import { readPage } from '../components/grid/useRows';
import { complaintsList } from '../features/complaints/ComplaintsPage';
import { customersList } from '../features/customers/CustomersPage';
import { ordersList } from '../features/orders/OrdersPage';
import { returnsList } from '../features/returns/ReturnsPage';
import { queryOf } from './ListPage';
import type { ListSpec } from './ListPage';
import { toPlace } from './navigation';

/** An empty window is worse than one that fills: who waits longer than this sees it fill. */
const PATIENCE = 250;

function ask<C extends CommandName>(command: C, request: Request<C>): Promise<void> {
  return queryClient.prefetchQuery(read(command, request));
}

function list<C extends ListCommand>(
  spec: ListSpec<C>,
  search: Record<string, unknown>,
): Array<Promise<void>> {
  return [
    ask('list_columns', { list: spec.list }),
    ask('view_counts', { list: spec.list }),
    queryClient.prefetchQuery(readPage(spec.command, queryOf(spec, toPlace(search)), 0)),
  ];
}

function screen(path: string, search: Record<string, unknown>): Array<Promise<void>> {
  switch (path) {
    case '/customers':
      return list(customersList, search);
    case '/orders':
      return list(ordersList, search);
    case '/returns':
      return list(returnsList, search);
    case '/complaints':
      return list(complaintsList, search);
    case '/':
    case '/today':
      return [ask('today', {})];
    default:
      return [];
  }
}

/** Resolves when the first screen can be drawn whole, or has to be drawn without its answers. */
export async function firstAnswers(at: { pathname: string; search: Record<string, unknown> }): Promise<void> {
  const answers = [
    ask('app_status', {}),
    ask('prefs_get', {}),
    ask('imports_list', { limit: 1 }),
    ...screen(at.pathname, at.search),
  ];
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([Promise.all(answers), patience]);
}
