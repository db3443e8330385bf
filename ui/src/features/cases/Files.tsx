/** Images chosen for a case that does not exist yet. */
import { useEffect } from 'react';
import { backend } from '../../api/backend';
import { t } from '../../i18n';
import { IMAGES, offeredImages } from '../../shell/attach';
import { ids } from '../../testids';
import { Field } from './form';

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

export function Files({
  paths,
  onChange,
}: {
  paths: readonly string[];
  onChange: (paths: string[]) => void;
}) {
  const dropped = offeredImages.use();
  useEffect(() => {
    if (dropped.length === 0) return;
    offeredImages.set([]);
    onChange([...paths, ...dropped]);
  }, [dropped, onChange, paths]);
  const add = async () => onChange([...paths, ...(await backend().pickFiles(IMAGES, true))]);
  return (
    <Field name={t('case.attachments')}>
      <div className="choice">
        {paths.map((path) => (
          <span key={path} className="chip">
            <span className="cut">{nameOf(path)}</span>
            <button
              type="button"
              aria-label={t('action.remove')}
              onClick={() => onChange(paths.filter((one) => one !== path))}
            >
              ×
            </button>
          </span>
        ))}
        <button type="button" className="chip" data-testid={ids.attachmentAdd} onClick={() => void add()}>
          + {t('case.attach')}
        </button>
      </div>
    </Field>
  );
}
