/** What came into the watched folder, or the offer to watch one. */
import type { Arrival, UnknownArrival } from '../../api/bindings.gen';
import { write } from '../../api/mutations';
import { DateCell } from '../../components/DateCell';
import { bytes, count } from '../../components/format';
import { Section } from '../../components/Section';
import { t } from '../../i18n';
import { useArrivals } from '../../shell/arrivals';
import { inLanguage, toastFailure } from '../../shell/undo';
import { ids } from '../../testids';
import { lookAt } from './state';

function dismiss(paths: string[]): void {
  write('arrivals_dismiss', { paths }).catch(toastFailure);
}

export function NewFiles() {
  const arrivals = useArrivals();
  if (arrivals === undefined) return null;
  const { folder, files, unknown } = arrivals;
  if (folder === null) return arrivals.downloads === null ? null : <Offer />;
  const all = files.map(({ path }) => path);
  return (
    <div className="bench-panel" data-testid={ids.arrivals}>
      <Section
        title={t('arrivals.title')}
        end={
          files.length > 1 && (
            <button
              type="button"
              className="link"
              data-testid={ids.arrivalsLookAll}
              onClick={() => void lookAt(all)}
            >
              {t('arrivals.look_all', { n: count(files.length) })}
            </button>
          )
        }
      >
        {files.length > 0 && (
          <table className="plain roomy">
            <tbody>
              {files.map((file) => (
                <Line key={file.path} file={file} />
              ))}
            </tbody>
          </table>
        )}
        {unknown.length > 0 && <Unknown files={unknown} />}
        <Watched folder={folder} readable={arrivals.readable} none={files.length + unknown.length === 0} />
      </Section>
    </div>
  );
}

/** Shown once, small, where one would look for it; the setting itself is with the settings. */
function Offer() {
  return (
    <p className="muted">
      {t('arrivals.offer')}{' '}
      <button
        type="button"
        className="link"
        data-testid={ids.arrivalsTurnOn}
        onClick={() => void write('arrivals_watch', { on: true }).catch(toastFailure)}
      >
        {t('arrivals.turn_on')}
      </button>
    </p>
  );
}

function Watched(props: { folder: string; readable: boolean; none: boolean }) {
  const { folder, readable, none } = props;
  const saying = readable ? 'arrivals.watching' : 'arrivals.gone';
  return (
    <p className={readable ? 'muted small' : 'warn-text small'}>
      {none && readable && `${t('arrivals.none')} `}
      <span className="selectable">{t(saying, { folder })}</span>
    </p>
  );
}

function Line({ file }: { file: Arrival }) {
  return (
    <tr data-testid={ids.arrival} data-name={file.name}>
      <td className="wide" title={file.path}>
        {file.name}
      </td>
      <td>{file.formats.map(({ title }) => inLanguage(title)).join(t('list.separator'))}</td>
      <td className="num">{bytes(file.bytes)}</td>
      <td>
        <DateCell at={file.modified_at} />
      </td>
      <Ends path={file.path} />
    </tr>
  );
}

function Unknown({ files }: { files: readonly UnknownArrival[] }) {
  return (
    <>
      <h4>{t('arrivals.unknown')}</h4>
      <table className="plain roomy">
        <tbody>
          {files.map((file) => (
            <tr key={file.path} data-testid={ids.arrival} data-name={file.name}>
              <td>{file.name}</td>
              <td className="wide muted" title={inLanguage(file.why)}>
                {inLanguage(file.why)}
              </td>
              <td>
                <DateCell at={file.modified_at} />
              </td>
              <Ends path={file.path} />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Ends({ path }: { path: string }) {
  return (
    <td className="row-ends">
      <button
        type="button"
        className="link"
        data-testid={ids.arrivalLook}
        onClick={() => void lookAt([path])}
      >
        {t('arrivals.look')}
      </button>
      <button type="button" className="link" data-testid={ids.arrivalDismiss} onClick={() => dismiss([path])}>
        {t('arrivals.dismiss')}
      </button>
    </td>
  );
}
