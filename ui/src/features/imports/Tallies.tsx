import type { Tally } from '../../api/bindings.gen';
import { count } from '../../components/format';
import { label, t } from '../../i18n';
import { ids } from '../../testids';

interface Counted {
  orders: Tally;
  customers: Tally;
  lines: Tally;
}

const KINDS = ['orders', 'customers', 'lines'] as const;
const FATES = ['created', 'updated', 'unchanged'] as const;

/** What becomes, or became, of the records of each kind. */
export function Tallies({ of }: { of: Counted }) {
  return (
    <table className="tallies">
      <thead>
        <tr>
          <th />
          {FATES.map((fate) => (
            <th key={fate}>{label('fate', fate)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {KINDS.map((kind) => (
          <tr key={kind}>
            <td>{t(`tally.${kind}`)}</td>
            {FATES.map((fate) => (
              <td
                key={fate}
                className={of[kind][fate] === 0 ? 'muted' : ''}
                data-testid={ids.tally(kind, fate)}
              >
                {count(of[kind][fate])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
