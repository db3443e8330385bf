/** How far a long job is: stage, rows, speed, time left, and the way out. */
import { useEffect, useState } from 'react';
import { cancelJob, useProgress } from '../api/jobs';
import type { CommandName, ProgressView } from '../api/bindings.gen';
import { hasLabel, label, t } from '../i18n';
import { ids } from '../testids';
import { bytes, count } from './format';

function amount(step: ProgressView, value: number): string {
  return step.unit === 'bytes' ? bytes(value) : count(value);
}

function said(step: ProgressView, value: number): string {
  return step.unit === 'bytes' ? bytes(value) : t('job.rows', { n: count(value) });
}

function timeLeft(seconds: number): string {
  return seconds < 60 ? t('job.seconds', { n: seconds }) : t('job.minutes', { n: Math.ceil(seconds / 60) });
}

function saying(step: ProgressView): string {
  const stage = hasLabel('stage', step.stage) ? label('stage', step.stage) : step.stage;
  const parts = [stage];
  const done = amount(step, step.done);
  // Only looked at, a file's rows are not counted yet.
  const of = step.stage === 'checking' ? 'job.of_about' : 'job.of';
  parts.push(step.total === null ? done : t(of, { done, total: said(step, step.total) }));
  if (step.per_second !== null) parts.push(t('job.speed', { n: said(step, step.per_second) }));
  if (step.seconds_left !== null) parts.push(timeLeft(step.seconds_left));
  return parts.join(' · ');
}

/** Work that cannot say how far it is: that it goes on, and for how long already. */
export function Waiting({ title }: { title: string }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="job" data-testid={ids.job} aria-busy>
      <b>{title}</b>
      <progress />
      <p className="muted">{seconds > 0 && t('job.passed', { n: seconds })}</p>
    </div>
  );
}

export function JobProgress({ of, title }: { of: CommandName; title: string }) {
  const step = useProgress(of);
  const [stopping, setStopping] = useState(false);
  const share = step?.total == null || step.total === 0 ? null : step.done / step.total;
  return (
    <div className="job" data-testid={ids.job}>
      <b>{title}</b>
      <progress max={1} value={share ?? undefined} />
      <p className="muted" aria-live="polite">
        {step === null ? t('job.starting') : saying(step)}
      </p>
      <button
        type="button"
        className="button"
        disabled={step === null || stopping}
        data-testid={ids.jobCancel}
        onClick={() => {
          setStopping(true);
          if (step !== null) cancelJob(step);
        }}
      >
        {t(stopping ? 'job.stopping' : 'job.cancel')}
      </button>
    </div>
  );
}
