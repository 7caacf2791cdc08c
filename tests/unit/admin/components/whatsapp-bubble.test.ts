import { bubbleColours, GROUNDS } from '../../../../admin/src/components/WhatsAppBubble/colours';
import {
  kindOf,
  splitButtons,
} from '../../../../admin/src/components/WhatsAppBubble/shown-buttons';
import { isLong, linesOf } from '../../../../admin/src/components/WhatsAppBubble/text-length';

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const luminance = (hex: string) => {
    const [red, green, blue] = hex.match(/[\da-f]{2}/gi)!.map((part) => {
      const channel = parseInt(part, 16) / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

describe('The colours of a bubble', () => {
  const theme = { colors: { neutral0: '#ffffff' } } as Parameters<typeof bubbleColours>[0];

  it.each([
    ['light', 'out'],
    ['light', 'in'],
    ['dark', 'out'],
    ['dark', 'in'],
  ] as const)('can be read in %s, %s', (scheme, direction) => {
    const { background, text, meta, readTick, link, error } = bubbleColours(
      theme,
      direction,
      scheme,
    );
    for (const colour of [text, meta, link, error])
      expect(contrast(colour, background)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(readTick, background)).toBeGreaterThanOrEqual(3);
  });

  it.each(['light', 'dark'] as const)('leave the caption readable behind it in %s', (scheme) => {
    const { background, text } = GROUNDS[scheme];
    expect(contrast(text, background)).toBeGreaterThanOrEqual(4.5);
  });

  it('follow the page unless a scheme is asked for', () => {
    const dark = { colors: { neutral0: '#212134' } } as typeof theme;
    expect(bubbleColours(dark, 'out')).toEqual(bubbleColours(theme, 'out', 'dark'));
    expect(bubbleColours(dark, 'out', 'light')).toEqual(bubbleColours(theme, 'out'));
  });
});

describe('The buttons of a bubble', () => {
  const buttons = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ type: 'url', text: String(index) }));

  it('are all shown up to three, and only two of more', () => {
    expect(splitButtons(buttons(3))).toEqual({ shown: buttons(3), behind: [] });
    const { shown, behind } = splitButtons(buttons(4));
    expect(shown.map(({ text }) => text)).toEqual(['0', '1']);
    expect(behind.map(({ text }) => text)).toEqual(['2', '3']);
  });

  it('are known in Meta’s writing too, and unknown ones are told as such', () => {
    expect(kindOf('PHONE_NUMBER')).toBe('phone_number');
    expect(kindOf('VOICE_CALL')).toBe('other');
  });
});

describe('The text of a bubble', () => {
  it('is long by its lines, whether they are broken or run over', () => {
    expect(linesOf([{ text: 'one\ntwo' }, { text: ' and more\n' }])).toBe(3);
    expect(isLong([{ text: 'a\n'.repeat(17) }])).toBe(false);
    expect(isLong([{ text: 'a\n'.repeat(19) }])).toBe(true);
    expect(isLong([{ text: 'word '.repeat(200) }])).toBe(true);
  });

  it('counts what a reader sees as one character once', () => {
    expect(linesOf([{ text: '😀'.repeat(42) }])).toBe(1);
  });
});
