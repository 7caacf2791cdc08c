/**
 * When the same request may be made again: `now` by itself, after a back-off; `later` in hours and by a
 * person; `after-fix` when its cause is mended; `never` for this message.
 */
export type Retry = 'now' | 'later' | 'after-fix' | 'never';

/** Who can do something about it. */
export type Actor = 'nobody' | 'administrator' | 'editor' | 'recipient' | 'meta';

/** What is stopped by it. */
export type Scope = 'message' | 'recipient' | 'number' | 'account' | 'template';

/** What an error of Meta's means to the people who meet it. */
export interface Diagnosis {
  key: string;
  retry: Retry;
  actor: Actor;
  scope: Scope;
  /** What happened, in plain words. */
  title: string;
  /** What to do about it. */
  action: string;
  /** The page of Meta's that explains it. */
  link: string;
}

/** One row of the table. */
interface Cause extends Omit<Diagnosis, 'key' | 'link'> {
  /** Error codes, and subcodes of those about templates. */
  codes: readonly number[];
  /** The first and the last of codes that mean the same. */
  family?: readonly [first: number, last: number];
  /** Of Meta's documentation, where another page than that of the error codes says more. */
  page?: string;
}

const DOCUMENTATION = 'https://developers.facebook.com/documentation/business-messaging/whatsapp';

