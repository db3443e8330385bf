import type { Tally } from '../../api/bindings.gen';
import { count } from '../../components/format';
import { label, t } from '../../i18n';
import { ids } from '../../testids';

interface Counted {
  orders: Tally;
  customers: Tally;
  lines: Tally;
  returns: Tally;
  bills: Tally;
}

const OF_ORDERS = ['orders', 'customers', 'lines'] as const;
const OTHERS = ['returns', 'bills'] as const;
const FATES = ['created', 'updated', 'unchanged'] as const;

function any({ created, updated, unchanged }: Tally): boolean {
  return created + updated + unchanged > 0;
}

/** The kinds that a file has to do with: those of orders together, where it brings nothing else. */
function kindsOf(of: Counted) {
  const others = OTHERS.filter((kind) => any(of[kind]));
  const orders = others.length === 0 ? OF_ORDERS : OF_ORDERS.filter((kind) => any(of[kind]));
  return [...orders, ...others];
}

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
        {kindsOf(of).map((kind) => (
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
