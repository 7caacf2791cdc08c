import type {
  CheckStatus,
  ConnectionCheck,
  ConnectionCheckId,
} from '../../../../shared/contracts/accounts';
import { diagnose } from '../../../../shared/domain/diagnosis';
import type { GraphClient } from '../../meta/client';
import { GraphError } from '../../meta/errors';
import {
  debugToken,
  getBusinessAccount,
  getPhoneNumber,
  listPhoneNumberIds,
  listSubscribedApps,
  type MetaPhoneNumber,
  type TokenInfo,
} from '../../meta/resources/accounts';
import type { AccountRow } from '../../store/rows';

const REQUIRED_SCOPES = ['whatsapp_business_messaging', 'whatsapp_business_management'];
const DAY_MS = 86_400_000;

const check = (
  id: ConnectionCheckId,
  status: CheckStatus,
  message: string,
  action: string | null = null,
  code: number | null = null,
): ConnectionCheck => ({ id, status, message, action, code });

function failed(id: ConnectionCheckId, failure: unknown): ConnectionCheck {
  if (!(failure instanceof GraphError)) throw failure;
  if (failure.metaCode === null)
    return check(
      id,
      'problem',
      failure.message,
      'Check the network of the server, then test again.',
    );
  const { title, action } = failure.diagnosis;
  const words = failure.details ?? failure.metaMessage;
  return check(id, 'problem', `${title} Meta’s words: ${words}`, action, failure.metaCode);
}

function inUnits(amount: number, unit: 'hour' | 'day'): string {
  const whole = Math.max(0, Math.floor(amount));
  return `${whole} ${unit}${whole === 1 ? '' : 's'}`;
}

function tokenChecks(info: TokenInfo, now: Date): ConnectionCheck[] {
  if (info.is_valid === false)
    return [
      check(
        'token',
        'problem',
        `The access token is not valid: ${info.error?.message ?? 'Meta gives no reason'}`,
        'Make a new system user token and replace it here.',
        info.error?.code ?? 190,
      ),
    ];
  const checks: ConnectionCheck[] = [];
  const days = info.expires_at ? (info.expires_at * 1000 - now.getTime()) / DAY_MS : Infinity;
  if (days === Infinity)
    checks.push(check('token', 'ok', 'The access token is valid and does not expire.'));
  else
    checks.push(
      check(
        'token',
        days < 7 ? 'warning' : 'ok',
        days < 2
          ? `The access token expires in ${inUnits(days * 24, 'hour')}; it looks like a temporary one.`
          : `The access token expires in ${inUnits(days, 'day')}.`,
        'Use a token of a system user of role Admin that never expires.',
      ),
    );
  const missing = REQUIRED_SCOPES.filter((scope) => !info.scopes?.includes(scope));
  checks.push(
    missing.length === 0
      ? check('scopes', 'ok', 'The token may send messages and manage templates.')
      : check(
          'scopes',
          'problem',
          `The token lacks ${missing.join(' and ')}.`,
          'Make a new token with both permissions ticked.',
        ),
  );
  return checks;
}

/** What the connection test found out about the account itself. */
export interface Findings {
  checks: ConnectionCheck[];
  facts: Partial<AccountRow>;
}

function phoneFacts(number: MetaPhoneNumber): Partial<AccountRow> {
  return {
    displayPhoneNumber: number.display_phone_number ?? null,
    verifiedName: number.verified_name ?? null,
    qualityRating: number.quality_rating ?? null,
    messagingLimit: number.whatsapp_business_manager_messaging_limit ?? null,
    // What Meta names is the level of a number that only the Cloud API uses.
    throughputLevel: number.is_on_biz_app ? 'COEXISTENCE' : (number.throughput?.level ?? null),
  };
}

interface HealthStatus {
  can_send_message?: string;
  entities?: { errors?: { error_code?: number; error_description?: string }[] }[];
}

const healthOf = ({ health }: Partial<AccountRow>): HealthStatus =>
  (health as { phoneNumber?: HealthStatus | null } | undefined)?.phoneNumber ?? {};

/** Whether Meta says that the number may not send, for a reason that no other check looks at. */
export const isBlocked = (facts: Partial<AccountRow>): boolean =>
  healthOf(facts).can_send_message === 'BLOCKED';

/** Whether Meta has said that the number may send. */
export const isFree = (facts: Partial<AccountRow>): boolean =>
  !['BLOCKED', undefined].includes(healthOf(facts).can_send_message);

