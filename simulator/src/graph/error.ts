import type { JsonObject } from '../json';

/** What an error of the Graph API says, apart from its trace id. */
export interface GraphErrorInput {
  status: number;
  code: number;
  message: string;
  type?: string;
  subcode?: number;
  /** Goes into error_data.details, as messaging errors have it. */
  details?: string;
  userTitle?: string;
  userMessage?: string;
  isTransient?: boolean;
  /** What the answer holds beside the envelope. */
  beside?: JsonObject;
}

/** A refusal in the form of Meta's error envelope (https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes). */
export class GraphError extends Error {
  readonly input: GraphErrorInput;

  constructor(input: GraphErrorInput) {
    super(input.message);
    this.name = 'GraphError';
    this.input = input;
  }

  /** The envelope with the given trace id. */
  body(traceId: string): JsonObject {
    const { message, type, code, subcode, details, userTitle, userMessage, isTransient } =
      this.input;
    return {
      ...this.input.beside,
      error: {
        message,
        type: type ?? 'OAuthException',
        code,
        ...(details === undefined
          ? {}
          : { error_data: { messaging_product: 'whatsapp', details } }),
        ...(subcode === undefined ? {} : { error_subcode: subcode }),
        ...(isTransient === undefined ? {} : { is_transient: isTransient }),
        ...(userTitle === undefined ? {} : { error_user_title: userTitle }),
        ...(userMessage === undefined ? {} : { error_user_msg: userMessage }),
        fbtrace_id: traceId,
      },
    };
  }
}
