/** Whether a person has typed this number, however they part its thousands. */
export const isTypedNumber = (typed: string, number: number): boolean =>
  typed.replace(/[\s.,'’\u00a0\u202f]/g, '') === String(number);
