/** Fields of the small forms. */
import { createContext, use, useEffect, useRef, useState } from 'react';
import type { FormEvent, ReactNode, RefObject } from 'react';
import { explain } from '../../api/errors';
import { codesOf, label, t } from '../../i18n';
import { ids } from '../../testids';

interface FieldProps {
  name: string;
  children: ReactNode;
  hint?: string | undefined;
  /** Why it cannot stay as it is; said once somebody has tried to send the form. */
  fault?: string | null;
  /** It holds buttons: a label would press the first of them wherever one clicks. */
  choice?: boolean;
}

export function Field({ name, children, hint, fault = null, choice = false }: FieldProps) {
  const Box = choice ? 'div' : 'label';
  return (
    <Box className="field">
      <span>{name}</span>
      {children}
      <Fault text={fault} />
      {hint !== undefined && <small className="muted">{hint}</small>}
    </Box>
  );
}

/** Whether somebody has tried to send the form. */
const Tried = createContext(false);

export function Fault({ text }: { text: string | null }) {
  const tried = use(Tried);
  if (text === null || !tried) return null;
  return (
    <small className="bad-text fault" data-testid={ids.fault}>
      {text}
    </small>
  );
}

/** Marks an input that is filled in, and wrongly: the form is not sent as long as it is. */
export function useFault(text: string | null): RefObject<HTMLInputElement | null> {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => ref.current?.setCustomValidity(text ?? ''), [text]);
  return ref;
}

function firstInvalid(form: HTMLFormElement | null): HTMLElement | undefined {
  const fields = [...(form?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [])];
  return fields.find((field) => !field.checkValidity());
}

/**
 * Says itself what is missing, in the language of the window, and sends nothing twice. What the book
 * refuses is said here too, beside what was filled in.
 */
export function Form(props: { onSubmit: () => Promise<void>; foot: ReactNode; children: ReactNode }) {
  const form = useRef<HTMLFormElement>(null);
  const [missing, setMissing] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const busy = useRef(false);
  useEffect(() => {
    // A refusal that names a field has marked it by now.
    const wrong = refused === null ? undefined : firstInvalid(form.current);
    if (wrong === undefined) return;
    setMissing(true);
    wrong.focus();
  }, [refused]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wrong = firstInvalid(form.current);
    setMissing(wrong !== undefined);
    setRefused(null);
    wrong?.focus();
    if (wrong !== undefined || busy.current) return;
    busy.current = true;
    try {
      await props.onSubmit();
    } catch (error) {
      setRefused(explain(error));
    } finally {
      busy.current = false;
    }
  };
  const said = missing ? t('form.missing') : refused;
  return (
    <form
      ref={form}
      noValidate
      className={said === null ? 'stack' : 'stack tried'}
      onSubmit={(event) => void submit(event)}
    >
      <Tried value={said !== null}>{props.children}</Tried>
      <div className="form-foot">
        {said !== null && (
          <span className="bad-text" role="alert">
            {said}
          </span>
        )}
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
  /** Nothing is wrong with it yet, but it will not do. */
  doubt?: boolean;
  fault?: string | null;
}

/** A plain decimal; what is typed is sent as it is, the book decides whether it is an amount. */
export function AmountInput(props: AmountProps) {
  const { value, currency, onChange, testid, label: name, doubt = false, fault = null } = props;
  return (
    <span className="amount">
      <i>{currency === 'CNY' ? '¥' : currency}</i>
      <input
        ref={useFault(fault)}
        className="input num"
        inputMode="decimal"
        placeholder="0.00"
        aria-label={name}
        aria-invalid={doubt}
        data-testid={testid}
        value={value}
        onChange={(event) => onChange(event.target.value.replace(/[^\d.-]/g, ''))}
      />
    </span>
  );
}
