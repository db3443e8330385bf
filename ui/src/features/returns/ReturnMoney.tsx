import type { ReturnCase } from '../../api/bindings.gen';
import { isZero, money } from '../../components/format';
import { Section } from '../../components/Section';
import { label, t } from '../../i18n';
import { ids } from '../../testids';

/** What is asked for each thing, what is due, what has gone out. The figures are the book's. */
export function ReturnMoney({ one }: { one: ReturnCase }) {
  return (
    <Section title={t('returns.money')}>
      <table className="sums">
        <tbody>
          {one.lines.map((line) => (
            <tr key={line.id}>
              <td>
                {line.title}
                {line.props !== null && <small className="muted"> {line.props}</small>} × {line.quantity}
                {line.paid !== null && (
                  <small className="muted"> {t('returns.line_paid', { money: money(line.paid) })}</small>
                )}
              </td>
              <td>{money(line.amount)}</td>
            </tr>
          ))}
          <tr>
            <td>{t('returns.asked')}</td>
            <td>{money(one.asked)}</td>
          </tr>
          {one.ledger.map((entry) => (
            <tr key={entry.id}>
              <td>
                {entry.reverses === null ? label('entry_kind', entry.kind) : t('returns.reversed')}
                {entry.refund_no !== null && <small className="muted mono"> {entry.refund_no}</small>}
              </td>
              <td>{money(entry.amount)}</td>
            </tr>
          ))}
          <tr className="total">
            <td>{t('returns.due')}</td>
            <td data-testid={ids.refundDue}>{money(one.refund_due)}</td>
          </tr>
          {!isZero(one.refunded) && (
            <tr>
              <td>{t('returns.refunded')}</td>
              <td data-testid={ids.refunded}>{money(one.refunded)}</td>
            </tr>
          )}
        </tbody>
      </table>
    </Section>
  );
}
