import type { Account, AccountInput, Environment } from '../../../../../shared/contracts/accounts';

/** What the form of an account holds; a secret that is undefined stays as it is stored. */
export interface AccountValues {
  name: string;
  environment: Environment;
  phoneNumberId: string;
  businessAccountId: string;
  appId: string;
  accessToken: string | undefined;
  appSecret: string | undefined;
  defaultCountry: string | null;
  isDefault: boolean;
  enabled: boolean;
  notifyUsers: number[];
  notifyRoles: number[];
  isRestricted: boolean;
  allowedUsers: number[];
  allowedRoles: number[];
}

/** The form of a new account; the first one is the one that is used when nobody chooses. */
export const newAccountValues = (isFirst: boolean): AccountValues => ({
  name: '',
  environment: 'meta',
  phoneNumberId: '',
  businessAccountId: '',
  appId: '',
  accessToken: undefined,
  appSecret: undefined,
  defaultCountry: null,
  isDefault: isFirst,
  enabled: true,
  notifyUsers: [],
  notifyRoles: [],
  isRestricted: false,
  allowedUsers: [],
  allowedRoles: [],
});

/** The form of a stored account, without its secrets. */
export const accountValues = (account: Account): AccountValues => ({
  name: account.name,
  environment: account.environment,
  phoneNumberId: account.phoneNumberId,
  businessAccountId: account.businessAccountId,
  appId: account.appId ?? '',
  accessToken: undefined,
  appSecret: undefined,
  defaultCountry: account.defaultCountry,
  isDefault: account.isDefault,
  enabled: account.enabled,
  notifyUsers: account.notifyUsers,
  notifyRoles: account.notifyRoles,
  isRestricted: account.isRestricted,
  allowedUsers: account.allowedUsers,
  allowedRoles: account.allowedRoles,
});

/** What is sent: blanks around pasted values are cut off, secrets only when they were typed. */
export function accountInput(values: AccountValues): AccountInput {
  const secret = (name: 'accessToken' | 'appSecret') =>
    values[name]?.trim() ? { [name]: values[name].trim() } : {};
  return {
    name: values.name.trim(),
    environment: values.environment,
    phoneNumberId: values.phoneNumberId.trim(),
    businessAccountId: values.businessAccountId.trim(),
    appId: values.appId.trim() || null,
    ...secret('accessToken'),
    ...secret('appSecret'),
    defaultCountry: values.defaultCountry,
    isDefault: values.isDefault,
    enabled: values.enabled,
    notifyUsers: values.notifyUsers,
    notifyRoles: values.notifyRoles,
    isRestricted: values.isRestricted,
    allowedUsers: values.allowedUsers,
    allowedRoles: values.allowedRoles,
  };
}
