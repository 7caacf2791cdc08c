import { isAuthentication } from './authentication';
import type { TemplateButton } from './button';
import { isTrackedUrl, LINK_PATH } from './button/url';
import type { TemplateContent } from './template';

/** JSON with its keys in order and without examples, whose addresses change with every answer. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, item]) => key !== 'example' && item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, canonical(item)]),
  );
}

function wordsOfButton(button: TemplateButton): unknown {
  switch (button.type) {
    case 'url': {
      const isTracked = button.urlType === 'tracked' || isTrackedUrl(button.url);
      return ['url', button.text, isTracked ? LINK_PATH : button.url];
    }
    case 'phone_number':
      return ['phone_number', button.text, button.phoneNumber.replace(/\D/g, '')];
    case 'copy_code':
      return ['copy_code'];
    case 'otp':
      return ['otp', button.otpType];
    case 'flow':
      return ['flow', button.text, button.flowId];
    case 'quick_reply':
      return ['quick_reply', button.text];
    case 'other':
      return ['other', canonical(button.raw)];
  }
}

/**
 * What Meta reviews of a template, as one text: the same for our copy and for Meta's answer as long as
 * both say the same. Mappings, files and samples are ours and are not in it.
 */
export function fingerprintOf(content: TemplateContent): string {
  const { header } = content;
  const preset = isAuthentication(content);
  return JSON.stringify([
    preset ? null : content.parameterFormat,
    header && [
      header.type,
      header.type === 'text' ? header.text : null,
      header.type === 'other' ? canonical(header.raw) : null,
    ],
    // Meta writes the text of authentication templates in each language by itself.
    preset ? canonical(content.authentication) : [content.body, content.footer],
    content.buttons.map(wordsOfButton),
    canonical(content.raw),
  ]);
}
