/** Files may be dropped anywhere on the window: images go to the case that is open, all others are imported. */
import { navigate } from './route/location';
import { useEffect, useRef, useState } from 'react';
import { backend } from '../api/backend';
import type { OpenKind } from './navigation';
import { toast } from '../components/toasts';
import { label, t } from '../i18n';
import { ids } from '../testids';
import { areImages, attach, offeredImages } from './attach';
import { closeDialog, dialog } from './dialogs';
import { splitOpen, usePlace } from './navigation';
import { offered } from './offered';

type Target =
  | { to: 'import' | 'form' | 'nowhere' }
  | { to: 'case'; owner: { kind: Extract<OpenKind, 'return' | 'complaint'>; id: string } };

/** Where files would land: it depends on what they are and on what is open. */
function targetOf(paths: readonly string[], open: string | undefined): Target {
  if (!areImages(paths)) return { to: 'import' };
  const form = dialog.get()?.kind;
  if (form === 'new-return' || form === 'new-complaint') return { to: 'form' };
  const record = splitOpen(open);
  if (record?.kind !== 'return' && record?.kind !== 'complaint') return { to: 'nowhere' };
  return { to: 'case', owner: { kind: record.kind, id: record.id } };
}

function saying(target: Target): string {
  if (target.to === 'case') return t('drop.case', { kind: label('record_kind', target.owner.kind) });
  return t(`drop.${target.to}`);
}

export function DropVeil() {
  const [over, setOver] = useState<Target | null>(null);
  const { place } = usePlace();
  const open = useRef(place.open);
  useEffect(() => {
    open.current = place.open;
  });
  useEffect(
    () =>
      backend().onFiles((event) => {
        const target = event.phase === 'left' ? null : targetOf(event.paths, open.current);
        setOver(event.phase === 'over' ? target : null);
        if (event.phase !== 'dropped' || target === null || event.paths.length === 0) return;
        switch (target.to) {
          case 'case':
            return void attach(target.owner, event.paths);
          case 'form':
            return offeredImages.set(event.paths);
          case 'nowhere':
            return void toast({ text: t('drop.nowhere') });
          case 'import':
            closeDialog();
            offered.set(event.paths);
            navigate({ to: '/imports' });
        }
      }),
    [],
  );
  useEffect(() => {
    if (over === null) return undefined;
    // While something is dragged no pointer moves; a drag that only brushed the window may go unheard.
    const gone = () => setOver(null);
    window.addEventListener('pointermove', gone);
    return () => window.removeEventListener('pointermove', gone);
  }, [over]);
  return over === null ? null : <Veil text={saying(over)} />;
}

/** In the browser's top layer, so that it is seen over the form that images are dropped into. */
function Veil({ text }: { text: string }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (ref.current !== null && 'showPopover' in ref.current) ref.current.showPopover();
  }, []);
  return (
    <div ref={ref} popover="manual" className="drop-veil" data-testid={ids.dropVeil}>
      <div>{text}</div>
    </div>
  );
}
