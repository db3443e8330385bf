/** Fields of the small forms. */
import { useRef, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { codesOf, label, t } from '../../i18n';

interface FieldProps {
  name: string;
  children: ReactNode;
  hint?: string | undefined;
  /** It holds buttons: a label would press the first of them wherever one clicks. */
  choice?: boolean;
}

export function Field({ name, children, hint, choice = false }: FieldProps) {
  const Box = choice ? 'div' : 'label';
  return (
    <Box className="field">
      <span>{name}</span>
      {children}
      {hint !== undefined && <small className="muted">{hint}</small>}
    </Box>
  );
}

/** Says itself what is missing, in the language of the window, and sends nothing twice. */
export function Form(props: { onSubmit: () => Promise<void>; foot: ReactNode; children: ReactNode }) {
  const [missing, setMissing] = useState(false);
  const busy = useRef(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const empty = event.currentTarget.querySelector<HTMLElement>(':invalid');
    setMissing(empty !== null);
    empty?.focus();
    if (empty !== null || busy.current) return;
    busy.current = true;
    await props.onSubmit();
    busy.current = false;
  };
  return (
    <form noValidate className={missing ? 'stack tried' : 'stack'} onSubmit={(event) => void submit(event)}>
      {props.children}
      <div className="form-foot">
        {missing && <span className="bad-text">{t('form.missing')}</span>}
        {props.foot}
      </div>
    </form>
  );
}

interface ChoiceProps<T extends string> {
  group: string;
  value: T;
  onChange: (value: T) => void;
  /** Only these codes; all of the group otherwise. */
  only?: readonly string[];
  testid?: string;
}

/** A choice among the codes of a group; few are shown as buttons, many as a list. */
export function Choice<T extends string>({ group, value, onChange, only, testid }: ChoiceProps<T>) {
  const codes = only ?? codesOf(group);
  if (codes.length > 7) {
    return (
      <select
        className="input"
        data-testid={testid}
        value={value}
        onChange={(event) => onChange(event.target.value as T)}
      >
        {codes.map((code) => (
          <option key={code} value={code}>
            {label(group, code)}
          </option>
        ))}
      </select>
    );
  }
  return (
    <div className="choice" role="radiogroup" data-testid={testid}>
      {codes.map((code) => (
        <button
          key={code}
          type="button"
          role="radio"
          aria-checked={code === value}
          className={code === value ? 'chip on' : 'chip'}
          data-testid={testid === undefined ? undefined : `${testid}-${code}`}
          onClick={() => onChange(code as T)}
        >
          {label(group, code)}
        </button>
      ))}
    </div>
  );
}

interface AmountProps {
  value: string;
  currency: string;
  onChange: (value: string) => void;
  testid?: string;
  label?: string;
}

/** A plain decimal; what is typed is sent as it is, the book decides whether it is an amount. */
export function AmountInput({ value, currency, onChange, testid, label: name }: AmountProps) {
  return (
    <span className="amount">
      <i>{currency === 'CNY' ? '¥' : currency}</i>
      <input
        className="input num"
        inputMode="decimal"
        aria-label={name}
        data-testid={testid}
        value={value}
        onChange={(event) => onChange(event.target.value.replace(/[^\d.-]/g, ''))}
      />
    </span>
  );
}
