/** The window: navigation, the place, and what floats over both. */
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { listenForProgress } from '../api/jobs';
import { usePrefs } from '../api/prefs';
import { listenForStale, useRead } from '../api/queries';
import { useKeys } from '../components/keys';
import { ids } from '../testids';
import { useArrivalNotices } from './arrivals';
import { BookFailed } from './BookFailed';
import { Dialogs } from './Dialogs';
import { openKeys } from './dialogs';
import { DropVeil } from './DropVeil';
import { navigate } from './route/location';
import { Nav } from './Nav';
import { openPalette } from './palette/state';
import { PaletteSlot } from './palette/PaletteSlot';
import { PLACES, SETTINGS } from './places';
import { applyLanguage, applyTheme } from './theme';
import { Toasts } from './Toasts';
import { undoLast } from './undo';

export function Shell({ children }: { children: ReactNode }) {
  const { data: status, error } = useRead('app_status', {});
  const { prefs } = usePrefs();
  useEffect(listenForStale, []);
  useEffect(listenForProgress, []);
  useEffect(() => {
    if (prefs !== undefined) applyLanguage(prefs.lang);
  }, [prefs]);
  const theme = prefs?.theme;
  useEffect(() => (theme === undefined ? undefined : applyTheme(theme)), [theme]);
  useArrivalNotices();
  useGlobalKeys();
  useEffect(ownMenusOnly, []);
  return (
    <div className="frame" data-testid={ids.frame}>
      <Nav status={status} />
      {error !== null && status === undefined ? <BookFailed failure={error} /> : children}
      <Toasts />
      <Dialogs />
      <PaletteSlot />
      <DropVeil />
    </div>
  );
}

/** The engine's own menu (back, reload, inspect) is none of a desktop app's; where one edits or marks text, it serves. */
function ownMenusOnly(): () => void {
  const refuse = (event: Event) => {
    const marked = getSelection()?.isCollapsed === false;
    const place =
      event.target instanceof Element ? event.target.closest('input, textarea, .selectable') : null;
    if (place === null || (place.matches('.selectable') && !marked)) event.preventDefault();
  };
  window.addEventListener('contextmenu', refuse);
  return () => window.removeEventListener('contextmenu', refuse);
}

function useGlobalKeys(): void {
  const places = [...PLACES, SETTINGS].map(({ path }, index) => [
    `mod+${index + 1}`,
    () => navigate({ to: path }),
  ]);
  useKeys({
    ...(Object.fromEntries(places) as Record<string, () => void>),
    'mod+k': openPalette,
    'mod+z': () => void undoLast(),
    '?': openKeys,
  });
}
