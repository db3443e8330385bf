/** Entries of money files, as lines that open them; on an order's card with how its money compares. */
import type { BillRow, MoneyCheck } from '../../api/bindings.gen';
import { DateCell } from '../../components/DateCell';
import { money } from '../../components/format';
import { Section } from '../../components/Section';
import { Tag } from '../../components/Tag';
import { label, t } from '../../i18n';
import { useOpenRecord } from '../../shell/navigation';
import { inLanguage } from '../../shell/undo';
import { ids } from '../../testids';
import { toneOfState } from './CheckSums';

interface Props {
  title: string;
  bills: readonly BillRow[];
  check?: MoneyCheck | null;
}

export function BillLines({ title, bills, check = null }: Props) {
  const open = useOpenRecord();
  if (bills.length === 0) return null;
  return (
    <Section title={title}>
      {check !== null && (
        <div className={toneOfState(check.state)} data-testid={ids.billSentence}>
          {inLanguage(check.sentence)}
        </div>
      )}
      <div className="record-lines">
        {bills.map((bill) => (
          <button
            key={bill.id}
            type="button"
            className="record-line"
            data-testid={ids.billLine}
            onClick={() => open('bill', bill.id)}
          >
            <span>
              <Tag>{label('bill_kind', bill.kind)}</Tag>
            </span>
            <span className="cut" title={bill.title ?? undefined}>
              {bill.title ?? bill.counterparty ?? t('grid.none')}
            </span>
            <span className="record-end">{money(bill.amount)}</span>
            <small className="muted">{bill.at !== null && <DateCell at={bill.at} />}</small>
          </button>
        ))}
      </div>
    </Section>
  );
}
