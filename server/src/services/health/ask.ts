import { randomBytes } from 'node:crypto';

import type {
  Asked,
  AskedFacts,
  BusinessFacts,
  CallbackFacts,
  EntityFault,
  NumberFacts,
  Question,
  Refusal,
  TokenFacts,
} from '../../../../shared/domain/health/facts';
import type { GraphClient } from '../../meta/client';
import { GraphError, redact } from '../../meta/errors';
import {
  getBusinessAccount,
  getPhoneNumber,
  inspectToken,
  listPhoneNumberIds,
  type MetaBusinessAccount,
  type MetaPhoneNumber,
  type TokenInfo,
} from '../../meta/resources/accounts';
import { getApp } from '../../meta/resources/apps';
import type { Runtime } from '../../runtime';
import type { AccountRow } from '../../store/rows';
import { appClientOf, clientOf } from '../accounts/client';
import { readSubscription } from '../accounts/subscription';
import { secretOf } from '../accounts/secrets';
import { webhookAddress } from '../accounts/webhook-address';

/** Our own callback is near; what takes longer would be too slow for Meta, too. */
const CALLBACK_MS = 10_000;

const toRefusal = (failure: GraphError): Refusal => ({
  code: failure.metaCode,
  subcode: failure.subcode,
  words: failure.details ?? failure.metaMessage,
  traceId: failure.traceId,
  cause: failure.cause ?? (failure.status === null ? null : `HTTP ${failure.status}`),
});

/** Seconds since 1970 as Meta counts them; 0 is never. */
const toTime = (seconds: number | undefined): string | null =>
  seconds ? new Date(seconds * 1000).toISOString() : null;

const toTokenFacts = (info: TokenInfo, token: string): TokenFacts => ({
  isValid: info.is_valid !== false,
  appId: info.app_id ?? null,
  appName: info.application ?? null,
  kind: info.type ?? null,
  expiresAt: toTime(info.expires_at),
  scopes: info.scopes ?? [],
  targets: Object.fromEntries(
    (info.granular_scopes ?? []).flatMap(({ scope, target_ids: ids }) =>
      scope && ids ? [[scope, ids]] : [],
    ),
  ),
  fault: info.error
    ? {
        code: info.error.code ?? null,
        subcode: info.error.subcode ?? null,
        words: info.error.message ? redact(info.error.message, [token]) : null,
      }
    : null,
});

const faultsOf = ({ health_status: health }: MetaPhoneNumber): EntityFault[] =>
  (health?.entities ?? []).flatMap(({ entity_type: entity = '–', errors = [] }) =>
    errors.map((error) => ({
      entity,
      code: error.error_code ?? null,
      words: error.error_description ?? null,
      solution: error.possible_solution ?? null,
    })),
  );

const toNumberFacts = (number: MetaPhoneNumber): NumberFacts => ({
  phone: number.display_phone_number ?? null,
  name: number.verified_name ?? null,
  status: number.status ?? null,
  nameStatus: number.name_status ?? null,
  quality: number.quality_rating ?? null,
  limit: number.whatsapp_business_manager_messaging_limit ?? null,
  throughput: number.throughput?.level ?? null,
  onBusinessApp: number.is_on_biz_app ?? false,
  isTest: number.account_mode === 'SANDBOX',
  platform: number.platform_type ?? null,
  codeStatus: number.code_verification_status ?? null,
  canSend: number.health_status?.can_send_message ?? null,
  faults: faultsOf(number),
  remarks: (number.health_status?.entities ?? []).flatMap(
    ({ additional_info: remarks }) => remarks ?? [],
  ),
});

const toBusinessFacts = (business: MetaBusinessAccount, numberIds: string[]): BusinessFacts => ({
  name: business.name ?? null,
  verification: business.business_verification_status ?? null,
  review: business.account_review_status ?? null,
  numberIds,
});

/** What is stored of a number beside its facts. */
const numberColumns = (number: MetaPhoneNumber): Partial<AccountRow> => ({
  displayPhoneNumber: number.display_phone_number ?? null,
  verifiedName: number.verified_name ?? null,
  qualityRating: number.quality_rating ?? null,
  messagingLimit: number.whatsapp_business_manager_messaging_limit ?? null,
  // What Meta names is the level of a number that only the Cloud API uses.
  throughputLevel: number.is_on_biz_app ? 'COEXISTENCE' : (number.throughput?.level ?? null),
});

