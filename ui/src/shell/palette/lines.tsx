import type { Hit } from '../../api/bindings.gen';
import { grouped } from '../../components/format';
import { hasLabel, label, t } from '../../i18n';
import { ids } from '../../testids';
import { Icon } from '../icons';
import type { IconName } from '../icons';
import type { NavPlace } from '../places';

const ICONS: Record<Hit['kind'], IconName> = {
  customer: 'customers',
  order: 'orders',
  return: 'returns',
  complaint: 'complaints',
  bill: 'bills',
};

export function HitLine({ hit, on, run }: { hit: Hit; on: boolean; run: () => void }) {
  const { matched } = hit;
  const inTitle = matched.text === hit.title;
  return (
    <button
      type="button"
      role="option"
      aria-selected={on}
      className="palette-line"
      data-testid={ids.searchHit}
      data-kind={hit.kind}
      data-id={hit.id}
      onClick={run}
    >
      <Icon name={ICONS[hit.kind]} />
      <span className="palette-title cut">
        {inTitle ? <Marked text={hit.title} ranges={matched.ranges} /> : titleOf(hit)}
        <small className="cut">{hit.subtitle}</small>
      </span>
      {!inTitle && (
        <span className="palette-match cut">
          {hasLabel('matched', matched.field) && <u>{label('matched', matched.field)}</u>}
          <Marked text={matched.text} ranges={matched.ranges} />
        </span>
      )}
      <span className="muted small">{label('record_kind', hit.kind)}</span>
    </button>
  );
}

function titleOf(hit: Hit): string {
  return hit.kind === 'order' ? grouped(hit.title) : hit.title;
}

/** The text with its matched parts marked. `ranges` count UTF-16 units, as JavaScript does. */
function Marked({ text, ranges }: { text: string; ranges: ReadonlyArray<[number, number]> }) {
  const pieces: Array<{ key: number; text: string; hit: boolean }> = [];
  let at = 0;
  for (const [from, to] of ranges) {
    if (from > at) pieces.push({ key: at, text: text.slice(at, from), hit: false });
    pieces.push({ key: from, text: text.slice(from, to), hit: true });
    at = to;
  }
  if (at < text.length) pieces.push({ key: at, text: text.slice(at), hit: false });
  return pieces.map((piece) =>
    piece.hit ? <mark key={piece.key}>{piece.text}</mark> : <span key={piece.key}>{piece.text}</span>,
  );
}

export function PlaceLine({ place, on, run }: { place: NavPlace; on: boolean; run: () => void }) {
  return (
    <button type="button" role="option" aria-selected={on} className="palette-line" onClick={run}>
      <Icon name={place.icon} />
      <span className="palette-title">{t(place.label)}</span>
      <span className="muted small">{t('search.places')}</span>
    </button>
  );
}
