/** What a new case is about: the order or customer it starts from, or one that is looked up. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Hit } from '../../api/bindings.gen';
import { read, useRead } from '../../api/queries';
import { grouped, money } from '../../components/format';
import { t } from '../../i18n';
import type { CaseFrom } from '../../shell/dialogs';
import { HitLine } from '../../shell/palette/lines';
import { useChoice } from '../../shell/palette/useChoice';
import { ids } from '../../testids';
import { Field, useFault } from './form';

interface Props {
  from: CaseFrom;
  onChange: (from: CaseFrom) => void;
  hint: string;
  /** Why the case cannot be about nobody. */
  fault?: string | null;
}

export function Subject({ from, onChange, hint, fault = null }: Props) {
  const { orderId, customerId } = from;
  const [changed, setChanged] = useState(false);
  const change = (next: CaseFrom) => {
    setChanged(true);
    onChange(next);
  };
  const clear = () => change({});
  if (orderId !== undefined) return <OrderSubject id={orderId} clear={clear} taken={changed} />;
  if (customerId !== undefined) return <CustomerSubject id={customerId} clear={clear} taken={changed} />;
  return <Lookup onChange={change} hint={hint} fault={fault} focus={changed} />;
}

interface ChosenProps {
  id: string;
  clear: () => void;
  /** It was chosen here: the focus, which was in the box for it, goes on from it. */
  taken: boolean;
}

function Chosen(props: Omit<ChosenProps, 'id'> & { text: string; detail: string }) {
  const { text, detail, clear, taken } = props;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (taken) box.current?.focus();
  }, [taken]);
  return (
    <div ref={box} tabIndex={-1} className="chosen">
      <span className="cut">
        {text} <small className="muted">{detail}</small>
      </span>
      <button type="button" className="link" data-testid={ids.caseOther} onClick={clear}>
        {t('case.choose_other')}
      </button>
    </div>
  );
}

function OrderSubject({ id, ...rest }: ChosenProps) {
  const { data } = useRead('order_show', { id });
  if (data === undefined) return <i className="bone" />;
  const detail = [data.customer ?? data.buyer, money(data.paid)].filter(Boolean).join(' · ');
  return <Chosen text={`${t('case.order')} ${grouped(data.order_no)}`} detail={detail} {...rest} />;
}

function CustomerSubject({ id, ...rest }: ChosenProps) {
  const { data } = useRead('customer_show', { id });
  if (data === undefined) return <i className="bone" />;
  return <Chosen text={data.name.value ?? t('grid.none')} detail={data.region ?? ''} {...rest} />;
}

type LookupProps = Pick<Props, 'onChange' | 'hint'> & { fault: string | null; focus: boolean };

function useHits(text: string) {
  const wanted = text.trim();
  const { data, isPlaceholderData } = useQuery({
    ...read('search', { text: wanted, limit: 6, kinds: ['order', 'customer'] }),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
  });
  const hits = wanted === '' ? [] : (data?.hits ?? []);
  return { hits, known: wanted !== '' && data !== undefined && !isPlaceholderData };
}

function Lookup({ onChange, hint, fault, focus }: LookupProps) {
  const [text, setText] = useState('');
  const { hits, known } = useHits(text);
  const take = (hit: Hit) => onChange(hit.kind === 'order' ? { orderId: hit.id } : { customerId: hit.id });
  // What is still shown of the text before is not what was asked for.
  const {
    at,
    list,
    onKeyDown: choose,
    toFirst,
  } = useChoice(known ? hits.length : 0, (index) => {
    const hit = hits[index];
    if (hit !== undefined) take(hit);
  });
  const box = useFault(fault);
  const onKeyDown = (event: KeyboardEvent) => {
    choose(event);
    if (text === '') return;
    // A text that is looked up is not a form that is sent, and Escape leaves it before the form.
    if (event.key === 'Escape') setText('');
    if (event.key === 'Enter' || event.key === 'Escape') event.preventDefault();
  };
  return (
    <Field name={t('case.about')} hint={hint} fault={fault}>
      <input
        ref={box}
        className="input"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- another one is to be chosen here
        autoFocus={focus}
        data-testid={ids.caseLookup}
        placeholder={t('search.hint')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          toFirst();
        }}
        onKeyDown={onKeyDown}
      />
      {hits.length > 0 && (
        <div ref={list} className="lookup" role="listbox" aria-label={t('search.results')}>
          {hits.map((hit, index) => (
            <HitLine key={hit.id} hit={hit} on={index === at} run={() => take(hit)} />
          ))}
        </div>
      )}
      {known && hits.length === 0 && (
        <small className="muted">{t('search.none', { text: text.trim() })}</small>
      )}
    </Field>
  );
}
