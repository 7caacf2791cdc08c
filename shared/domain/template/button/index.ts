import { error, type Issue } from '../../issue';
import { LIMITS, lengthOf } from '../template';
import { written } from '../variables';
import { COPY_CODE_PLACEHOLDER, type CopyCodeButton } from './copy-code';
import { checkFlowButton, FLOW_TOKEN_PLACEHOLDER, type FlowButton } from './flow';
import { checkOtpButton, type OtpButton } from './otp';
import { checkPhoneNumberButton, type PhoneNumberButton } from './phone-number';
import type { QuickReplyButton } from './quick-reply';
import { checkUrlButton, type UrlButton } from './url';

/** A button that can be authored here. */
type AuthoredButton =
  QuickReplyButton | UrlButton | PhoneNumberButton | CopyCodeButton | OtpButton | FlowButton;

/**
 * A button of a template; `other` is a kind that is not authored here, kept as Meta gave it. `extra`
 * holds what Meta says about an authored one besides.
 */
export type TemplateButton =
  | (AuthoredButton & { extra?: Record<string, unknown> })
  | { type: 'other'; text: string; raw: unknown };

export type ButtonType = TemplateButton['type'];

/** The kinds of button that can be authored, with how many of each a template may have. */
export const BUTTONS = {
  quick_reply: { limit: 10 },
  url: { limit: 2 },
  phone_number: { limit: 1 },
  copy_code: { limit: 1 },
  flow: { limit: 1 },
  otp: { limit: 1 },
} as const satisfies Record<AuthoredButton['type'], { limit: number }>;

/** The placeholders of a button, as a text; null when it takes no value. */
export function buttonPlaceholders(button: TemplateButton): string | null {
  if (button.type === 'url') return button.urlType === 'static' ? null : button.url;
  if (button.type === 'copy_code') return written(COPY_CODE_PLACEHOLDER);
  return button.type === 'flow' ? written(FLOW_TOKEN_PLACEHOLDER) : null;
}

/** Meta's rules for one button by itself, besides its label. */
function checkKind(button: TemplateButton, index: number): Issue[] {
  if (button.type === 'url') return checkUrlButton(button, index);
  if (button.type === 'phone_number') return checkPhoneNumberButton(button, index);
  if (button.type === 'otp') return checkOtpButton(button, index);
  return button.type === 'flow' ? checkFlowButton(button, index) : [];
}

function checkLabel(text: string, path: string, seen: Set<string>): Issue[] {
  const issues: Issue[] = [];
  const label = text.trim();
  const length = lengthOf(text);
  if (label === '') issues.push(error('button.empty', path));
  if (length > LIMITS.buttonText)
    issues.push(error('button.tooLong', path, { length, limit: LIMITS.buttonText }));
  if (/\{\{|\}\}/.test(label)) issues.push(error('button.variable', path));
  if (/[\r\n]/.test(label)) issues.push(error('button.lineBreak', path));
  if (label !== '' && seen.has(label))
    issues.push(error('button.duplicate', path, { text: label }));
  seen.add(label);
  return issues;
}

function checkCounts(buttons: TemplateButton[]): Issue[] {
  const issues: Issue[] = [];
  if (buttons.length > LIMITS.buttons)
    issues.push(
      error('buttons.tooMany', 'buttons', { count: buttons.length, limit: LIMITS.buttons }),
    );
  for (const [type, { limit }] of Object.entries(BUTTONS)) {
    const count = buttons.filter((button) => button.type === type).length;
    if (count > limit && limit < LIMITS.buttons)
      issues.push(error('buttons.tooManyOfKind', 'buttons', { count, limit, kind: type }));
  }
  return issues;
}

/**
 * Meta's rules for the buttons together: how many of which kind, the labels, and that quick replies
 * stand in one block. https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/components
 */
export function checkButtons(buttons: TemplateButton[]): Issue[] {
  const issues = checkCounts(buttons);
  const seen = new Set<string>();
  buttons.forEach((button, index) => {
    if (button.type === 'other') return;
    // The label of a coupon button is WhatsApp's own.
    if (button.type !== 'copy_code')
      issues.push(...checkLabel(button.text, `buttons.${index}.text`, seen));
    issues.push(...checkKind(button, index));
  });
  const blocks = buttons.filter(
    (button, index) =>
      (button.type === 'quick_reply') !== (buttons[index - 1]?.type === 'quick_reply') ||
      index === 0,
  ).length;
  if (blocks > 2) issues.push(error('buttons.mixed', 'buttons'));
  return issues;
}
