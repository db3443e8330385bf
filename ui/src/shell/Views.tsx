import type { ListName } from '../api/bindings.gen';
import { useRead } from '../api/queries';
import { count } from '../components/format';
import { language } from '../i18n';
import { ids } from '../testids';

interface Props {
  list: ListName;
  view: string | undefined;
  onView: (view: string | undefined) => void;
}

/** The views of a list as tabs with their counts; the first one is where a list starts. */
export function Views({ list, view, onView }: Props) {
  const views = useRead('view_counts', { list }).data ?? [];
  const current = view ?? 'all';
  if (views.length < 2) return null;
  return (
    <div className="views" role="tablist">
      {views.map((one) => (
        <button
          key={one.view}
          type="button"
          role="tab"
          className="view"
          aria-selected={one.view === current}
          data-testid={ids.view(one.view)}
          onClick={() => onView(one.view === 'all' ? undefined : one.view)}
        >
          {language() === 'en' ? one.title_en : one.title_zh}
          <em>{count(one.count)}</em>
        </button>
      ))}
    </div>
  );
}