/** Read from `${DOCUMENTATION}/support/error-codes`; docs/error-codes.md is made of it. */
const CAUSES: Record<string, Cause> = {
  token: {
    codes: [0, 190],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'account',
    title: 'The access token has expired or was revoked.',
    action: 'Make a new system user token and replace it in the account; then test the connection.',
  },
  permission: {
    codes: [3, 10, 131005],
    family: [200, 299],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'account',
    title: 'The access token lacks a permission.',
    action:
      'Grant whatsapp_business_messaging and whatsapp_business_management, and assign the WhatsApp account to the system user.',
  },
  request: {
    codes: [1],
    retry: 'now',
    actor: 'meta',
    scope: 'message',
    title: 'Meta could not handle the request.',
    action: 'Try again; if it stays, compare the message with the template.',
  },
  temporary: {
    codes: [2, 131000, 131016, 133004],
    retry: 'now',
    actor: 'meta',
    scope: 'message',
    title: 'Meta has a temporary fault.',
    action:
      'It is tried again by itself for some time. If it failed in the end, send it again later.',
  },
  callLimit: {
    codes: [4, 80007, 80008],
    retry: 'now',
    actor: 'nobody',
    scope: 'account',
    title: 'Too many calls to Meta in a short time.',
    action:
      'It is tried again by itself, later each time. If it failed in the end, send it again later.',
  },
  numberGone: {
    codes: [33],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'number',
    title: 'The sending number or the WhatsApp account is not there, or this token may not use it.',
    action: 'Check the ids of the account, and that the system user has full control of it.',
  },
  parameter: {
    codes: [100],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'message',
    title: 'Meta did not accept a value.',
    action:
      'Read Meta’s own words at the message, correct the message, the template or the account, and send again.',
  },
  policy: {
    codes: [368],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'account',
    title: 'Meta restricts this account for breaking its policy.',
    action: 'Open Account Quality in WhatsApp Manager and ask for a review.',
  },
  blockedByUs: {
    codes: [130403],
    retry: 'never',
    actor: 'administrator',
    scope: 'recipient',
    title: 'You have blocked this person.',
    action: 'Unblock the person first.',
    page: 'block-users',
  },
  throughput: {
    codes: [130429],
    retry: 'now',
    actor: 'nobody',
    scope: 'number',
    title: 'Messages go out faster than this number may send.',
    action:
      'It is tried again by itself, later each time. If it failed in the end, send it again later.',
    page: 'throughput',
  },
  experiment: {
    codes: [130472],
    retry: 'never',
    actor: 'nobody',
    scope: 'recipient',
    title: 'Meta left this person out of marketing messages for an experiment.',
    action: 'Do not send it again soon.',
  },
  country: {
    codes: [130497],
    retry: 'never',
    actor: 'nobody',
    scope: 'recipient',
    title: 'Messages to this country are not allowed for your business.',
    action: 'Use another channel.',
  },
  value: {
    codes: [131008, 131009],
    retry: 'after-fix',
    actor: 'editor',
    scope: 'message',
    title: 'A value of the message is missing or wrong.',
    action: 'Correct the values and send again.',
  },
  self: {
    codes: [131021],
    retry: 'never',
    actor: 'editor',
    scope: 'recipient',
    title: 'The recipient is the sending number itself.',
    action: 'Choose another recipient.',
  },
  undeliverable: {
    codes: [131026],
    retry: 'never',
    actor: 'recipient',
    scope: 'recipient',
    title:
      'WhatsApp could not deliver to this number. It may not use WhatsApp, or runs an old version.',
    action: 'Check the number, or reach the person another way.',
  },
  testRecipient: {
    codes: [131030],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'recipient',
    title: 'This test number may only send to numbers on its recipient list.',
    action: 'Add the recipient to the list in Meta’s App Dashboard under WhatsApp → API Setup.',
  },
  locked: {
    codes: [131031],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'account',
    title: 'Meta has locked the WhatsApp account.',
    action: 'Look at the account’s health in WhatsApp Manager and appeal there.',
    page: 'support/health-status',
  },
  displayName: {
    codes: [131037],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'number',
    title: 'The display name of the sending number is not approved.',
    action: 'Set a display name in WhatsApp Manager and wait for its approval.',
  },
  payment: {
    codes: [131042, 131044],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'account',
    title: 'Meta refused for a payment problem on the WhatsApp account.',
    action: 'Open billing in WhatsApp Manager and put a payment method in order.',
    page: 'pricing',
  },
  unregistered: {
    codes: [131045, 133010],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'number',
    title: 'The sending number is not registered for the Cloud API.',
    action: 'Register the number in WhatsApp Manager.',
  },
  window: {
    codes: [131047],
    retry: 'after-fix',
    actor: 'editor',
    scope: 'recipient',
    title: 'More than 24 hours have passed since this person last wrote.',
    action: 'Send an approved template instead.',
    page: 'messages/send-messages',
  },
  spam: {
    codes: [131048],
    retry: 'later',
    actor: 'administrator',
    scope: 'number',
    title: 'Meta limits this number because people block or report its messages.',
    action: 'Send less, and only to people who want it; check the quality rating.',
    page: 'messaging-limits',
  },
  ecosystem: {
    codes: [131049],
    retry: 'later',
    actor: 'nobody',
    scope: 'recipient',
    title: 'Meta held this marketing message back to protect the reader from too many.',
    action: 'Do not send it again today.',
  },
  optedOut: {
    codes: [131050],
    retry: 'never',
    actor: 'recipient',
    scope: 'recipient',
    title: 'This person does not want marketing messages from you.',
    action: 'Send no marketing to this person.',
  },
  unsupported: {
    codes: [131051],
    retry: 'never',
    actor: 'nobody',
    scope: 'message',
    title: 'This kind of message is not supported.',
    action: 'Send another kind of message.',
  },
  mediaDownload: {
    codes: [131052],
    retry: 'never',
    actor: 'recipient',
    scope: 'message',
    title: 'Meta could not fetch the media that the person sent.',
    action: 'Ask the person to send it again.',
    page: 'business-phone-numbers/media',
  },
  mediaUpload: {
    codes: [131053],
    retry: 'after-fix',
    actor: 'editor',
    scope: 'message',
    title: 'Meta did not accept the media of the message.',
    action: 'Check its type and size, or that its link can be reached.',
    page: 'business-phone-numbers/media',
  },
  marketingOnly: {
    codes: [131055],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'message',
    title: 'This way of sending takes marketing templates only.',
    action: 'Send it as an ordinary message.',
    page: 'marketing-messages/send-marketing-messages',
  },
  pair: {
    codes: [131056],
    retry: 'now',
    actor: 'nobody',
    scope: 'recipient',
    title: 'Too many messages to this person in a short time.',
    action:
      'It is tried again by itself for some time. If it failed in the end, send it again later.',
    page: 'about-the-platform',
  },
  maintenance: {
    codes: [131057, 2494100],
    retry: 'now',
    actor: 'nobody',
    scope: 'number',
    title: 'Meta is working on this number, for example to raise its speed.',
    action: 'It is tried again by itself in a few minutes.',
    page: 'throughput',
  },
  helloWorld: {
    codes: [131058],
    retry: 'after-fix',
    actor: 'editor',
    scope: 'template',
    title: 'The template hello_world works only from Meta’s public test numbers.',
    action: 'Choose an approved template of your own.',
  },
  unavailable: {
    codes: [131060],
    retry: 'never',
    actor: 'recipient',
    scope: 'message',
    title: 'The message is not available.',
    action: 'Ask the person to send it again.',
  },
  maxPrice: {
    codes: [131061],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'template',
    title: 'A template with a maximum price must go through the Marketing Messages API.',
    action: 'Send it through that API, or remove the maximum price.',
    page: 'marketing-messages/send-marketing-messages',
  },
  needsPhone: {
    codes: [131062],
    retry: 'after-fix',
    actor: 'editor',
    scope: 'recipient',
    title: 'This template can only be sent to a phone number.',
    action: 'Ask the person for the phone number.',
    page: 'business-scoped-user-ids',
  },
  marketingOff: {
    codes: [131063],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'account',
    title: 'Marketing on the Cloud API is switched off for this WhatsApp account.',
    action: 'Use the Marketing Messages API, or switch it on again.',
    page: 'marketing-messages/send-marketing-messages',
  },
  misclassified: {
    codes: [131064],
    retry: 'later',
    actor: 'administrator',
    scope: 'template',
    title: 'Meta limits this account because templates are in the wrong category.',
    action: 'Correct the categories of your templates.',
    page: 'templates/template-categorization',
  },
  parameterCount: {
    codes: [132000],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'template',
    title: 'The values do not fit the template: their number differs.',
    action: 'Sync the templates and check the mapping of the variables.',
    page: 'templates/components',
  },
  templateMissing: {
    codes: [132001],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'template',
    title: 'This template does not exist at Meta in this language, or is not approved.',
    action: 'Sync the templates, then choose again.',
    page: 'templates/template-management',
  },
  filledTooLong: {
    codes: [132005],
    retry: 'after-fix',
    actor: 'editor',
    scope: 'message',
    title: 'The text is too long once it is filled in.',
    action: 'Shorten the values.',
  },
  contentPolicy: {
    codes: [132007],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'template',
    title: 'The content of the template breaks Meta’s policy.',
    action: 'Rewrite the template.',
    page: 'templates/template-review',
  },
  parameterFormat: {
    codes: [132012, 132018],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'template',
    title: 'A value has a form that the template does not accept.',
    action: 'Check names of variables, line breaks, tabs and long runs of spaces.',
    page: 'templates/components',
  },
  templatePaused: {
    codes: [132015],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'template',
    title: 'Meta has paused this template because of low quality.',
    action: 'Improve the template, or wait until the pause ends.',
    page: 'templates/template-pausing',
  },
  templateDisabled: {
    codes: [132016],
    retry: 'never',
    actor: 'administrator',
    scope: 'template',
    title: 'Meta has disabled this template for good.',
    action: 'Write a new template.',
    page: 'templates/template-quality',
  },
  flow: {
    codes: [132068],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'template',
    title: 'The Flow of this template is blocked.',
    action: 'Repair the Flow in WhatsApp Manager.',
  },
  flowThrottled: {
    codes: [132069],
    retry: 'later',
    actor: 'administrator',
    scope: 'template',
    title: 'Meta slows the Flow of this template down to a few messages an hour.',
    action: 'Repair the Flow in WhatsApp Manager.',
  },
  deregistration: {
    codes: [133000],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'number',
    title: 'An earlier deregistration of the number did not finish.',
    action: 'Deregister the number again.',
  },
  pin: {
    codes: [133005],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'number',
    title: 'The PIN of the number is wrong.',
    action: 'Enter the right PIN; it can be changed in WhatsApp Manager.',
  },
  pinUnverified: {
    codes: [133006],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'number',
    title: 'The number has not been verified yet.',
    action: 'Verify the number in WhatsApp Manager by a code, then register it.',
  },
  pinTries: {
    codes: [133008, 133009],
    retry: 'later',
    actor: 'administrator',
    scope: 'number',
    title: 'The PIN was tried too often or too fast.',
    action: 'Wait as long as Meta’s own words say, then enter the right PIN.',
  },
  justDeleted: {
    codes: [133015],
    retry: 'now',
    actor: 'nobody',
    scope: 'number',
    title: 'The number was deleted a moment ago.',
    action: 'Wait five minutes.',
  },
  registrations: {
    codes: [133016],
    retry: 'later',
    actor: 'administrator',
    scope: 'number',
    title: 'The number was registered too often in a short time.',
    action: 'Wait up to three days.',
  },
  paymentsTerms: {
    codes: [134011],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'account',
    title: 'The terms of Payments are not accepted.',
    action: 'Accept them in WhatsApp Manager.',
  },
  marketingCategory: {
    codes: [134100],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'template',
    title: 'The Marketing Messages API takes marketing templates only.',
    action: 'Choose a marketing template.',
    page: 'marketing-messages/send-marketing-messages',
  },
  marketingSync: {
    codes: [134101],
    retry: 'now',
    actor: 'nobody',
    scope: 'template',
    title: 'Meta is still preparing this template for marketing messages.',
    action: 'It is tried again by itself in ten minutes.',
    page: 'marketing-messages/send-marketing-messages',
  },
  marketingUnavailable: {
    codes: [134102],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'template',
    title: 'This template cannot be used with the Marketing Messages API.',
    action: 'Send it as an ordinary message.',
    page: 'marketing-messages/send-marketing-messages',
  },
  unknownParameter: {
    codes: [135000],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'message',
    title: 'Meta did not understand a parameter.',
    action: 'Compare the message with the template.',
  },
  identity: {
    codes: [137000],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'recipient',
    title: 'The person’s identity has changed since it was last confirmed.',
    action: 'Confirm the person’s number, then send again.',
  },
  calling: {
    codes: [],
    family: [138000, 138999],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'message',
    title: 'Meta refused a voice call.',
    action: 'Read Meta’s own words at the message; calls are not made by this plugin.',
    page: 'calling',
  },
  flowIntegrity: {
    codes: [139000],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'account',
    title: 'Meta does not let this account publish or send Flows.',
    action: 'Look at the account’s health in WhatsApp Manager.',
  },
  flowChange: {
    codes: [139001, 139002, 139003, 139004],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'template',
    title: 'A Flow could not be changed, published, retired or deleted.',
    action: 'Look at the Flow in WhatsApp Manager; it shows what is wrong.',
  },
  blockFailed: {
    codes: [139100],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'recipient',
    title: 'Some people could not be blocked or unblocked.',
    action:
      'Read Meta’s own words for each: only people who wrote within the last 24 hours can be blocked.',
    page: 'block-users',
  },
  blockListFull: {
    codes: [139101],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'number',
    title: 'The list of blocked people is full.',
    action: 'Unblock people whom you need no longer block.',
    page: 'block-users',
  },
  blockListBusy: {
    codes: [139102],
    retry: 'later',
    actor: 'nobody',
    scope: 'number',
    title: 'The list of blocked people was being changed elsewhere.',
    action: 'Try again in a moment.',
    page: 'block-users',
  },
  blockFault: {
    codes: [139103],
    retry: 'later',
    actor: 'meta',
    scope: 'recipient',
    title: 'Meta has a temporary fault with blocking.',
    action: 'Try again in a moment.',
    page: 'block-users',
  },
  directSend: {
    codes: [139200],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'account',
    title: 'Meta does not take messages without a template from this account (Direct Send).',
    action: 'Send an approved template instead.',
  },
  username: {
    codes: [],
    family: [147001, 147005],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'number',
    title: 'Meta did not accept a change of the number’s username.',
    action: 'Read Meta’s own words and set the username in WhatsApp Manager.',
    page: 'business-scoped-user-ids',
  },
  insights: {
    codes: [200005],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'template',
    title: 'Template insights are not available.',
    action: 'Switch insights on in WhatsApp Manager.',
    page: 'analytics',
  },
  insightsStay: {
    codes: [200006],
    retry: 'never',
    actor: 'administrator',
    scope: 'template',
    title: 'Template insights cannot be switched off once they are on.',
    action: 'Nothing to do: they do no harm.',
    page: 'analytics',
  },
  insightsOff: {
    codes: [200007],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'template',
    title: 'Template insights are not switched on.',
    action: 'Switch insights on in WhatsApp Manager.',
    page: 'analytics',
  },
  coexistence: {
    codes: [2593107],
    retry: 'never',
    actor: 'administrator',
    scope: 'number',
    title: 'The history of the Business app was fetched already; Meta gives it once.',
    action: 'If it is needed again, disconnect the number and connect it anew.',
  },
  coexistenceLate: {
    codes: [2593108],
    retry: 'never',
    actor: 'administrator',
    scope: 'number',
    title: 'The history of the Business app can be fetched only within 24 hours after connecting.',
    action: 'Disconnect the number and connect it anew.',
  },
  marketingAsked: {
    codes: [1752041],
    retry: 'never',
    actor: 'nobody',
    scope: 'account',
    title: 'The Marketing Messages API was asked for already.',
    action: 'Nothing to do.',
  },
  templateCount: {
    codes: [2388019],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'template',
    title: 'The WhatsApp account has as many templates as Meta allows.',
    action: 'Delete templates that are no longer used.',
    page: 'templates/template-management',
  },
  nameCooling: {
    codes: [2388023],
    retry: 'later',
    actor: 'administrator',
    scope: 'template',
    title: 'A template of this name was deleted lately; Meta blocks the name for 30 days.',
    action: 'Choose another name.',
    page: 'templates/template-management',
  },
  nameTaken: {
    codes: [2388024],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'template',
    title: 'A template with this name and language exists at Meta already.',
    action: 'Sync the templates to adopt it, or choose another name.',
    page: 'templates/template-management',
  },
  notEditable: {
    codes: [2388039],
    retry: 'later',
    actor: 'administrator',
    scope: 'template',
    title: 'Meta does not allow this template to be edited now.',
    action: 'Wait: an approved template can be edited once in 24 hours and ten times in 30 days.',
    page: 'templates/template-management',
  },
  tooLong: {
    codes: [2388040],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'template',
    title: 'A text of the template is too long.',
    action: 'Shorten it.',
    page: 'templates/components',
  },
  headerFormat: {
    codes: [2388047],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'template',
    title: 'The header of the template has a form that Meta does not accept.',
    action: 'Take emoji, line breaks and formatting out of the header, and look at its variables.',
    page: 'templates/components',
  },
  componentFormat: {
    codes: [2388072],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'template',
    title: 'The body of the template has a form that Meta does not accept.',
    action:
      'Look at its variables, line breaks and formatting; Meta’s own words say what is meant.',
    page: 'templates/components',
  },
  footerFormat: {
    codes: [2388073],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'template',
    title: 'The footer of the template has a form that Meta does not accept.',
    action: 'Take variables, line breaks and formatting out of the footer.',
    page: 'templates/components',
  },
  variableRatio: {
    codes: [2388293],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'template',
    title: 'There are too many variables for so little text.',
    action: 'Write more words around the variables.',
    page: 'templates/template-review',
  },
  variableEdge: {
    codes: [2388299],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'template',
    title: 'A variable stands at the start or the end of the text.',
    action: 'Put a word before or after it.',
    page: 'templates/template-review',
  },
  migration: {
    codes: [2388012, 2388091, 2388093, 2388103],
    retry: 'after-fix',
    actor: 'administrator',
    scope: 'template',
    title: 'The template could not be taken over from another WhatsApp account.',
    action: 'Read Meta’s own words: there are many reasons, and each names its own remedy.',
  },
};

