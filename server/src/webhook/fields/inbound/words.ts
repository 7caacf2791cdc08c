/** A text that says something. Other than ids and names, `NONE` may be what somebody wrote. */
export const words = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
