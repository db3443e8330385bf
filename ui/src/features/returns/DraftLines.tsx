import { t } from '../../i18n';
import { ids } from '../../testids';
import { AmountInput } from '../cases/form';
import { emptyLine } from './draft';
import type { DraftLine } from './draft';

interface Props {
  lines: readonly DraftLine[];
  currency: string;
  onChange: (lines: DraftLine[]) => void;
}

/** What comes back: which things, how many, what is asked for each. */
export function DraftLines({ lines, currency, onChange }: Props) {
  const change = (key: string, part: Partial<DraftLine>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  return (
    <div className="field">
      <span>{t('returns.lines')}</span>
      {lines.map((line) => (
        <Line key={line.key} line={line} currency={currency} onChange={(part) => change(line.key, part)} />
      ))}
      <button type="button" className="link" onClick={() => onChange([...lines, emptyLine()])}>
        + {t('returns.add_line')}
      </button>
    </div>
  );
}

function Line(props: { line: DraftLine; currency: string; onChange: (part: Partial<DraftLine>) => void }) {
  const { line, currency, onChange } = props;
  return (
    <div className="draft-line" data-testid={ids.draftLine}>
      <input
        type="checkbox"
        className="tickbox"
        aria-label={line.title}
        checked={line.chosen}
        onChange={(event) => onChange({ chosen: event.target.checked })}
      />
      {line.orderLineId === null ? (
        <input
          className="input"
          placeholder={t('returns.line_title')}
          data-testid={ids.draftTitle}
          value={line.title}
          onChange={(event) => onChange({ title: event.target.value })}
        />
      ) : (
        <span className="cut" title={line.title}>
          {line.title}
        </span>
      )}
      <input
        className="input num"
        type="number"
        min={1}
        max={line.atMost ?? undefined}
        aria-label={t('returns.quantity')}
        value={line.quantity}
        onChange={(event) => onChange({ quantity: event.target.value, chosen: true })}
      />
      <AmountInput
        value={line.amount}
        currency={currency}
        label={t('returns.amount')}
        testid={ids.draftAmount}
        onChange={(amount) => onChange({ amount, chosen: true })}
      />
    </div>
  );
}