/** For a code that nobody has described yet: Meta’s own words are shown with it. */
const UNKNOWN: Cause = {
  codes: [],
  retry: 'after-fix',
  actor: 'administrator',
  scope: 'message',
  title: 'Meta refused the message.',
  action: 'Read Meta’s own words at the message.',
};

const toDiagnosis = (key: string, { codes: _, family: __, page, ...cause }: Cause): Diagnosis => ({
  key,
  ...cause,
  link: `${DOCUMENTATION}/${page ?? 'support/error-codes'}`,
});

const UNKNOWN_DIAGNOSIS = toDiagnosis('unknown', UNKNOWN);

/** A described cause with all that leads to it. */
export interface DescribedCause extends Diagnosis {
  codes: readonly number[];
  family: readonly [first: number, last: number] | null;
}

/** Every described cause once, in the order of the table. */
export const DESCRIBED_CAUSES: readonly DescribedCause[] = Object.entries(CAUSES).map(
  ([key, cause]) => ({
    ...toDiagnosis(key, cause),
    codes: cause.codes,
    family: cause.family ?? null,
  }),
);

/** The same and what is said of a code that is none of them, for lists and translations. */
export const DIAGNOSES: readonly Diagnosis[] = [...DESCRIBED_CAUSES, UNKNOWN_DIAGNOSIS];

