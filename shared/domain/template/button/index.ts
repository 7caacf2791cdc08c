import { error, type Issue } from '../../issue';
import { LIMITS, lengthOf } from '../template';
import type { QuickReplyButton } from './quick-reply';

/** A button of a template; `other` is a kind that is not authored here, kept as Meta gave it. */
export type TemplateButton = QuickReplyButton | { type: 'other'; text: string; raw: unknown };

export type ButtonType = TemplateButton['type'];

/**
 * Meta's rules for the buttons together: how many, the labels, and that quick replies stand in one
 * block. https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/components
 */
export function checkButtons(buttons: TemplateButton[]): Issue[] {
  const issues: Issue[] = [];
  if (buttons.length > LIMITS.buttons)
    issues.push(
      error('buttons.tooMany', 'buttons', { count: buttons.length, limit: LIMITS.buttons }),
    );
  const seen = new Set<string>();
  buttons.forEach((button, index) => {
    if (button.type === 'other') return;
    const path = `buttons.${index}.text`;
    const text = button.text.trim();
    const length = lengthOf(button.text);
    if (text === '') issues.push(error('button.empty', path));
    if (length > LIMITS.buttonText)
      issues.push(error('button.tooLong', path, { length, limit: LIMITS.buttonText }));
    if (/\{\{|\}\}/.test(text)) issues.push(error('button.variable', path));
    if (text !== '' && seen.has(text)) issues.push(error('button.duplicate', path, { text }));
    seen.add(text);
  });
  const blocks = buttons.filter(
    (button, index) =>
      (button.type === 'quick_reply') !== (buttons[index - 1]?.type === 'quick_reply') ||
      index === 0,
  ).length;
  if (blocks > 2) issues.push(error('buttons.mixed', 'buttons'));
  return issues;
}
