/** A layout of files out while it is made or changed: its columns as a table, or the file as text. */
import { explain } from '../../../api/errors';
import { EmptyState } from '../../../components/EmptyState';
import { keyText, useKeys } from '../../../components/keys';
import { t } from '../../../i18n';
import { inLanguage } from '../../../shell/undo';
import { ids } from '../../../testids';
import { OutColumns } from './OutColumns';
import { OutLetter } from './OutLetter';
import { OutTemplate } from './OutTemplate';
import { OutText } from './OutText';
import { OutWhole } from './OutWhole';
import { changeForm, closeOut, leaveOut, save, toForm, toText } from './state';
import type { OutEditor as Stage, Work } from './state';
import { Try } from './Try';

export function OutEditor({ now }: { now: Exclude<Stage, { at: 'closed' }> }) {
  switch (now.at) {
    case 'opening':
      return <p className="muted">{t('out.opening')}</p>;
    case 'failed':
      return (
        <EmptyState title={t('out.failed')} hint={explain(now.failure)}>
          <button type="button" className="button" onClick={closeOut}>
            {t('action.back')}
          </button>
        </EmptyState>
      );
    case 'editing':
      return <Editing work={now.work} />;
  }
}

function Editing({ work }: { work: Work }) {
  const { form, text } = work;
  const title = form.key === null ? t('out.new') : t('out.change', { title: inLanguage(form.title) });
  return (
    <div className="sheet" data-testid={ids.outEditor}>
      <section className="bench-panel stack">
        <h2>{title}</h2>
        <Origin work={work} />
        {text === null && <OutWhole work={work} />}
        {text === null && <OutTemplate work={work} />}
        {text === null && <OutLetter work={work} />}
      </section>
      <section className="bench-panel stack">
        {text === null ? <OutColumns work={work} /> : <OutText work={work} text={text} />}
      </section>
      <Try work={work} />
      <Decide work={work} />
    </div>
  );
}

function Origin({ work: { from } }: { work: Work }) {
  if (from === null) return <p className="muted">{t('out.lead')}</p>;
  if ('layout' in from)
    return (
      <p className="muted">
        {t('out.from', { title: from.layout })} {t('out.lead')}
      </p>
    );
  const file = from.asked.path.split(/[/\\]/).at(-1) ?? '';
  return (
    <p className="muted">
      {t('out.template', { file })} {from.template.encoding === 'xls' && t('out.template_xls')}
    </p>
  );
}

function Decide({ work }: { work: Work }) {
  const { form, text, rows, fault } = work;
  const ready = text !== null || (inLanguage(form.title).trim() !== '' && rows.length > 0);
  const go = async () => {
    if (await save(work)) closeOut();
  };
  useKeys({ escape: leaveOut, 'mod+enter': () => (ready ? void go() : false) });
  return (
    <div className="decide wraps">
      {fault !== null && (
        <p className="bad-text selectable" data-testid={ids.outFault} role="alert">
          {fault.text}
        </p>
      )}
      {text === null && (
        <label className="inline">
          {t('out.title')}
          <input
            className="input"
            maxLength={60}
            data-testid={ids.outTitle}
            value={inLanguage(form.title)}
            onChange={({ target }) => changeForm(work, { title: { zh: target.value, en: target.value } })}
          />
        </label>
      )}
      <span className="spacer" />
      <Other work={work} />
      <button type="button" className="button" onClick={leaveOut}>
        {t('out.cancel')}
      </button>
      <button
        type="button"
        className="button primary"
        disabled={!ready}
        data-testid={ids.outSave}
        title={keyText('mod+enter')}
        onClick={() => void go()}
      >
        {t(form.key === null ? 'out.save' : 'out.save_changed')}
      </button>
    </div>
  );
}

/** The same layout as text, or as a table again. */
function Other({ work }: { work: Work }) {
  const isForm = work.text === null;
  return (
    <button
      type="button"
      className="button"
      data-testid={isForm ? ids.outAsText : ids.outAsForm}
      onClick={() => void (isForm ? toText : toForm)(work)}
    >
      {t(isForm ? 'out.as_text' : 'out.as_form')}
    </button>
  );
}
