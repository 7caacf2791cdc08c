import type { Account } from '../../../../shared/contracts/accounts';
import type { Runtime } from '../../runtime';
import type { AccountRow, Time } from '../../store/rows';
import { secretState } from './secrets';

/** A time as answers carry it. */
export const toIso = (time: Time | undefined): string | null =>
  time ? new Date(time).toISOString() : null;

/** Whether another installation connected this account: this database is a copy, and stays silent. */
export const isCopied = (
  { installation }: Pick<Runtime, 'installation'>,
  { installationId }: Pick<AccountRow, 'installationId'>,
): boolean => installationId !== null && installationId !== installation;

/** An account as it may be shown: no secret, not even encrypted. */
export const toAccount = (runtime: Runtime, row: AccountRow): Account => ({
  documentId: row.documentId,
  name: row.name,
  environment: row.environment,
  phoneNumberId: row.phoneNumberId,
  businessAccountId: row.businessAccountId,
  appId: row.appId,
  portfolioId: row.portfolioId,
  accessToken: secretState(runtime, row, 'accessToken'),
  appSecret: secretState(runtime, row, 'appSecret'),
  previousAppSecretUntil: row.previousAppSecret && toIso(row.previousAppSecretUntil),
  webhookVerifyToken: {
    isSet: Boolean(row.webhookVerifyToken),
    last4: null,
    isConfigured: false,
    isUnreadable:
      row.webhookVerifyToken !== null && runtime.secrets.decrypt(row.webhookVerifyToken) === null,
  },
  displayPhoneNumber: row.displayPhoneNumber,
  verifiedName: row.verifiedName,
  qualityRating: row.qualityRating,
  messagingLimit: row.messagingLimit,
  throughputLevel: row.throughputLevel,
  defaultCountry: row.defaultCountry,
  isDefault: Boolean(row.isDefault),
  enabled: Boolean(row.enabled),
  holdReason: row.holdReason,
  copiedFrom: isCopied(runtime, row) ? row.installationId : null,
  notifyUsers: row.notifyUsers?.map(({ id }) => id) ?? [],
  notifyRoles: row.notifyRoles?.map(({ id }) => id) ?? [],
  isRestricted: row.isRestricted === true,
  allowedUsers: row.allowedUsers?.map(({ id }) => id) ?? [],
  allowedRoles: row.allowedRoles?.map(({ id }) => id) ?? [],
  lastCheckedAt: toIso(row.lastCheckedAt),
  lastSyncedAt: toIso(row.lastSyncedAt),
  lastDeliveryAt: toIso(row.lastDeliveryAt),
});
