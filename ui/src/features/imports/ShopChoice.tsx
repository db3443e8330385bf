import { useId, useState } from 'react';
import type { ImportPreview } from '../../api/bindings.gen';
import { t } from '../../i18n';
import { ids } from '../../testids';
import { look } from './state';
import type { Wanted } from './state';

/** Which shop the files belong to: one of those there are, or a new one. */
export function ShopChoice({ wanted, preview }: { wanted: Wanted; preview: ImportPreview }) {
  const list = useId();
  const [name, setName] = useState(preview.shop ?? wanted.shop ?? '');
  const choose = () => {
    const shop = name.trim() === '' ? null : name.trim();
    if (shop !== (wanted.shop ?? preview.shop)) void look({ ...wanted, shop });
  };
  return (
    <label className="inline">
      {t(preview.shop_required ? 'imports.shop_required' : 'imports.shop')}
      <input
        className="input compact"
        list={list}
        data-testid={ids.importShop}
        aria-invalid={preview.shop_required}
        placeholder={t('imports.shop_hint')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onBlur={choose}
        onKeyDown={(event) => {
          if (event.key === 'Enter') choose();
        }}
      />
      <datalist id={list}>
        {preview.shop_choices.map((choice) => (
          <option key={choice} value={choice} />
        ))}
      </datalist>
    </label>
  );
}
