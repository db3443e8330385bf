import { Link } from './route/Link';
import type { AppStatus } from '../api/bindings.gen';
import { count } from '../components/format';
import { t } from '../i18n';
import { ids } from '../testids';
import { useArrivals } from './arrivals';
import { Icon } from './icons';
import { PLACES, SETTINGS } from './places';
import type { NavPlace } from './places';

export function Nav({ status }: { status: AppStatus | undefined }) {
  const arrivals = useArrivals()?.files.length ?? 0;
  const numberOf = ({ waiting, count: counted }: NavPlace) => {
    if (waiting === 'arrivals') return arrivals;
    return status === undefined ? 0 : (counted?.(status.counts) ?? 0);
  };
  return (
    <nav className="nav" aria-label={t('nav.label')}>
      <div className="nav-logo">
        <i>{t('app.initial')}</i>
        {t('app.name')}
      </div>
      {PLACES.map((place) => (
        <NavLink key={place.path} place={place} number={numberOf(place)} />
      ))}
      <div className="spacer" />
      <NavLink place={SETTINGS} number={0} />
      {status !== undefined && <NavFoot status={status} />}
    </nav>
  );
}

function NavLink({ place, number }: { place: NavPlace; number: number }) {
  return (
    <Link to={place.path} className="nav-link" here="on" data-testid={ids.nav(place.icon)} draggable={false}>
      <Icon name={place.icon} />
      {t(place.label)}
      {number > 0 && <b className={place.hot === true ? 'hot' : undefined}>{count(number)}</b>}
    </Link>
  );
}

function NavFoot({ status }: { status: AppStatus }) {
  return (
    <div className="nav-foot">
      <div className="cut" title={status.book_name}>
        <span className={status.read_only ? 'dot warn' : 'dot'} />
        {status.read_only ? t('app.read_only') : t('app.saved_here')}
      </div>
      <div className="cut">
        {status.demo ? t('app.demo_book') : (status.current_staff?.name ?? t('app.staff_none'))}
      </div>
    </div>
  );
}
