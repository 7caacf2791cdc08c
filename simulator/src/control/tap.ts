import type { Inbound } from '../messages/inbound';
import type { ViewButton } from '../world/types';

/** What tapping a button does: something on the phone alone, or a message to the business. */
export type TapOutcome =
  { opened: string } | { called: string } | { copied: string } | { answer: Inbound };

const interactive = (type: string, reply: object): TapOutcome => ({
  answer: { type: 'interactive', interactive: { type, [type]: reply } },
});

/** What tapping this button does. */
export const tapOutcome = (button: ViewButton, phone: string): TapOutcome => {
  const { text, payload = text, description } = button;
  switch (button.type) {
    case 'url':
      return { opened: button.url ?? '' };
    case 'phone_number':
      return { called: button.phone ?? '' };
    case 'copy_code':
      return { copied: button.code ?? '' };
    case 'quick_reply':
      return { answer: { type: 'button', button: { payload, text } } };
    case 'reply':
      return interactive('button_reply', { id: payload, title: text });
    case 'list_row':
      return interactive('list_reply', {
        id: payload,
        title: text,
        ...(description ? { description } : {}),
      });
    case 'flow':
      return interactive('nfm_reply', {
        name: 'flow',
        body: 'Sent',
        response_json: JSON.stringify({ flow_token: payload }),
      });
    case 'other':
      return { answer: otherAnswer(payload, phone) };
  }
};

const otherAnswer = (payload: string, phone: string): Inbound => {
  if (payload === 'location') {
    return {
      type: 'location',
      location: {
        latitude: 52.5219,
        longitude: 13.4132,
        name: 'Alexanderplatz',
        address: '10178 Berlin',
      },
    };
  }
  if (payload === 'contact_info') {
    return {
      type: 'contacts',
      contacts: [
        { origin: 'contact_request', phones: [{ phone: `+${phone}`, wa_id: phone, type: 'CELL' }] },
      ],
    };
  }
  return { type: 'text', text: payload };
};
