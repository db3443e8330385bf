import type { LedgerEntryView, ReturnCase, ReturnLineView } from '../../api/bindings.gen';
import { isZero, money } from '../../components/format';
import { Section } from '../../components/Section';
import { label, t } from '../../i18n';
import { ids } from '../../testids';

function detailOf({ props, paid }: ReturnLineView): string {
  const parts = [props, paid === null ? null : t('returns.line_paid', { money: money(paid) })];
  return parts.filter((part) => part !== null).join(' · ');
}

/** What is asked for each thing, what is due, what has gone out. The figures are the book's. */
export function ReturnMoney({ one }: { one: ReturnCase }) {
  // One entry of what is owed says the same as the sum below it; several say how it came about.
  const owed = one.ledger.filter(({ kind }) => kind === 'refund_due');
  const moved = one.ledger.filter(({ kind }) => kind !== 'refund_due');
  return (
    <Section title={t('returns.money')}>
      <table className="sums">
        <tbody>
          {one.lines.map((line) => (
            <tr key={line.id}>
              <td>
                {line.title} × {line.quantity}
                <small className="muted">{detailOf(line)}</small>
              </td>
              <td>{money(line.amount)}</td>
            </tr>
          ))}
          <tr>
            <td>{t('returns.asked')}</td>
            <td>{money(one.asked)}</td>
          </tr>
          {owed.length > 1 && owed.map((entry) => <Entry key={entry.id} entry={entry} />)}
          <tr className="total">
            <td>{t('returns.due')}</td>
            <td data-testid={ids.refundDue}>{money(one.refund_due)}</td>
          </tr>
          {moved.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
          {!isZero(one.refunded) && (
            <tr className="total">
              <td>{t('returns.refunded')}</td>
              <td data-testid={ids.refunded}>{money(one.refunded)}</td>
            </tr>
          )}
        </tbody>
      </table>
    </Section>
  );
}

function Entry({ entry }: { entry: LedgerEntryView }) {
  return (
    <tr>
      <td>
        {entry.reverses === null ? label('entry_kind', entry.kind) : t('returns.reversed')}
        {entry.refund_no !== null && <small className="muted mono"> {entry.refund_no}</small>}
      </td>
      <td>{money(entry.amount)}</td>
    </tr>
  );
}
