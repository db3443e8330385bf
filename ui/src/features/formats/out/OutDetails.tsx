/** What a layout of files out needs, what it limits, how sure it is. */
import type { FormatView } from '../../../api/bindings.gen';
import { label, t } from '../../../i18n';
import { inLanguage } from '../../../shell/undo';
import { Names } from '../Names';

type Column = FormatView['columns'][number];

export function OutDetails({ format }: { format: FormatView }) {
  const listed = (of: (column: Column) => boolean, say: (column: Column) => string = headerOf) =>
    format.columns.filter(of).map(say).join(t('list.separator'));
  const blank = format.columns.filter(({ field, text }) => field === null && text === null);
  const kind = [
    label('out_container', format.ending),
    ...format.encodings.map((one) => label('out_encoding', one)),
  ];
  const why = format.own ? 'own' : format.confidence;
  return (
    <>
      <p>
        {label('out_why', why)} {t('formats.facts', { date: format.facts_date })}
      </p>
      {format.hint !== null && <p>{inLanguage(format.hint)}</p>}
      {format.consent && <p>{t('formats.consent')}</p>}
      <Names title={t('formats.needs')} names={listed(({ required }) => required)} />
      <Names
        title={t('formats.fills')}
        names={listed(({ field, required }) => field !== null && !required)}
      />
      <Names
        title={t('formats.fixed')}
        names={listed(
          ({ field, text }) => field === null && text !== null,
          ({ header, text }) => t('formats.fixed_one', { column: header, text: text ?? '' }),
        )}
      />
      <Names title={t('formats.limits')} names={listed(isLimited, limitOf)} />
      <Names
        title={t('formats.blank', { n: blank.length })}
        names={blank.map(headerOf).join(t('list.separator'))}
      />
      <p className="muted">
        {t('formats.writes', { kind: kind.join(' · ') })}
        {' · '}
        <span className="selectable">{format.key}</span>
      </p>
    </>
  );
}

function headerOf({ header }: Column): string {
  return header.trim();
}

function isLimited({ max, one_of }: Column): boolean {
  return max !== null || one_of.length > 0;
}

function limitOf({ header, max, one_of }: Column): string {
  if (one_of.length > 0) return t('formats.limit_words', { column: header, words: one_of.join(' / ') });
  return t('formats.limit_max', { column: header, n: max ?? 0 });
}
