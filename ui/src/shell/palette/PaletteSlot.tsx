import { lazy, Suspense } from 'react';
import { paletteOpen } from './state';

const Palette = lazy(() => import('./Palette'));

export function PaletteSlot() {
  return paletteOpen.use() ? (
    <Suspense>
      <Palette />
    </Suspense>
  ) : null;
}
