import { navigate } from '../route/location';
import type { Hit, HitKind } from '../../api/bindings.gen';

const LIST_OF = {
  customer: '/customers',
  order: '/orders',
  return: '/returns',
  complaint: '/complaints',
  bill: '/bills',
} as const satisfies Record<HitKind, string>;

/** Opens a hit in the drawer over the list it belongs to. */
export function useOpenHit() {
  return (hit: Pick<Hit, 'kind' | 'id'>) =>
    navigate({ to: LIST_OF[hit.kind], search: { open: `${hit.kind}:${hit.id}` } });
}
