/** The colours of a bubble; each pair was measured to be readable (WCAG 2.2 AA). */
export interface BubbleColours {
  background: string;
  border: string;
  text: string;
  /** Time, footer and grey ticks. */
  meta: string;
  readTick: string;
  link: string;
  error: string;
}

const LIGHT: Record<'out' | 'in', BubbleColours> = {
  out: {
    background: '#d9fdd3',
    border: '#a9d9a2',
    text: '#111b21',
    meta: '#54656f',
    readTick: '#0c75af',
    link: '#006096',
    error: '#b72b1a',
  },
  in: {
    background: '#ffffff',
    border: '#d5dade',
    text: '#111b21',
    meta: '#54656f',
    readTick: '#0c75af',
    link: '#006096',
    error: '#b72b1a',
  },
};

const DARK: Record<'out' | 'in', BubbleColours> = {
  out: {
    background: '#005c4b',
    border: '#0f7d69',
    text: '#e9edef',
    meta: '#c3dbd5',
    readTick: '#7fd3ff',
    link: '#a5e0ff',
    error: '#ffc9c2',
  },
  in: {
    background: '#202c33',
    border: '#3b4a54',
    text: '#e9edef',
    meta: '#aebac1',
    readTick: '#7fd3ff',
    link: '#7fd3ff',
    error: '#ffb4aa',
  },
};

/** Light or dark, as a phone can be set. */
export type ColourScheme = 'light' | 'dark';

/** What lies behind bubbles, and the colour of words on it. */
export const GROUNDS: Record<ColourScheme, { background: string; text: string }> = {
  light: { background: '#f1ece4', text: '#54656f' },
  dark: { background: '#0f171c', text: '#aebac1' },
};

/** The part of Strapi's theme that is looked at. */
interface Themed {
  colors: { neutral0: string };
}

/** Whether Strapi's light or dark theme is on; told by its ground, because it has a switch of its own. */
export function schemeOf(theme: Themed): ColourScheme {
  const [red = 255, green = 255, blue = 255] =
    theme.colors.neutral0.match(/[\da-f]{2}/gi)?.map((hex) => parseInt(hex, 16)) ?? [];
  return (red * 299 + green * 587 + blue * 114) / 1000 < 128 ? 'dark' : 'light';
}

/** The colours of a bubble: in the theme that is on, unless a scheme is asked for. */
export const bubbleColours = (
  theme: Themed,
  direction: 'out' | 'in',
  scheme: ColourScheme = schemeOf(theme),
): BubbleColours => (scheme === 'dark' ? DARK : LIGHT)[direction];
