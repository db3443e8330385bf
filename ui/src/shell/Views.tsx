import type { ListName } from '../api/bindings.gen';
import { useRead } from '../api/queries';
import { count } from '../components/format';
import { language } from '../i18n';
import { ids } from '../testids';

interface Props {
  list: ListName;
  view: string;
  onView: (view: string) => void;
}

/** The views of a list as tabs with their counts. */
export function Views({ list, view, onView }: Props) {
  const views = useRead('view_counts', { list }).data ?? [];
  if (views.length < 2) return null;
  return (
    <div className="views" role="tablist">
      {views.map((one) => (
        <button
          key={one.view}
          type="button"
          role="tab"
          className="view"
          aria-selected={one.view === view}
          data-testid={ids.view(one.view)}
          onClick={() => onView(one.view)}
        >
          {language() === 'en' ? one.title_en : one.title_zh}
          <em>{count(one.count)}</em>
        </button>
      ))}
    </div>
  );
}
