import type { MessageState } from './domain/message/message';

/** What the plugin emits on Strapi's event hub, by name: a public promise. */
export interface WhatsAppEvents {
  /** A message took another state. */
  'whatsapp.message.state': {
    documentId: string;
    from: MessageState;
    to: MessageState;
    at: string;
  };
  /** A template's status, category or quality changed. */
  'whatsapp.template.changed': {
    documentId: string;
    name: string;
    language: string;
    status: string;
  };
}

export type WhatsAppEventName = keyof WhatsAppEvents;