/** Whether Meta has said that the number may send everything. */
export const isAvailable = (facts: Partial<AccountRow>): boolean =>
  healthOf(facts).can_send_message === 'AVAILABLE';

/** What Meta holds against the number, in our words where the code is known. */
function blockCheck(facts: Partial<AccountRow>): ConnectionCheck {
  const faults = healthOf(facts).entities?.flatMap(({ errors }) => errors ?? []) ?? [];
  const code = faults.find(({ error_code }) => error_code)?.error_code ?? null;
  const words = faults.flatMap(({ error_description }) => error_description ?? []).join(' ');
  const { title, action } = diagnose(code);
  return check(
    'sending',
    'warning',
    `Meta does not let this number send. ${code === null ? words : title}`.trim(),
    code === null ? 'Look at its state in WhatsApp Manager.' : action,
    code,
  );
}

/** Looks at everything that sending and receiving need; each check fails alone, in words. */
export async function testConnection(
  client: GraphClient,
  account: Pick<AccountRow, 'phoneNumberId' | 'businessAccountId' | 'appId'>,
  accessToken: string,
  appSecretIsSet: boolean,
  now: Date,
): Promise<Findings> {
  const checks: ConnectionCheck[] = [];
  const facts: Partial<AccountRow> = {};
  let tokenApp: string | null = null;

  try {
    const info = await debugToken(client, accessToken);
    checks.push(...tokenChecks(info, now));
    tokenApp = info.app_id ?? null;
  } catch (failure) {
    checks.push(failed('token', failure));
    // Nothing else can be asked with a token that Meta refuses, or while Meta is out of reach.
    return { checks, facts };
  }
  if (checks.some(({ id, status }) => id === 'token' && status === 'problem'))
    return { checks, facts };

  try {
    const { data, usage } = await getPhoneNumber(client, account.phoneNumberId);
    Object.assign(facts, phoneFacts(data), {
      health: { usage, phoneNumber: data.health_status ?? null },
    });
    checks.push(
      check(
        'phoneNumber',
        'ok',
        `The number ${data.display_phone_number ?? account.phoneNumberId} (${data.verified_name ?? 'no name yet'}) is there, and the token may use it.`,
      ),
    );
    if (isBlocked(facts)) checks.push(blockCheck(facts));
  } catch (failure) {
    checks.push(failed('phoneNumber', failure));
  }

  try {
    const business = await getBusinessAccount(client, account.businessAccountId);
    facts.portfolioId = business.owner_business_info?.id ?? account.businessAccountId;
    const numbers = await listPhoneNumberIds(client, account.businessAccountId);
    checks.push(
      numbers.includes(account.phoneNumberId)
        ? check('businessAccount', 'ok', `The WhatsApp account is “${business.name ?? '–'}”.`)
        : check(
            'businessAccount',
            'problem',
            'The phone number does not belong to this WhatsApp account.',
            'Copy both ids from the same page: API Setup in Meta’s App Dashboard.',
          ),
    );
  } catch (failure) {
    checks.push(failed('businessAccount', failure));
  }

  if (!appSecretIsSet)
    checks.push(
      check(
        'appSecret',
        'problem',
        'There is no app secret, so webhooks cannot be told from forgeries.',
        'Copy it from App settings → Basic in Meta’s App Dashboard.',
      ),
    );
  else if (tokenApp && account.appId && tokenApp !== account.appId)
    checks.push(
      check(
        'appSecret',
        'warning',
        `The token belongs to the app ${tokenApp}, the account names ${account.appId}.`,
        'Use the token, the app id and the app secret of one app.',
      ),
    );
  else
    checks.push(
      check('appSecret', 'ok', 'The app secret is stored; a signed webhook will prove it.'),
    );
  if (tokenApp && !account.appId) facts.appId = tokenApp;

  try {
    const apps = await listSubscribedApps(client, account.businessAccountId);
    const app = account.appId ?? tokenApp;
    const isSubscribed = app ? apps.some(({ id }) => id === app) : apps.length > 0;
    checks.push(
      isSubscribed
        ? check(
            'subscription',
            'ok',
            'Meta sends what happens on this WhatsApp account to the app.',
          )
        : check(
            'subscription',
            'warning',
            'The app is not subscribed to this WhatsApp account: no answers, ticks or decisions on templates arrive.',
            'Press Subscribe.',
          ),
    );
  } catch (failure) {
    checks.push(failed('subscription', failure));
  }
  return { checks, facts };
}
