import type { TemplateButton } from '../../../../../shared/domain/template/button';

/** The list with one button moved up (-1) or down (+1); at the ends it stays. */
export function moveButton(buttons: TemplateButton[], index: number, by: -1 | 1): TemplateButton[] {
  const target = index + by;
  if (target < 0 || target >= buttons.length) return buttons;
  const moved = [...buttons];
  [moved[index], moved[target]] = [moved[target]!, moved[index]!];
  return moved;
}

/** The list with another label on one quick reply. */
export const withButtonText = (
  buttons: TemplateButton[],
  index: number,
  text: string,
): TemplateButton[] =>
  buttons.map((button, position) => (position === index ? { ...button, text } : button));
