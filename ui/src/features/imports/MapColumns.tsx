import { navigate } from '../../shell/route/location';
import type { FilePreview } from '../../api/bindings.gen';
import { t } from '../../i18n';
import { ids } from '../../testids';
import { openWizard } from '../formats/state';

/** Into the wizard: for a file that is not recognised, or taken for what it is not. */
export function MapColumns({ file }: { file: FilePreview }) {
  // Cards have no columns.
  if (file.encoding === 'vCard') return null;
  const unknown = file.format === null;
  const open = () => {
    void openWizard(file.path);
    navigate({ to: '/formats' });
  };
  return (
    <button type="button" className={unknown ? 'button' : 'link'} data-testid={ids.importMap} onClick={open}>
      {unknown ? t('imports.map_columns') : `${t('imports.not_this')} · ${t('imports.map_columns')}`}
    </button>
  );
}
