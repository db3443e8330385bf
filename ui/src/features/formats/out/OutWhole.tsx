/** What holds for the files of a layout as a whole: from which list, what kind of file. */
import type { ListName } from '../../../api/bindings.gen';
import { codesOf, label, t } from '../../../i18n';
import { changeForm, openTemplate } from './state';
import type { Work } from './state';

const LISTS: readonly ListName[] = ['orders', 'customers', 'returns'];
/** Cards and labels are made of what the program knows of them: their columns are no table. */
const TABLES = ['xlsx', 'csv'];

export function OutWhole({ work }: { work: Work }) {
  const { form } = work;
  const kinds = TABLES.includes(form.container) ? TABLES : [form.container];
  const delimiters = [...new Set([...codesOf('out_delimiter'), form.delimiter])];
  const encoded = form.container === 'csv' || form.container === 'txt';
  return (
    <div className="inline wrap">
      <List work={work} />
      <Pick
        name={t('out.container')}
        group="out_container"
        codes={kinds}
        value={form.container}
        onPick={(container) => changeForm(work, { container })}
      />
      {encoded && (
        <Pick
          name={t('out.encoding')}
          group="out_encoding"
          codes={codesOf('out_encoding')}
          value={form.encoding}
          onPick={(encoding) => changeForm(work, { encoding })}
        />
      )}
      {form.container === 'csv' && (
        <Pick
          name={t('out.delimiter')}
          group="out_delimiter"
          codes={delimiters}
          value={form.delimiter}
          onPick={(delimiter) => changeForm(work, { delimiter })}
        />
      )}
      {form.container === 'csv' && <Raw work={work} />}
      {form.container === 'xlsx' && <Sheet work={work} />}
    </div>
  );
}

function Pick(props: {
  name: string;
  group: string;
  codes: readonly string[];
  value: string;
  onPick: (code: string) => void;
}) {
  return (
    <label className="inline">
      {props.name}
      <select
        className="input compact"
        disabled={props.codes.length === 1}
        value={props.value}
        onChange={({ target }) => props.onPick(target.value)}
      >
        {props.codes.map((code) => (
          <option key={code} value={code}>
            {label(props.group, code)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Raw({ work }: { work: Work }) {
  return (
    <label className="inline">
      <input
        type="checkbox"
        className="tickbox"
        checked={work.form.raw}
        onChange={({ target }) => changeForm(work, { raw: target.checked })}
      />
      {t('out.raw')}
    </label>
  );
}

function Sheet({ work }: { work: Work }) {
  return (
    <label className="inline">
      {t('out.sheet')}
      <input
        className="input compact"
        maxLength={31}
        placeholder="Sheet1"
        value={work.form.sheet ?? ''}
        onChange={({ target }) => changeForm(work, { sheet: target.value === '' ? null : target.value })}
      />
    </label>
  );
}

/** Another list has other fields: it is chosen for a template only, which is then looked at anew. */
function List({ work: { form, from } }: { work: Work }) {
  const asked = from !== null && 'asked' in from ? from.asked : null;
  return (
    <label className="inline">
      {t('out.list')}
      <select
        className="input compact"
        disabled={asked === null}
        value={form.list}
        onChange={({ target }) => {
          if (asked !== null) void openTemplate({ ...asked, list: target.value as ListName }, form.title);
        }}
      >
        {LISTS.map((list) => (
          <option key={list} value={list}>
            {t(`nav.${list}` as 'nav.orders')}
          </option>
        ))}
      </select>
    </label>
  );
}
