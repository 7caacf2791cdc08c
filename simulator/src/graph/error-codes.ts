/** HTTP status and short text of an error code. */
export interface ErrorCode {
  status: number;
  title: string;
}

/** The codes of Meta's error page with the HTTP status each comes with (https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes). */
const ERROR_CODES: Readonly<Record<number, ErrorCode>> = {
  0: { status: 401, title: 'Authentication error' },
  1: { status: 400, title: 'An unknown error occurred' },
  2: { status: 503, title: 'Service temporarily unavailable' },
  3: { status: 500, title: 'Capability or permissions issue' },
  4: { status: 429, title: 'Application request limit reached' },
  10: { status: 403, title: 'Application does not have permission for this action' },
  33: { status: 400, title: 'Parameter value is not valid' },
  100: { status: 400, title: 'Invalid parameter' },
  190: { status: 401, title: 'Access token has expired' },
  200: { status: 403, title: 'Permissions error' },
  368: { status: 403, title: 'Temporarily blocked for policies violations' },
  80007: { status: 429, title: 'Rate limit issues' },
  80008: { status: 429, title: 'There have been too many calls to this WhatsApp Business account' },
  130403: { status: 403, title: 'Recipient is blocked by the business' },
  130429: { status: 429, title: 'Rate limit hit' },
  130472: { status: 400, title: "User's number is part of an experiment" },
  130497: {
    status: 403,
    title: 'Business account is restricted from messaging users in this country',
  },
  131000: { status: 500, title: 'Something went wrong' },
  131005: { status: 403, title: 'Access denied' },
  131008: { status: 400, title: 'Required parameter is missing' },
  131009: { status: 400, title: 'Parameter value is not valid' },
  131016: { status: 503, title: 'Service unavailable' },
  131021: { status: 400, title: 'Recipient cannot be sender' },
  131026: { status: 400, title: 'Message undeliverable' },
  131030: { status: 400, title: 'Recipient phone number not in allowed list' },
  131031: { status: 403, title: 'Business Account locked' },
  131037: { status: 400, title: 'Display name approval needed' },
  131042: { status: 400, title: 'Business eligibility payment issue' },
  131045: { status: 500, title: 'Incorrect certificate' },
  131047: { status: 400, title: 'Re-engagement message' },
  131048: { status: 429, title: 'Spam rate limit hit' },
  131049: {
    status: 400,
    title: 'This message was not delivered to maintain healthy ecosystem engagement.',
  },
  131050: { status: 400, title: 'User has stopped marketing messages from this business' },
  131051: { status: 400, title: 'Unsupported message type' },
  131052: { status: 400, title: 'Media download error' },
  131053: { status: 400, title: 'Media upload error' },
  131055: { status: 400, title: 'Method not allowed' },
  131056: { status: 429, title: 'Business Account, Consumer Account pair rate limit hit' },
  131057: { status: 500, title: 'Account in maintenance mode' },
  131058: { status: 400, title: 'Hello World templates can only be sent from public test numbers' },
  131062: { status: 400, title: 'Recipient user id is not supported for this message' },
  131063: { status: 400, title: 'Marketing messages are switched off on Cloud API' },
  131064: { status: 429, title: 'Limited because of misclassified templates' },
  132000: {
    status: 400,
    title: 'Number of parameters does not match the expected number of params',
  },
  132001: { status: 404, title: 'Template name does not exist in the translation' },
  132005: { status: 400, title: 'Translated text too long' },
  132007: { status: 400, title: 'Template format character policy violated' },
  132012: { status: 400, title: 'Parameter format does not match format in the created template' },
  132015: { status: 400, title: 'Template is paused' },
  132016: { status: 400, title: 'Template is disabled' },
  132018: { status: 400, title: 'There is an issue with the parameters in your template' },
  133005: { status: 400, title: 'Two step verification PIN mismatch' },
  133006: { status: 400, title: 'Phone number re-verification needed' },
  133008: { status: 400, title: 'Too many two step verification PIN guesses' },
  133009: { status: 400, title: 'Two step verification PIN guessed too fast' },
  133010: { status: 400, title: 'Account not registered' },
  133015: {
    status: 400,
    title: 'Please wait a few minutes before attempting to register this phone number',
  },
  133016: { status: 400, title: 'Account register deregister rate limit exceeded' },
  134100: { status: 400, title: 'Only marketing templates can be sent with this endpoint' },
  135000: { status: 400, title: 'Generic user error' },
};

/** The entry of a code, or one that fits any unknown code. */
export const errorCode = (code: number): ErrorCode =>
  ERROR_CODES[code] ?? { status: 400, title: 'Something went wrong' };
