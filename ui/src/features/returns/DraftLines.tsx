import { t } from '../../i18n';
import { ids } from '../../testids';
import { AmountInput, Fault, useFault } from '../cases/form';
import { emptyLine } from './draft';
import type { DraftLine, Faults } from './draft';

interface Props {
  lines: readonly DraftLine[];
  currency: string;
  faults: Faults;
  /** No amount is above zero, and one should be. */
  unasked: boolean;
  onChange: (lines: DraftLine[]) => void;
}

/** What comes back: which things, how many, what is asked for each. */
export function DraftLines({ lines, currency, faults, unasked, onChange }: Props) {
  const change = (key: string, part: Partial<DraftLine>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  return (
    <div className="field">
      <span>{t('returns.lines')}</span>
      {lines.map((line, index) => (
        <Line
          key={line.key}
          line={line}
          currency={currency}
          untaken={index === 0 ? faults.goods : null}
          untitled={faults.title(line)}
          unasked={unasked && line.chosen}
          onChange={(part) => change(line.key, part)}
        />
      ))}
      <Fault text={faults.goods} />
      {unasked && (
        <small className="warn-text" data-testid={ids.draftUnasked}>
          {t('returns.unasked')}
        </small>
      )}
      <button type="button" className="link" onClick={() => onChange([...lines, emptyLine()])}>
        + {t('returns.add_line')}
      </button>
    </div>
  );
}

interface LineProps {
  line: DraftLine;
  currency: string;
  untaken: string | null;
  untitled: string | null;
  unasked: boolean;
  onChange: (part: Partial<DraftLine>) => void;
}

function Line({ line, currency, untaken, untitled, unasked, onChange }: LineProps) {
  return (
    <div className="draft-line" data-testid={ids.draftLine}>
      <input
        ref={useFault(untaken)}
        type="checkbox"
        className="tickbox"
        aria-label={line.title}
        checked={line.chosen}
        onChange={(event) => onChange({ chosen: event.target.checked })}
      />
      <Title line={line} fault={untitled} onTitle={(title) => onChange({ title })} />
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
        doubt={unasked}
        onChange={(amount) => onChange({ amount, chosen: true })}
      />
      <Fault text={untitled} />
    </div>
  );
}

function Title(props: { line: DraftLine; fault: string | null; onTitle: (title: string) => void }) {
  const { line, fault, onTitle } = props;
  const box = useFault(fault);
  if (line.orderLineId !== null) {
    return (
      <span className="cut" title={line.title}>
        {line.title}
      </span>
    );
  }
  return (
    <input
      ref={box}
      className="input"
      placeholder={t('returns.line_title')}
      data-testid={ids.draftTitle}
      value={line.title}
      onChange={(event) => onTitle(event.target.value)}
    />
  );
}
