/** What a new case is about: the order or customer it starts from, or one that is looked up. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read, useRead } from '../../api/queries';
import { grouped, money } from '../../components/format';
import { t } from '../../i18n';
import type { CaseFrom } from '../../shell/dialogs';
import { HitLine } from '../../shell/palette/lines';
import { ids } from '../../testids';
import { Field } from './form';

interface Props {
  from: CaseFrom;
  onChange: (from: CaseFrom) => void;
}

export function Subject({ from, onChange }: Props) {
  if (from.orderId !== undefined) return <OrderSubject id={from.orderId} clear={() => onChange({})} />;
  if (from.customerId !== undefined)
    return <CustomerSubject id={from.customerId} clear={() => onChange({})} />;
  return <Lookup onChange={onChange} />;
}

function Chosen({ text, detail, clear }: { text: string; detail: string; clear: () => void }) {
  return (
    <div className="chosen">
      <span className="cut">
        {text} <small className="muted">{detail}</small>
      </span>
      <button type="button" className="link" onClick={clear}>
        {t('case.choose_other')}
      </button>
    </div>
  );
}

function OrderSubject({ id, clear }: { id: string; clear: () => void }) {
  const { data } = useRead('order_show', { id });
  if (data === undefined) return <i className="bone" />;
  const detail = [data.customer ?? data.buyer, money(data.paid)].filter(Boolean).join(' · ');
  return <Chosen text={`${t('case.order')} ${grouped(data.order_no)}`} detail={detail} clear={clear} />;
}

function CustomerSubject({ id, clear }: { id: string; clear: () => void }) {
  const { data } = useRead('customer_show', { id });
  if (data === undefined) return <i className="bone" />;
  return <Chosen text={data.name.value ?? t('grid.none')} detail={data.region ?? ''} clear={clear} />;
}

function Lookup({ onChange }: { onChange: Props['onChange'] }) {
  const [text, setText] = useState('');
  const wanted = text.trim();
  const { data } = useQuery({
    ...read('search', { text: wanted, limit: 6, kinds: ['order', 'customer'] }),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
  });
  return (
    <Field name={t('case.about')} hint={t('case.about_hint')}>
      <input
        className="input"
        data-testid={ids.caseLookup}
        placeholder={t('search.hint')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {wanted !== '' && (
        <div className="lookup">
          {(data?.hits ?? []).map((hit) => (
            <HitLine
              key={hit.id}
              hit={hit}
              on={false}
              run={() => onChange(hit.kind === 'order' ? { orderId: hit.id } : { customerId: hit.id })}
            />
          ))}
        </div>
      )}
    </Field>
  );
}
