import type { ConsentPurpose, ConsentSource } from './domain/consent';
import type { MessageState } from './domain/message/message';

interface ConsentTold {
  /** Of the contact. */
  documentId: string;
  purpose: ConsentPurpose;
  source: ConsentSource;
  /** When the person said so. */
  at: string;
}

/** What the plugin emits on Strapi's event hub, by name: a public promise. */
export interface WhatsAppEvents {
  /** A person has written; told once, when the message is stored. What it says is in the message. */
  'whatsapp.message.received': {
    documentId: string;
    /** Meta's type, e.g. `text`. */
    type: string;
    /** When the person wrote it. */
    at: string;
    conversationDocumentId: string;
    accountDocumentId: string;
    contactDocumentId: string;
    /** The admin users who are to hear of it, by id. */
    toTell: number[];
  };
  /** Somebody has written in a conversation, or a person has done something with it. */
  'whatsapp.conversation.changed': {
    documentId: string;
    /** `message`: people wrote, one or several times. */
    change:
      | 'message'
      | 'assigned'
      | 'members'
      | 'closed'
      | 'reopened'
      | 'read'
      | 'snoozed'
      | 'woken'
      | 'labels'
      | 'language'
      | 'note';
    status: 'open' | 'closed';
    /** Who has taken it, and who belongs to it: admin users by id. */
    assignee: number | null;
    members: number[];
    unreadCount: number;
    accountDocumentId: string;
    contactDocumentId: string;
    /** The admin users who would hear of a message now, by id. */
    toTell: number[];
  };
  /** A message took another state. */
  'whatsapp.message.state': {
    documentId: string;
    from: MessageState;
    to: MessageState;
    at: string;
  };
  /** A person agreed to be written to, or agreed again. */
  'whatsapp.contact.optin': ConsentTold;
  /** A person does not want to be written to any more. */
  'whatsapp.contact.optout': ConsentTold;
  /** A template's status, category, quality or text changed. */
  'whatsapp.template.changed': {
    documentId: string;
    name: string;
    language: string;
    status: string;
  };
  /** Something that a person should know of or act on; see `shared/contracts/alerts`. */
  'whatsapp.account.alert': {
    documentId: string;
    /** e.g. `template.rejected`. */
    kind: string;
    severity: 'info' | 'warning' | 'danger';
    /** In English. */
    message: string;
    /** Null for one of no account. */
    accountDocumentId: string | null;
    /** Null for one that is not about a template. */
    templateDocumentId: string | null;
    /** Null for one that is not about a campaign. */
    campaignDocumentId: string | null;
    /** Null for one that is not about an automation. */
    automationDocumentId: string | null;
  };
  /** A step of an automation says so; told once, or once more where the process ended just then. */
  'whatsapp.automation.event': {
    /** As the step calls it. */
    name: string;
    automationDocumentId: string;
    automationName: string;
    runDocumentId: string;
    /** Null for an automation about a conversation. */
    record: { uid: string; documentId: string; locale: string | null } | null;
    /** Null for somebody who is not known yet. */
    contactDocumentId: string | null;
    conversationDocumentId: string | null;
  };
  /** A person opened a tracked link; not told of what only fetches links, nor while tracking is off. */
  'whatsapp.link.clicked': {
    /** Null when the message has been deleted. */
    messageDocumentId: string | null;
    templateDocumentId: string | null;
    at: string;
    /** Where the link leads. */
    target: string;
  };
}

export type WhatsAppEventName = keyof WhatsAppEvents;
