/** A webhook field as the page of an account lists it. */
export interface KnownField {
  /** As the log and the table name it. */
  name: string;
  /** As it is ticked in the App Dashboard. */
  ticked: string;
  /** Whether it goes to a callback of the business account or the number, where one is set instead of the app's. */
  followsOverride: boolean;
}

const FOLLOWING = ['message_echoes', 'smb_message_echoes', 'account_settings_update'];

const OTHERS = [
  'message_template_status_update',
  'message_template_quality_update',
  'message_template_components_update',
  'template_category_update',
  'account_update',
  'account_alerts',
  'account_review_update',
  'account_settings_update',
  'phone_number_quality_update',
  'phone_number_name_update',
  'business_capability_update',
  'business_username_update',
  'security',
  'user_preferences',
  'message_echoes',
  'smb_message_echoes',
];

/** What Meta calls one field is two things to people: what customers write, and the ticks. */
export const STATUSES = 'messages.statuses';

/**
 * Every field that is read here. Which of them follow an override:
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/override
 */
export const KNOWN_FIELDS: readonly KnownField[] = [
  { name: 'messages', ticked: 'messages', followsOverride: true },
  { name: STATUSES, ticked: 'messages', followsOverride: true },
  ...OTHERS.map((name) => ({ name, ticked: name, followsOverride: FOLLOWING.includes(name) })),
];

/** The fields to tick in the App Dashboard. */
export const TICKED_FIELDS: readonly string[] = [
  ...new Set(KNOWN_FIELDS.map(({ ticked }) => ticked)),
];

/** Where Meta calls, by what decides it: the number's own callback, the business account's, the app's. */
export interface Callbacks {
  number: string | null;
  businessAccount: string | null;
  app: string | null;
}

/** The address to which a field goes; null where Meta does not tell. */
export const callbackOf = (
  { followsOverride }: Pick<KnownField, 'followsOverride'>,
  { number, businessAccount, app }: Callbacks,
): string | null => (followsOverride ? (number ?? businessAccount ?? app) : app);

/** Which callback Meta is to call for what follows an override. */
export type CallbackLevel = 'app' | 'businessAccount' | 'number';

/**
 * The addresses of other systems that would be called no more for this number: what comes before the
 * level that is chosen is taken away, and what stands on it is replaced.
 */
export function replacedBy(
  level: CallbackLevel,
  { number, businessAccount }: Callbacks,
  ours: string | null,
): string[] {
  const replaced = level === 'number' ? [number] : [number, businessAccount];
  return [...new Set(replaced)].filter(
    (url): url is string => url !== null && !isSameAddress(url, ours),
  );
}

/** Whether two addresses are the same, but for how they end. */
export const isSameAddress = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one.replace(/\/$/, '') === other.replace(/\/$/, '');

/** How a field is doing. */
export type FieldState =
  /** Something came lately. */
  | 'live'
  /** Something came once, and nothing for some time. */
  | 'quiet'
  | 'never'
  /** The app is not subscribed to the business account, or the field is not ticked. */
  | 'notSubscribed'
  /** Meta calls another address for it. */
  | 'elsewhere';

/** What is known of a field; null = Meta does not tell. */
export interface FieldFacts {
  isSubscribed: boolean | null;
  reachesUs: boolean | null;
  /** When Meta was asked about these two. */
  checkedAt: Date | null;
  lastAt: Date | null;
}

/** After so many days without a word a field is quiet: shorter would call every small shop so. */
export const QUIET_AFTER_DAYS = 7;

/** How a field is doing; what has come since Meta was asked counts for more than what Meta said. */
export function fieldState(
  { isSubscribed, reachesUs, checkedAt, lastAt }: FieldFacts,
  now: Date,
): FieldState {
  const cameSince = lastAt !== null && (checkedAt === null || lastAt > checkedAt);
  if (!cameSince && isSubscribed === false) return 'notSubscribed';
  if (!cameSince && reachesUs === false) return 'elsewhere';
  if (lastAt === null) return 'never';
  return now.getTime() - lastAt.getTime() <= QUIET_AFTER_DAYS * 86_400_000 ? 'live' : 'quiet';
}
