/** The shops of this book, under the names that the seller uses. */
import type { ShopView } from '../../api/bindings.gen';
import { write } from '../../api/mutations';
import { useRead } from '../../api/queries';
import { Editable } from '../../components/Editable';
import { codesOf, label, t } from '../../i18n';
import { toastFailure, toastWritten } from '../../shell/undo';
import { ids } from '../../testids';
import { AddName } from './AddName';

function save(request: { id?: string; name: string; platform?: string }): void {
  write('shop_save', request).then(({ op }) => toastWritten(t('settings.saved'), op), toastFailure);
}

export function Shops() {
  const shops = useRead('shop_list', {}).data ?? [];
  return (
    <section className="bench-panel stack">
      <h2>{t('settings.shops')}</h2>
      <p className="muted">{t('settings.shops_hint')}</p>
      <div>
        {shops.map((shop) => (
          <Line key={shop.id} shop={shop} />
        ))}
      </div>
      <AddName
        placeholder={t('settings.shop_add')}
        testid={ids.settingsShopAdd}
        onAdd={(name) => save({ name, platform: 'taobao' })}
      />
    </section>
  );
}

function Line({ shop }: { shop: ShopView }) {
  return (
    <div className="settings-line" data-testid={ids.settingsShop}>
      <Editable
        value={shop.name}
        label={t('customers.shop')}
        placeholder={t('customers.shop')}
        onSave={(name) => save({ id: shop.id, name })}
      />
      <span className="spacer" />
      <select
        className="input compact"
        aria-label={t('settings.platform')}
        value={shop.platform}
        onChange={(event) => save({ id: shop.id, name: shop.name, platform: event.target.value })}
      >
        {codesOf('platform').map((code) => (
          <option key={code} value={code}>
            {label('platform', code)}
          </option>
        ))}
      </select>
    </div>
  );
}
