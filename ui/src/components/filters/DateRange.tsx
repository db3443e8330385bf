/** Days from and to. Ant Design's picker, in a chunk of its own: no webview has a good one. */
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { AntTheme } from '../AntTheme';
import { today } from '../dates';
import { t } from '../../i18n';

interface Props {
  from: string;
  to: string;
  onApply: (from: string, to: string) => void;
}

export default function DateRange({ from, to, onApply }: Props) {
  const shortcuts: ReadonlyArray<[string, string, string]> = [
    [t('filter.today'), today(), today()],
    [t('filter.last7'), today(6), today()],
    [t('filter.last30'), today(29), today()],
    [t('filter.this_month'), `${today().slice(0, 8)}01`, today()],
  ];
  return (
    <AntTheme>
      <div className="stack">
        <div className="choice">
          {shortcuts.map(([name, start, end]) => (
            <button key={name} type="button" className="chip" onClick={() => onApply(start, end)}>
              {name}
            </button>
          ))}
        </div>
        <DatePicker.RangePicker
          allowEmpty={[true, true]}
          value={[from === '' ? null : dayjs(from), to === '' ? null : dayjs(to)]}
          onChange={(days) =>
            onApply(days?.[0]?.format('YYYY-MM-DD') ?? '', days?.[1]?.format('YYYY-MM-DD') ?? '')
          }
        />
      </div>
    </AntTheme>
  );
}
