import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { format, navigate } from './location';
import type { Place } from './location';
import { useLocation } from './useLocation';

interface Props extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'onClick'> {
  to: string;
  search?: Place;
  /** Added where one is already there. */
  here?: string;
}

/** A link to a place of this window. */
export function Link({ to, search = {}, here = '', className = '', children, ...rest }: Props) {
  const isHere = useLocation().path === to;
  const follow = (event: MouseEvent) => {
    event.preventDefault();
    navigate({ to, search });
  };
  return (
    <a
      {...rest}
      href={`#${format({ path: to, place: search })}`}
      className={isHere ? `${className} ${here}` : className}
      aria-current={isHere ? 'page' : undefined}
      onClick={follow}
    >
      {children}
    </a>
  );
}
