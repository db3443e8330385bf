import { useState } from 'react';
import type { ImportPreview } from '../../api/bindings.gen';
import { t } from '../../i18n';
import { ids } from '../../testids';
import { look } from './state';
import type { Wanted } from './state';

/** The value of the list's last line, which is no name of a shop. */
const ANOTHER = '\n';

/**
 * Which shop the files belong to: one of those there are, or a new one. Where
 * nothing tells, it is asked: a guess would put customers into the wrong shop.
 */
export function ShopChoice({ wanted, preview }: { wanted: Wanted; preview: ImportPreview }) {
  const now = wanted.shop ?? preview.shop ?? '';
  const choices = preview.shop_choices;
  const [another, setAnother] = useState(choices.length === 0);
  const choose = (shop: string) => {
    if (shop !== now) void look({ ...wanted, shop: shop === '' ? null : shop });
  };
  return (
    <label className="inline">
      {t(preview.shop_required ? 'imports.shop_required' : 'imports.shop')}
      {another ? (
        <NewShop
          start={now}
          hint={t(preview.shop_in_files ? 'imports.shop_in_files' : 'imports.shop_hint')}
          onName={choose}
        />
      ) : (
        <select
          className="input compact"
          data-testid={ids.importShop}
          aria-invalid={preview.shop_required}
          value={now}
          onChange={(event) =>
            event.target.value === ANOTHER ? setAnother(true) : choose(event.target.value)
          }
        >
          {(preview.shop_in_files || now === '') && (
            <option value="">
              {t(preview.shop_in_files ? 'imports.shop_in_files' : 'imports.shop_none')}
            </option>
          )}
          {now !== '' && !choices.includes(now) && <option value={now}>{now}</option>}
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
          <option value={ANOTHER}>{t('imports.shop_another')}</option>
        </select>
      )}
    </label>
  );
}

function NewShop({ start, hint, onName }: { start: string; hint: string; onName: (name: string) => void }) {
  const [name, setName] = useState(start);
  return (
    <input
      className="input compact"
      data-testid={ids.importShop}
      placeholder={hint}
      value={name}
      onChange={(event) => setName(event.target.value)}
      onBlur={() => onName(name.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onName(name.trim());
      }}
    />
  );
}
