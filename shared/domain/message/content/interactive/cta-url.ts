import { checkAddress } from '../address';
import type { CtaUrlContent } from '../content';
import { ROOT } from '../kind';
import { readChoice, readFields, readText } from '../shape';
import type { InteractiveKind } from './kind';
import { checkLabel, checkParts, PARTS } from './parts';

const MAX_BODY = 1024;
const MAX_LABEL = 20;

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/interactive-cta-url-messages */
export const CTA_URL: InteractiveKind<CtaUrlContent> = {
  read: readFields<CtaUrlContent>({
    ...PARTS,
    kind: readChoice('cta_url'),
    displayText: readText,
    url: readText,
  }),
  check: (content) => [
    ...checkParts(content, MAX_BODY),
    ...checkLabel(content.displayText, `${ROOT}.displayText`, MAX_LABEL, {
      empty: 'button.empty',
      tooLong: 'button.tooLong',
    }),
    ...checkAddress(content.url, `${ROOT}.url`),
  ],
  toAction: ({ displayText, url }) => ({
    name: 'cta_url',
    parameters: { display_text: displayText, url },
  }),
  toBlocks: ({ displayText, url }) => ({ buttons: [{ type: 'url', text: displayText, url }] }),
};