const BY_CODE = new Map<number, DescribedCause>(
  DESCRIBED_CAUSES.flatMap((cause) => cause.codes.map((code) => [code, cause] as const)),
);

const inFamily = (code: number) =>
  Number.isInteger(code)
    ? DESCRIBED_CAUSES.find(({ family }) => family && family[0] <= code && code <= family[1])
    : undefined;

/** What an error code of Meta's means; a template error is told by its subcode first. */
export function diagnose(code: number | null, subcode?: number | null): Diagnosis {
  const found = (subcode && BY_CODE.get(subcode)) || (code !== null && BY_CODE.get(code));
  return found || (code !== null && inFamily(code)) || UNKNOWN_DIAGNOSIS;
}

/** Error codes, as a database looks for them. */
export interface CodeFilter {
  in: readonly number[];
  /** Both ends are among them. */
  ranges: readonly (readonly [number, number])[];
  /** These are not meant, though they are in a range. */
  except: readonly number[];
  /** None of all these is meant, nor is it that there is a code at all. */
  isNone: boolean;
}

/** The codes that `diagnose` traces to the cause with this key; null where there is no such cause. */
export function codesOfCause(key: string): CodeFilter | null {
  const rangesOf = (causes: readonly DescribedCause[]) =>
    causes.flatMap(({ family }) => (family ? [family] : []));
  if (key === UNKNOWN_DIAGNOSIS.key)
    return {
      in: [...BY_CODE.keys()],
      ranges: rangesOf(DESCRIBED_CAUSES),
      except: [],
      isNone: true,
    };
  const cause = causeOf(key);
  if (!cause) return null;
  const ranges = rangesOf([cause]);
  const except = [...BY_CODE].flatMap(([code, other]) =>
    other !== cause && ranges.some(([first, last]) => first <= code && code <= last) ? [code] : [],
  );
  return { in: cause.codes, ranges, except, isNone: false };
}

/** The cause that has this key; undefined for none, as also for what is `unknown`. */
const causeOf = (key: string): DescribedCause | undefined =>
  DESCRIBED_CAUSES.find((cause) => cause.key === key);
