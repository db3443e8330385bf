import { createContext, startTransition, useContext, useEffect, useState } from 'react';
import { location, onArrival } from './location';
import type { Location } from './location';

const Here = createContext<Location>({ path: '/', place: {} });

export const HereProvider = Here.Provider;

/** Where the window is, as it is shown: a screen that is still loading leaves the one before in sight. */
export function useLocation(): Location {
  return useContext(Here);
}

/** For the window's root: follows the address. */
export function useShownLocation(): Location {
  const [shown, setShown] = useState(location);
  useEffect(() => {
    const follow = (to: Location) => startTransition(() => setShown(to));
    // What came between the first render and now.
    follow(location());
    return onArrival(follow);
  }, []);
  return shown;
}
