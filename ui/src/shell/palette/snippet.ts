/** What is shown of a text that matched: numbers grouped as everywhere, the matched part in sight. */
import { grouped } from '../../components/format';

/** From and to, in UTF-16 units, as JavaScript counts. */
export type Range = readonly [from: number, to: number];

export interface Shown {
  text: string;
  ranges: Range[];
}

/** A long number with its blanks; the ranges move along. */
function spaced(text: string, ranges: readonly Range[]): Shown {
  const wide = grouped(text);
  if (wide === text) return { text, ranges: [...ranges] };
  const places: number[] = [];
  for (let at = 0; at < wide.length; at += 1) if (wide[at] === text[places.length]) places.push(at);
  const moved = ranges.map(([from, to]): Range => [
    places[from] ?? 0,
    (places[to - 1] ?? wide.length - 1) + 1,
  ]);
  return { text: wide, ranges: moved };
}

/** Beside a title there is room for so many characters of any kind. */
const ALWAYS = 20;

/** Begins shortly before what matched, where that would be out of sight behind `room` characters. */
export function snippet(matched: string, found: readonly Range[], room: number): Shown {
  const { text, ranges } = spaced(matched, found);
  const first = ranges[0]?.[0] ?? 0;
  // Half a number is another one.
  const whole = text !== matched || text.length <= ALWAYS;
  if (first <= room || whole) return { text, ranges };
  const wanted = first - Math.ceil(room / 2);
  const code = text.charCodeAt(wanted);
  // Not within a character that takes two units.
  const start = code >= 0xdc00 && code <= 0xdfff ? wanted - 1 : wanted;
  return {
    text: `…${text.slice(start)}`,
    ranges: ranges.map(([from, to]) => [from - start + 1, to - start + 1]),
  };
}
