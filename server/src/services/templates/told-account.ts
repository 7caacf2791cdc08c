import { hiddenFromActor, type Actor } from '../../actor';
import type { Runtime } from '../../runtime';
import type { AccountRow, TemplateRow } from '../../store/rows';
import { isOfHidden } from '../accounts/visibility';

/**
 * The account of a template as somebody is told it: where that is hidden from them, another of the same
 * WhatsApp Business Account which they may see.
 */
export const toldAccount = async (
  { accounts }: Pick<Runtime, 'accounts'>,
  row: Pick<TemplateRow, 'account' | 'businessAccountId'>,
  actor: Actor,
): Promise<AccountRow | null> =>
  isOfHidden(row, actor)
    ? accounts.getOfBusiness(row.businessAccountId, hiddenFromActor(actor).accounts)
    : row.account;
