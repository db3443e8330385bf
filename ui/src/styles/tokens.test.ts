import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const CSS = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

/** The colours of a theme: `--ink-3` to `#666c74`. */
function colours(selector: string): (name: string) => string {
  const start = CSS.indexOf(`${selector} {`);
  const block = CSS.slice(start, CSS.indexOf('}', start));
  const all = new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1], m[2]]));
  return (name) => {
    const colour = all.get(name);
    if (colour === undefined) throw new Error(`${selector} has no ${name}`);
    return colour;
  };
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

/** As WCAG 2 defines it. */
function luminance(colour: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(ink: readonly number[], ground: readonly number[]): number {
  const [light = 0, dark = 0] = [luminance(ink), luminance(ground)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['bg', 'panel', 'raised', 'sunken', 'hover', 'mute-soft', 'brand-soft'];

describe.each([
  ['light', ':root'],
  ['dark', "[data-theme='dark']"],
])('colours, %s', (_, selector) => {
  const of = colours(selector);

  it.each(GROUNDS)('can be read on %s', (ground) => {
    for (const ink of ['ink', 'ink-2', 'ink-3', 'brand-ink', 'bad'])
      expect(contrast(channels(of(ink)), channels(of(ground))), ink).toBeGreaterThanOrEqual(4.5);
  });

  it('can be read on the primary button, its shortcut too', () => {
    const [ink, ground] = [channels(of('on-brand')), channels(of('brand'))];
    const share = 0.9;
    const hint = ink.map((value, at) => value * share + (ground[at] ?? 0) * (1 - share));
    expect(contrast(hint, ground)).toBeGreaterThanOrEqual(4.5);
  });
});
