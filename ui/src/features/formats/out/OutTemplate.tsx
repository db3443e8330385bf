/** The first rows of a template: the headings are among them, found or pointed at. */
import type { ExportTemplate } from '../../../api/bindings.gen';
import { t } from '../../../i18n';
import { ids } from '../../../testids';
import { HeadLines } from '../HeadLines';
import { keepBelow, openTemplate } from './state';
import type { TemplateAsked, Work } from './state';

const SHOWN = 6;
/** More rows below the headings are no headings. */
const MOST_BELOW = 3;

type Again = (part: Partial<TemplateAsked>) => void;

export function OutTemplate({ work }: { work: Work }) {
  const { form, from } = work;
  const fixed = <Fixed above={form.above.length} below={form.below.length} />;
  if (from === null || !('template' in from)) return fixed;
  const { template, asked } = from;
  const again: Again = (part) => void openTemplate({ ...asked, ...part }, form.title);
  return (
    <>
      {template.sheets.length > 1 && (
        <label className="inline">
          {t('formats.sheet')}
          <select
            className="input compact"
            value={template.sheet ?? ''}
            onChange={({ target }) => again({ sheet: target.value, header_line: null, below: null })}
          >
            {template.sheets.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      )}
      <Head template={template} again={again} />
      {template.rows_below > 0 && (
        <Below
          template={template}
          kept={form.below.length}
          keep={(below) => void keepBelow(work, { ...asked, below })}
        />
      )}
      {fixed}
    </>
  );
}

function Head({ template, again }: { template: ExportTemplate; again: Again }) {
  const { head, header_line } = template;
  const shown = Math.max(SHOWN, head.findIndex(({ line }) => line === header_line) + 4);
  return (
    <>
      {header_line === null ? (
        <p className="bad-text">{t('out.no_header_line')}</p>
      ) : (
        <p className="muted">{t('out.header_line', { n: header_line })}</p>
      )}
      <HeadLines
        lines={head.slice(0, shown)}
        header={header_line}
        testid={ids.outLine}
        onPick={(line) => again({ header_line: line, below: null })}
      />
    </>
  );
}

function Below(props: { template: ExportTemplate; kept: number; keep: (rows: number) => void }) {
  const { template, kept, keep } = props;
  const numbers = Array.from({ length: Math.min(MOST_BELOW, template.rows_below) + 1 }, (_, n) => n);
  return (
    <label className="inline">
      {t('out.rows_below')}
      <select
        className="input compact narrow"
        value={kept}
        onChange={({ target }) => keep(Number(target.value))}
      >
        {numbers.map((n) => (
          <option key={n} value={n}>
            {n}
          </option>
        ))}
      </select>
      <span className="muted">{t('out.rows_below_hint', { n: template.rows_below })}</span>
    </label>
  );
}

/** Rows that every file has around its headings; changed as text. */
function Fixed({ above, below }: { above: number; below: number }) {
  if (above + below === 0) return null;
  return (
    <p className="muted">
      {above > 0 && t('out.above', { n: above })} {below > 0 && t('out.below', { n: below })}
    </p>
  );
}
