/** Files may be dropped anywhere on the window; they go to the import screen. */
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { backend } from '../api/backend';
import { t } from '../i18n';
import { offered } from './offered';

export function DropVeil() {
  const [over, setOver] = useState(false);
  const navigate = useNavigate();
  useEffect(
    () =>
      backend().onFiles((event) => {
        setOver(event.phase === 'over');
        if (event.phase !== 'dropped' || event.paths.length === 0) return;
        offered.set(event.paths);
        void navigate({ to: '/imports' });
      }),
    [navigate],
  );
  if (!over) return null;
  return (
    <div className="drop-veil">
      <div>{t('drop.veil')}</div>
    </div>
  );
}
