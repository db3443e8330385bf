import type { ReactNode } from 'react';
import { count } from '../../components/format';
import { Tag } from '../../components/Tag';
import { t } from '../../i18n';
import { ids } from '../../testids';

export interface ProblemLine {
  line: number;
  column: string | null;
  code: string;
  text: string;
  rejects: boolean;
}

/** Every problem with its line and column: what is wrong and what to do. */
export function Problems(props: { problems: readonly ProblemLine[]; total: number; end?: ReactNode }) {
  const { problems, total, end } = props;
  if (problems.length === 0) return null;
  return (
    <section className="section" data-testid={ids.importProblems}>
      <h3>
        {t('imports.problems', { n: total })}
        {end !== undefined && <span className="section-end">{end}</span>}
      </h3>
      <table className="plain problems">
        <tbody>
          {problems.map((one) => (
            <tr key={`${one.line} ${one.column ?? ''} ${one.code}`}>
              <td>
                <Tag tone={one.rejects ? 'bad' : 'warn'}>
                  {t(one.rejects ? 'imports.rejected_row' : 'imports.doubt')}
                </Tag>
              </td>
              <td className="num">{t('imports.line', { n: one.line })}</td>
              <td className="muted">{one.column}</td>
              <td className="selectable wide">{one.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > problems.length && (
        <p className="muted">{t('imports.more_problems', { n: count(total - problems.length) })}</p>
      )}
    </section>
  );
}
