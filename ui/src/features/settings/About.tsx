/** Version, book, and the check of every rule that the book should keep. */
import { useState } from 'react';
import type { VerifyRes } from '../../api/bindings.gen';
import { watched } from '../../api/jobs';
import { ask, useRead } from '../../api/queries';
import { Facts } from '../../components/Facts';
import { count } from '../../components/format';
import { JobProgress } from '../../components/JobProgress';
import { t } from '../../i18n';
import { inLanguage, toastFailure } from '../../shell/undo';
import { ids } from '../../testids';

export function About() {
  const status = useRead('app_status', {}).data;
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<VerifyRes | null>(null);
  if (status === undefined) return null;
  const verify = async () => {
    setBusy(true);
    try {
      setResult(await watched('verify', () => ask('verify', {})));
    } catch (error) {
      toastFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="bench-panel stack">
      <h2>{t('settings.about')}</h2>
      <Facts
        rows={[
          [t('settings.version'), status.version],
          [t('settings.book'), status.demo ? t('app.demo_book') : status.book_name],
        ]}
      />
      {busy ? (
        <JobProgress of="verify" title={t('settings.verifying')} />
      ) : (
        <div>
          <button
            type="button"
            className="button"
            data-testid={ids.settingsVerify}
            onClick={() => void verify()}
          >
            {t('settings.verify')}
          </button>
        </div>
      )}
      {result !== null && <Verified result={result} />}
    </section>
  );
}

function Verified({ result }: { result: VerifyRes }) {
  const broken = result.checks.filter(({ violations }) => violations > 0);
  return (
    <div className={result.ok ? 'verdict' : 'verdict bad'} data-testid={ids.settingsVerified}>
      <b>{t(result.ok ? 'settings.verified' : 'settings.not_verified')}</b>
      <p>{t('settings.checks', { n: count(result.checks.length) })}</p>
      <ul>
        {broken.map((check) => (
          <li key={check.code}>
            {inLanguage(check.rule)} × {count(check.violations)}
          </li>
        ))}
      </ul>
    </div>
  );
}
