/** The drawer: whichever record the address says, each kind's card loaded when first needed. */
import { lazy, Suspense } from 'react';
import type { ComponentType } from 'react';
import { useKeys } from '../components/keys';
import { DrawerSkeleton } from '../components/Drawer';
import { splitOpen, closeRecord, usePlace } from './navigation';
import type { OpenKind } from './navigation';

const CARDS: Record<OpenKind, ComponentType<{ id: string }>> = {
  customer: lazy(() => import('../features/customers/CustomerCard')),
  order: lazy(() => import('../features/orders/OrderCard')),
  return: lazy(() => import('../features/returns/ReturnCard')),
  bill: lazy(() => import('../features/bills/BillCard')),
  complaint: lazy(() => import('../features/complaints/ComplaintCard')),
};

export function RecordDrawer() {
  const open = splitOpen(usePlace().place.open);
  return open === null ? null : <Opened kind={open.kind} id={open.id} />;
}

function Opened({ kind, id }: { kind: OpenKind; id: string }) {
  useKeys({ escape: closeRecord });
  const Card = CARDS[kind];
  return (
    <Suspense fallback={<DrawerSkeleton />}>
      <Card key={`${kind}:${id}`} id={id} />
    </Suspense>
  );
}
