import type { Hit } from '../../api/bindings.gen';
import { grouped } from '../../components/format';
import { hasLabel, label, t } from '../../i18n';
import { ids } from '../../testids';
import { Icon } from '../icons';
import type { IconName } from '../icons';
import type { NavPlace } from '../places';
import { snippet } from './snippet';
import type { Shown } from './snippet';

const ICONS: Record<Hit['kind'], IconName> = {
  customer: 'customers',
  order: 'orders',
  return: 'returns',
  complaint: 'complaints',
  bill: 'bills',
};

/** Characters before a match that a line has room for: beside the title, and in it. */
const BESIDE = 8;
const WITHIN = 18;

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
      <span className="palette-title cut" title={hit.title}>
        {inTitle ? <Marked {...snippet(hit.title, matched.ranges, WITHIN)} /> : grouped(hit.title)}
        <small className="cut">{hit.subtitle.split(DOT).map(grouped).join(DOT)}</small>
      </span>
      {!inTitle && (
        <span className="palette-match cut" title={matched.text}>
          {hasLabel('matched', matched.field) && <u>{label('matched', matched.field)}</u>}
          <Marked {...snippet(matched.text, matched.ranges, BESIDE)} />
        </span>
      )}
      <span className="palette-kind muted small">{label('record_kind', hit.kind)}</span>
    </button>
  );
}

/** What stands between the parts of a hit's second text. */
const DOT = ' · ';

/** The text with its matched parts marked. */
function Marked({ text, ranges }: Shown) {
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
      <span className="palette-kind muted small">{t('search.places')}</span>
    </button>
  );
}
