/** A file that no layout fits: which column is what. Guessed, to be corrected, then imported as usual. */
import { navigate } from '../../shell/route/location';
import { explain } from '../../api/errors';
import { EmptyState } from '../../components/EmptyState';
import { keyText, useKeys } from '../../components/keys';
import { codesOf, label, t } from '../../i18n';
import { inLanguage } from '../../shell/undo';
import { ids } from '../../testids';
import { Columns } from './Columns';
import { FirstLines } from './FirstLines';
import { Nearest } from './Nearest';
import { change, closeWizard, guess, keep, lackingKey, tryOnce } from './state';
import type { Asked, Wizard as Stage, Work } from './state';
import { Statuses } from './Statuses';

export function Wizard({ now }: { now: Exclude<Stage, { at: 'closed' }> }) {
  switch (now.at) {
    case 'looking':
      return <p className="muted">{t('formats.looking')}</p>;
    case 'failed':
      return (
        <EmptyState title={t('formats.failed')} hint={explain(now.failure)}>
          <button type="button" className="button" onClick={closeWizard}>
            {t('action.back')}
          </button>
        </EmptyState>
      );
    case 'mapping':
      return <Mapping work={now.work} />;
  }
}

function Mapping({ work }: { work: Work }) {
  const { guess: found } = work;
  const again = (part: Partial<Asked>) => void guess({ ...work.asked, ...part }, work.title, work.platform);
  return (
    <div className="sheet" data-testid={ids.wizard}>
      <section className="bench-panel stack">
        <h2 className="file-name cut" title={work.asked.path}>
          {t('formats.wizard', { file: work.asked.path.split(/[/\\]/).at(-1) ?? '' })}
        </h2>
        <p className="muted">{t('formats.wizard_lead')}</p>
        <Whole work={work} again={again} />
        <FirstLines work={work} again={again} />
      </section>
      {found.header_line !== null && (
        <section className="bench-panel stack">
          <Columns work={work} />
          <Statuses work={work} />
          <DateOrder work={work} />
        </section>
      )}
      <Nearest path={work.asked.path} near={found.nearest} />
      <Decide work={work} />
    </div>
  );
}

/** What holds for the file as a whole: its sheet, what its rows are, whose it is. */
function Whole({ work, again }: { work: Work; again: (part: Partial<Asked>) => void }) {
  const { guess: found } = work;
  return (
    <div className="inline wrap">
      {found.sheets.length > 1 && (
        <label className="inline">
          {t('formats.sheet')}
          <select
            className="input compact"
            data-testid={ids.wizardSheet}
            value={found.sheet ?? ''}
            onChange={(event) => again({ sheet: event.target.value, header_line: null })}
          >
            {found.sheets.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      )}
      <label className="inline">
        {t('formats.rows_are')}
        <select
          className="input compact"
          data-testid={ids.wizardKind}
          value={found.kind}
          onChange={(event) => again({ kind: event.target.value })}
        >
          {found.kinds.map((kind) => (
            <option key={kind} value={kind}>
              {label('format_kind', kind)}
            </option>
          ))}
        </select>
      </label>
      <label className="inline">
        {t('formats.platform')}
        <select
          className="input compact"
          value={work.platform}
          onChange={(event) => change({ platform: event.target.value })}
        >
          {codesOf('platform').map((code) => (
            <option key={code} value={code}>
              {label('platform', code)}
            </option>
          ))}
        </select>
      </label>
      <span className="muted">{found.encoding}</span>
      {found.decimal_comma && <span className="muted">{t('formats.decimal_comma')}</span>}
    </div>
  );
}

/** Asked only where no date of the file tells which number is the month. */
function DateOrder({ work }: { work: Work }) {
  if (!work.guess.dates_ambiguous) return null;
  return (
    <label className="inline">
      {t('formats.date_order')}
      <select
        className="input compact"
        data-testid={ids.wizardDates}
        value={work.date_order ?? ''}
        onChange={(event) => change({ date_order: event.target.value === '' ? null : event.target.value })}
      >
        <option value="">{t('formats.date_order_choose')}</option>
        {codesOf('date_order').map((code) => (
          <option key={code} value={code}>
            {label('date_order', code)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Decide({ work }: { work: Work }) {
  const key = lackingKey(work);
  const titled = work.title.trim() !== '';
  const dated = !work.guess.dates_ambiguous || work.date_order !== null;
  const ready = key === null && titled && dated && Object.keys(work.fields).length > 0;
  /** A layout that was kept is looked at like any other; one that is tried is given up afterwards. */
  const go = async (step: (work: Work) => Promise<boolean>) => {
    if (!(await step(work))) return;
    closeWizard();
    navigate({ to: '/imports' });
  };
  const save = () => void go(keep);
  const once = () => void go(tryOnce);
  useKeys({ escape: closeWizard, 'mod+enter': () => (ready ? save() : false) });
  const field = work.guess.fields.find((one) => one.field === key);
  return (
    <div className="decide">
      <label className="inline">
        {t('formats.title')}
        <input
          className="input"
          maxLength={60}
          data-testid={ids.wizardTitle}
          value={work.title}
          onChange={(event) => change({ title: event.target.value })}
        />
      </label>
      {field !== undefined && (
        <span className="bad-text" data-testid={ids.wizardLacks}>
          {t('formats.lacks_key', { field: inLanguage(field.title) })}
        </span>
      )}
      {!dated && <span className="bad-text">{t('formats.lacks_dates')}</span>}
      <span className="spacer" />
      <button type="button" className="button" onClick={closeWizard}>
        {t('imports.put_away')}
      </button>
      <button type="button" className="button" disabled={!ready} data-testid={ids.wizardOnce} onClick={once}>
        {t('formats.once')}
      </button>
      <button
        type="button"
        className="button primary"
        disabled={!ready}
        data-testid={ids.wizardSave}
        title={keyText('mod+enter')}
        onClick={save}
      >
        {t(work.asked.key === null ? 'formats.keep' : 'formats.keep_changed')}
      </button>
    </div>
  );
}
