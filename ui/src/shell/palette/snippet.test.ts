import { describe, expect, it } from 'vitest';
import { snippet } from './snippet';

/** The text with its marks as brackets. */
function marked(text: string, part: string, room = 12): string {
  const from = text.indexOf(part);
  const shown = snippet(text, [[from, from + part.length]], room);
  const [[start, end] = [0, 0]] = shown.ranges;
  return `${shown.text.slice(0, start)}[${shown.text.slice(start, end)}]${shown.text.slice(end)}`;
}

describe('what is shown of a text that matched', () => {
  it('is all of it, where the match is in sight', () => {
    expect(marked('浙江 杭州 文三路', '文三')).toBe('浙江 杭州 [文三]路');
  });

  it('begins shortly before the match otherwise', () => {
    expect(marked('新疆维吾尔自治区 巴音郭楞蒙古自治州 博湖县 博斯腾湖路 1 号', '博斯腾')).toBe(
      '…州 博湖县 [博斯腾]湖路 1 号',
    );
  });

  it('groups numbers as lists do, marks and all', () => {
    expect(marked('4780888364241323526', '3526')).toBe('4780 8883 6424 132[3 526]');
    expect(marked('15833526769', '3526')).toBe('158 3[352 6]769');
    expect(marked('4780888364241323526', '4780')).toBe('[4780] 8883 6424 1323 526');
  });

  it('does not begin within a character', () => {
    const { text } = snippet(`${'𠮷'.repeat(20)}王`, [[40, 41]], 11);
    expect(text).toBe(`…${'𠮷'.repeat(3)}王`);
  });
});
