import { useEffect, useState } from 'react';

/** `false` at first, `true` once so many milliseconds have gone by: for what must not hold up the rest. */
export function useLate(milliseconds: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return late;
}