/** Calls our own callback as Meta does when it is set. */
async function callBack(url: string, verifyToken: string): Promise<CallbackFacts> {
  const challenge = randomBytes(8).toString('hex');
  const address = new URL(url);
  address.searchParams.set('hub.mode', 'subscribe');
  address.searchParams.set('hub.challenge', challenge);
  address.searchParams.set('hub.verify_token', verifyToken);
  try {
    const answer = await fetch(address, {
      redirect: 'manual',
      signal: AbortSignal.timeout(CALLBACK_MS),
    });
    const isRight = answer.status === 200 && (await answer.text()) === challenge;
    return { outcome: isRight ? 'reached' : 'refused', status: answer.status, cause: null };
  } catch (failure) {
    const { name, cause } = failure as { name?: string; cause?: { code?: string } };
    return { outcome: 'unreachable', status: null, cause: cause?.code ?? name ?? null };
  }
}

/** What was said, and what of it has columns of its own. */
interface Answers {
  asked: Partial<AskedFacts>;
  columns: Partial<AccountRow>;
}

/**
 * Puts questions about an account to Meta, and to our own callback. Each is answered or refused by
 * itself; there are answers to those alone that were asked.
 */
export async function ask(
  runtime: Runtime,
  row: AccountRow,
  questions: readonly Question[],
): Promise<Answers> {
  const { secrets, now } = runtime;
  const asked: Partial<AskedFacts> = {};
  const columns: Partial<AccountRow> = {};
  const isAsked = (question: Question) => questions.includes(question);

  async function answer<T>(question: () => Promise<T>): Promise<NonNullable<Asked<T>>> {
    try {
      const value = await question();
      return { at: now().toISOString(), value };
    } catch (failure) {
      if (!(failure instanceof GraphError)) throw failure;
      return { at: now().toISOString(), refusal: toRefusal(failure) };
    }
  }

  async function askToken(client: GraphClient, token: string): Promise<void> {
    const before = now().getTime();
    const answered = await answer(() => inspectToken(client, token));
    const middle = (before + now().getTime()) / 2;
    if ('refusal' in answered) {
      asked.token = answered;
      asked.clock = answered;
      return;
    }
    const { at, value } = answered;
    asked.token = { at, value: toTokenFacts(value.info, token) };
    // Meta tells whole seconds: on average half of one has passed since.
    const meta = value.date && value.date.getTime() + 500;
    if (meta !== null) asked.clock = { at, value: (middle - meta) / 1000 };
    if (!row.appId && value.info.app_id) columns.appId = value.info.app_id;
  }

  async function askNumber(client: GraphClient): Promise<void> {
    asked.number = await answer(async () => {
      const { data, usage } = await getPhoneNumber(client, row.phoneNumberId);
      Object.assign(columns, numberColumns(data), {
        health: { usage, phoneNumber: data.health_status ?? null },
      });
      return toNumberFacts(data);
    });
  }

  async function askBusiness(client: GraphClient): Promise<void> {
    asked.business = await answer(async () => {
      const business = await getBusinessAccount(client, row.businessAccountId);
      columns.portfolioId = business.owner_business_info?.id ?? row.businessAccountId;
      return toBusinessFacts(business, await listPhoneNumberIds(client, row.businessAccountId));
    });
  }

  async function askAboutApp(): Promise<void> {
    const named = { ...row, appId: row.appId ?? columns.appId ?? null };
    const client = appClientOf(runtime, named);
    if (!client) asked.appSecret = null;
    else
      asked.appSecret = await answer(async () => {
        await getApp(client, named.appId!);
        return true as const;
      });
  }

  async function askCallback(): Promise<void> {
    const { callbackUrl } = webhookAddress(runtime);
    const verifyToken = secrets.decrypt(row.webhookVerifyToken);
    asked.callback =
      callbackUrl && verifyToken
        ? { at: now().toISOString(), value: await callBack(callbackUrl, verifyToken) }
        : null;
  }

  const token = secretOf(runtime, row, 'accessToken');
  if (token) {
    const client = clientOf(runtime, row);
    // The others may need the app that it names.
    if (isAsked('token') || isAsked('clock')) await askToken(client, token);
    await Promise.all([
      isAsked('number') && askNumber(client),
      isAsked('business') && askBusiness(client),
    ]);
    if (isAsked('subscription'))
      columns.subscription = await readSubscription(runtime, { ...row, ...columns });
  }
  if (isAsked('appSecret')) await askAboutApp();
  if (isAsked('callback')) await askCallback();
  return { asked, columns };
}
