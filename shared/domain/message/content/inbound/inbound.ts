import type { ContactCard } from '../content';

/** A file that a person sent, as Meta names it; the id can be asked for during seven days. */
export interface InboundMedia {
  id: string;
  /** As Meta tells it, e.g. `audio/ogg; codecs=opus`; null where it does not. */
  mime: string | null;
  /** Base64, as Meta tells it; null where it does not. */
  sha256: string | null;
}

export interface InboundText {
  type: 'text';
  body: string;
}

export interface InboundPicture {
  type: 'image' | 'video';
  media: InboundMedia;
  caption?: string;
}

export interface InboundAudio {
  type: 'audio';
  media: InboundMedia;
  /** Spoken into WhatsApp, not a file. */
  voice?: true;
}

export interface InboundDocument {
  type: 'document';
  media: InboundMedia;
  caption?: string;
  fileName?: string;
}

export interface InboundSticker {
  type: 'sticker';
  media: InboundMedia;
  animated?: true;
}

export interface InboundLocation {
  type: 'location';
  latitude: number;
  longitude: number;
  name?: string;
  address?: string;
  url?: string;
}

/** A contact card as it came: where somebody shares their own number it has no name. */
export type InboundCard = Partial<ContactCard> & {
  /** `contact_request` when it answers a request for the person's number. */
  origin?: string;
  vcard?: string;
};

export interface InboundContacts {
  type: 'contacts';
  contacts: InboundCard[];
}

export interface InboundReaction {
  type: 'reaction';
  /** The wamid of the message that is reacted to. */
  messageId: string;
  /** Empty: the reaction is taken back. */
  emoji: string;
}

/** A tap on a quick reply button of a template. */
export interface InboundButton {
  type: 'button';
  text: string;
  payload: string | null;
}

/** A tap on what an interactive message offered, or a form that was filled in. */
export type InboundInteractive = { type: 'interactive' } & (
  | { kind: 'button_reply'; id: string; title: string }
  | { kind: 'list_reply'; id: string; title: string; description?: string }
  | {
      kind: 'nfm_reply';
      name: string | null;
      body: string | null;
      /** What was filled in; the text itself where it is no JSON. */
      response: unknown;
    }
  | { kind: 'call_permission_reply'; response: string }
);

export interface InboundOrder {
  type: 'order';
  catalogId: string | null;
  text?: string;
  items: {
    productId: string;
    quantity: number | null;
    price: number | null;
    currency: string | null;
  }[];
}

/** What WhatsApp itself does not hand on, such as polls. */
export interface InboundUnsupported {
  type: 'unsupported';
  /** e.g. `poll_creation`; null where Meta does not say. */
  of: string | null;
  errors: { code: number | null; title: string | null; details: string | null }[];
}

/** The person has opened the chat for the first time and waits to be welcomed. */
export interface InboundWelcome {
  type: 'request_welcome';
}

/** A kind that is not known here, or one that is not as Meta describes it; what came is kept beside it. */
export interface InboundUnknown {
  type: 'unknown';
  /** Meta's name for it; null where it has none. */
  of: string | null;
}

export type InboundBody =
  | InboundText
  | InboundPicture
  | InboundAudio
  | InboundDocument
  | InboundSticker
  | InboundLocation
  | InboundContacts
  | InboundReaction
  | InboundButton
  | InboundInteractive
  | InboundOrder
  | InboundUnsupported
  | InboundWelcome
  | InboundUnknown;

/** The advertisement through which somebody came to write. */
export interface Referral {
  sourceUrl: string | null;
  sourceId: string | null;
  sourceType: string | null;
  headline: string | null;
  body: string | null;
  clickId: string | null;
}

/** What stands beside the content of a message, whatever its kind. */
export interface InboundExtras {
  /** Passed on from another chat; `often` by many before. */
  forwarded?: 'once' | 'often';
  /** The product of a catalog from which somebody wrote. */
  product?: { catalogId: string | null; productId: string };
  referral?: Referral;
}

/** What a person wrote, as far as it is understood. */
export type InboundContent = InboundBody & InboundExtras;

/** The file of a message; null for kinds without one. */
export const inboundMediaOf = (content: InboundContent): InboundMedia | null =>
  'media' in content ? content.media : null;
