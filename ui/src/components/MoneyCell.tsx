import type { Money } from '../api/bindings.gen';
import { isZero, money } from './format';

/** An amount with its currency. A zero is grey: nothing to see. */
export function MoneyCell({ money: value }: { money: Money }) {
  return <span className={isZero(value) ? 'muted' : undefined}>{money(value)}</span>;
}
