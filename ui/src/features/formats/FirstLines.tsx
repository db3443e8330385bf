/** The first rows as they are: the header is among them, found or pointed at. */
import { t } from '../../i18n';
import { ids } from '../../testids';
import { HeadLines } from './HeadLines';
import type { Asked, Work } from './state';

const SHOWN = 8;

export function FirstLines({ work, again }: { work: Work; again: (part: Partial<Asked>) => void }) {
  const { head, header_line, notes_above } = work.guess;
  const last = Math.max(SHOWN, head.findIndex(({ line }) => line === header_line) + 4);
  return (
    <section className="section">
      <h3>{t('formats.first_lines')}</h3>
      <Where line={header_line} notes={notes_above} again={again} />
      <HeadLines
        lines={head.slice(0, last)}
        header={header_line}
        hint={t('formats.is_header')}
        testid={ids.wizardLine}
        onPick={(line) => again({ header_line: line })}
      />
    </section>
  );
}

/** Where the header stands, or that there is none: then columns are called by their letters. */
function Where({
  line,
  notes,
  again,
}: {
  line: number | null;
  notes: number;
  again: (part: Partial<Asked>) => void;
}) {
  if (line === null) return <p className="bad-text">{t('formats.no_header_line')}</p>;
  if (line === 0) return <p className="muted">{t('formats.headerless')}</p>;
  return (
    <p className="muted">
      {t('formats.header_line', { n: line })}
      {notes > 0 && ` ${t('formats.notes_above', { n: notes })}`}{' '}
      <button
        type="button"
        className="link"
        data-testid={ids.wizardHeaderless}
        onClick={() => again({ header_line: 0 })}
      >
        {t('formats.is_headerless')}
      </button>
    </p>
  );
}
