/** The kinds of message that are sent as they are written, inside the customer service window. */
export type ContentType =
  | 'text'
  | 'image'
  | 'video'
  | 'audio'
  | 'document'
  | 'sticker'
  | 'location'
  | 'contacts'
  | 'reaction'
  | 'interactive';

/** Where a file comes from: the Media Library, an address that Meta fetches, or an upload at Meta. */
export type ContentMedia = { fileId: number } | { link: string } | { mediaId: string };

export interface TextContent {
  type: 'text';
  /** Up to 4,096 characters. */
  body: string;
  /** Whether the first address in the text is shown with a picture. */
  previewUrl?: boolean;
}

export interface ImageContent {
  type: 'image';
  media: ContentMedia;
  caption?: string;
}

export interface VideoContent {
  type: 'video';
  media: ContentMedia;
  caption?: string;
}

export interface AudioContent {
  type: 'audio';
  media: ContentMedia;
  /** Shown as a voice note; needs Ogg with Opus. */
  voice?: boolean;
}

export interface DocumentContent {
  type: 'document';
  media: ContentMedia;
  caption?: string;
  /** Default: the name of the file in the Media Library. */
  fileName?: string;
}

export interface StickerContent {
  type: 'sticker';
  media: ContentMedia;
}

export interface LocationContent {
  type: 'location';
  latitude: number;
  longitude: number;
  name?: string;
  address?: string;
}

/** A contact card in Meta's own form. */
export interface ContactCard {
  name: {
    formatted_name: string;
    first_name?: string;
    last_name?: string;
    middle_name?: string;
    suffix?: string;
    prefix?: string;
  };
  phones?: { phone: string; type?: string; wa_id?: string }[];
  emails?: { email: string; type?: string }[];
  urls?: { url: string; type?: string }[];
  addresses?: {
    street?: string;
    city?: string;
    state?: string;
    zip?: string;
    country?: string;
    country_code?: string;
    type?: string;
  }[];
  org?: { company?: string; department?: string; title?: string };
  /** `YYYY-MM-DD`. */
  birthday?: string;
}

export interface ContactsContent {
  type: 'contacts';
  contacts: ContactCard[];
}

export interface ReactionContent {
  type: 'reaction';
  /** documentId of the message that is reacted to, or its wamid. */
  messageId: string;
  /** One emoji; empty takes the reaction back. */
  emoji: string;
}

/** What stands above the text of an interactive message. */
export type InteractiveHeader =
  | { type: 'text'; text: string }
  | { type: 'image'; media: ContentMedia }
  | { type: 'video'; media: ContentMedia }
  | { type: 'document'; media: ContentMedia; fileName?: string };

/** What every interactive message has, whatever is tapped. */
export interface InteractiveParts {
  type: 'interactive';
  header?: InteractiveHeader;
  body: string;
  footer?: string;
}

/** Up to three buttons with a reply each. */
export interface ButtonsContent extends InteractiveParts {
  kind: 'button';
  buttons: { id: string; title: string }[];
}

/** A list that opens; up to ten rows altogether. Its header can only be text. */
export interface ListContent extends InteractiveParts {
  kind: 'list';
  /** The words on what opens the list. */
  button: string;
  sections: { title?: string; rows: { id: string; title: string; description?: string }[] }[];
}

/** One button that opens an address. */
export interface CtaUrlContent extends InteractiveParts {
  kind: 'cta_url';
  displayText: string;
  url: string;
}

export type InteractiveContent = ButtonsContent | ListContent | CtaUrlContent;

/**
 * A message without a template, as it is asked for.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages
 */
export type FreeContent =
  | TextContent
  | ImageContent
  | VideoContent
  | AudioContent
  | DocumentContent
  | StickerContent
  | LocationContent
  | ContactsContent
  | ReactionContent
  | InteractiveContent;
