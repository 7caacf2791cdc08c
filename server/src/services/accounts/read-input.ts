import type { AccountInput } from '../../../../shared/contracts/accounts';
import { error, type Issue } from '../../../../shared/domain/issue';
import type { AccountRow } from '../../store/rows';

const LABELS = {
  name: 'name',
  phoneNumberId: 'phone number ID',
  businessAccountId: 'WhatsApp Business Account ID',
  appId: 'app ID',
  accessToken: 'access token',
  appSecret: 'app secret',
};

type Field = keyof typeof LABELS;

/** What is missing in what somebody entered, and what Meta's ids cannot be. */
export function checkInput(input: Partial<AccountInput>, required: Field[]): Issue[] {
  const issues: Issue[] = [];
  const textOf = (field: Field) => String(input[field] ?? '').trim();
  for (const field of required)
    if (textOf(field) === '')
      issues.push(error('account.missing', field, { field: LABELS[field] }));
  for (const field of ['phoneNumberId', 'businessAccountId', 'appId'] as const)
    if (textOf(field) !== '' && !/^\d+$/.test(textOf(field)))
      issues.push(error('account.digits', field, { field: LABELS[field] }));
  return issues;
}

const PLAIN_FIELDS = [
  'name',
  'environment',
  'phoneNumberId',
  'businessAccountId',
  'appId',
  'defaultCountry',
  'isDefault',
  'enabled',
  'notifyUsers',
  'notifyRoles',
] as const;

/** Only what an account may be given from outside, without blanks around it. */
export function plainColumns(input: Partial<AccountInput>): Partial<AccountRow> {
  const columns: Record<string, unknown> = {};
  for (const field of PLAIN_FIELDS) {
    const value = input[field];
    if (value === undefined) continue;
    columns[field] = typeof value === 'string' ? value.trim() || null : value;
  }
  if (columns.environment !== undefined && columns.environment !== 'sandbox')
    columns.environment = 'meta';
  return columns as Partial<AccountRow>;
}
