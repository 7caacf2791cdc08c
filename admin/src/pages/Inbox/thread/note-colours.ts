/** The yellow of what is never sent, in the light and in the dark. */
export const NOTE_COLOURS = {
  ground: 'color-mix(in srgb, #f5c518 18%, var(--inbox-ground, transparent))',
  border: '#b8860b',
} as const;
