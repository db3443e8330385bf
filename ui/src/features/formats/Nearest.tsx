/** Layouts near to a file that none fits, and a description of the file that may be shown to anybody. */
import { useState } from 'react';
import type { NearFormat } from '../../api/bindings.gen';
import { ask } from '../../api/queries';
import { copy } from '../../components/copy';
import { t } from '../../i18n';
import { inLanguage, toastFailure } from '../../shell/undo';
import { ids } from '../../testids';

export function Nearest({ path, near }: { path: string; near: readonly NearFormat[] }) {
  return (
    <section className="bench-panel stack">
      <h2>{t('formats.nearest')}</h2>
      {near.length === 0 && <p className="muted">{t('formats.nearest_none')}</p>}
      <table className="plain">
        <tbody>
          {near.map(({ format, shared, missing, foreign }) => (
            <tr key={format.key} data-testid={ids.nearFormat}>
              <td>{inLanguage(format.title)}</td>
              <td className="muted">{t('formats.shared', { n: shared })}</td>
              <td className="wide">{why(missing, foreign)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Description path={path} />
    </section>
  );
}

function why(missing: readonly string[], foreign: readonly string[]): string {
  const names = (list: readonly string[]) => list.slice(0, 4).join(t('list.separator'));
  if (missing.length > 0) return t('formats.missing', { names: names(missing) });
  return foreign.length > 0 ? t('formats.foreign', { names: names(foreign) }) : '';
}

function Description({ path }: { path: string }) {
  const [text, setText] = useState<string | null>(null);
  const tell = () => ask('format_describe', { path }).then((told) => setText(told.text), toastFailure);
  if (text === null) {
    return (
      <div className="inline">
        <button type="button" className="button" data-testid={ids.describe} onClick={() => void tell()}>
          {t('formats.describe')}
        </button>
        <span className="muted">{t('formats.describe_hint')}</span>
      </div>
    );
  }
  return (
    <>
      <pre className="description selectable" data-testid={ids.description}>
        {text}
      </pre>
      <div className="inline">
        <button type="button" className="button" onClick={() => void copy(text)}>
          {t('action.copy')}
        </button>
      </div>
    </>
  );
}
