/** Both sides of a comparison, as sums. */
import type { BillState, Money, MoneyCheck } from '../../api/bindings.gen';
import { isZero, money } from '../../components/format';
import { t } from '../../i18n';

export function toneOfState(state: BillState): string {
  if (state === 'matched') return 'verdict';
  if (state === 'unrelated') return 'verdict muted';
  return state === 'differs' ? 'verdict bad' : 'verdict warn';
}

export function CheckSums({ check }: { check: MoneyCheck }) {
  const unlessZero = (value: Money) => (isZero(value) ? null : money(value));
  const rows: Array<[string, string | null]> = [
    [t('bills.order_paid'), check.paid === null ? null : money(check.paid)],
    [t('bills.order_refunded'), unlessZero(check.refunded)],
    [t('bills.received'), money(check.received)],
    [t('bills.given_back'), unlessZero(check.given_back)],
    [t('bills.fees'), unlessZero(check.fees)],
  ];
  return (
    <table className="sums section">
      <tbody>
        {rows.map(([name, value]) =>
          value === null ? null : (
            <tr key={name}>
              <td>{name}</td>
              <td>{value}</td>
            </tr>
          ),
        )}
        {check.difference !== null && (
          <tr className="total">
            <td>{t('bills.difference')}</td>
            <td>{money(check.difference)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
