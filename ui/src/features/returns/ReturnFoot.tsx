/** The next step, named by what it does with its figure; the other steps beside it. */
import { useState } from 'react';
import type { ReturnActReq, ReturnActionOffer, ReturnCase } from '../../api/bindings.gen';
import { write } from '../../api/mutations';
import { isZero, money } from '../../components/format';
import { MenuButton } from '../../components/MenuButton';
import { hasLabel, label, t } from '../../i18n';
import type { MessageKey } from '../../i18n';
import { toastFailure, toastWritten } from '../../shell/undo';
import { ids } from '../../testids';
import { ActDialog } from './ActDialog';

/** `质检通过` or, where the step moves money, `同意，应退 ¥169.20`. */
export function offerText({ action, amount }: ReturnActionOffer): string {
  if (amount === null || isZero(amount) || !hasLabel('return_do_amount', action))
    return label('return_do', action);
  return t(`return_do_amount.${action}` as MessageKey, { amount: money(amount) });
}

export async function act(request: ReturnActReq, said: string): Promise<void> {
  const { op } = await write('return_act', request);
  toastWritten(said, op);
}

/** What the toast says of a step that was taken. */
export function saidOf({ action, amount }: ReturnActionOffer): string {
  const said = label('return_did', action);
  return amount === null ? said : `${said} ${money(amount)}`;
}

/** Goes through at once where the suggestion is enough; asks otherwise. */
function needsAsking(offer: ReturnActionOffer): boolean {
  if (offer.asks === null) return false;
  return offer.asks !== 'amount' || offer.amount === null || isZero(offer.amount);
}

const ASIDE = 2;

export function ReturnFoot({ one }: { one: ReturnCase }) {
  const [asked, setAsked] = useState<ReturnActionOffer | null>(null);
  const offers = one.actions.filter(({ action }) => action !== 'note');
  const primary = offers.find((offer) => offer.primary);
  const others = offers.filter((offer) => offer !== primary);
  const choose = (offer: ReturnActionOffer) => {
    if (needsAsking(offer)) setAsked(offer);
    else {
      const request = { id: one.id, action: offer.action, amount: offer.amount };
      act(request, saidOf(offer)).catch(toastFailure);
    }
  };
  return (
    <>
      {others.slice(0, ASIDE).map((offer) => (
        <button
          key={offer.action}
          type="button"
          className="button"
          data-testid={ids.act(offer.action)}
          onClick={() => setAsked(offer)}
        >
          {label('return_do', offer.action)}
        </button>
      ))}
      <MenuButton
        label={`${t('action.more')} ▾`}
        testid={ids.actMore}
        items={[...others.slice(ASIDE), ...(primary === undefined ? [] : [primary])].map((offer) => ({
          key: offer.action,
          label: `${label('return_do', offer.action)}…`,
          run: () => setAsked(offer),
        }))}
      />
      {primary !== undefined && (
        <button
          type="button"
          className="button primary cut"
          data-testid={ids.drawerPrimary}
          data-action={primary.action}
          onClick={() => choose(primary)}
        >
          {offerText(primary)}
        </button>
      )}
      {asked !== null && <ActDialog one={one} offer={asked} onClose={() => setAsked(null)} />}
    </>
  );
}
