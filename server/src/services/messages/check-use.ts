import type { SendTemplateInput } from '../../../../shared/contracts/messages';
import { error, type Issue } from '../../../../shared/domain/issue';
import { headerText } from '../../../../shared/domain/template/header';
import { isUsable } from '../../../../shared/domain/template/lifecycle';
import { unsendableKind, type Values } from '../../../../shared/domain/template/payload';
import { LIMITS, lengthOf } from '../../../../shared/domain/template/template';
import { fillText } from '../../../../shared/domain/template/variables';
import type { Actor } from '../../actor';
import type { AccountRow } from '../../store/rows';
import type { StoredTemplate } from '../../store/templates';
import { mayUse } from '../templates/allowed';

/** Whether this template may be sent by this person, about this record. */
export function checkTemplateUse(
  { row, content }: StoredTemplate,
  input: SendTemplateInput,
  actor: Actor,
): Issue[] {
  const issues: Issue[] = [];
  const kind = unsendableKind(content);
  if (!isUsable(row.status))
    issues.push(error('template.notApproved', 'template', { status: row.status }));
  if (!mayUse(row, actor)) issues.push(error('template.notAllowed', 'template'));
  if (kind) issues.push(error('template.unsendable', 'template', { kind }));
  if (row.appliesTo && input.record && row.appliesTo !== input.record.uid)
    issues.push(
      error('record.wrongCollection', 'record', {
        expected: row.appliesTo,
        collection: input.record.uid,
      }),
    );
  return issues;
}

/** Whether this account can send this template. */
export function checkAccount(
  account: AccountRow | null,
  input: SendTemplateInput,
  template: StoredTemplate | null,
): Issue[] {
  if (!account) return [error(input.account ? 'account.notFound' : 'account.none', 'account')];
  if (template && template.row.businessAccountId !== account.businessAccountId)
    return [error('account.otherBusiness', 'account', { account: account.name })];
  return account.enabled ? [] : [error('account.disabled', 'account', { account: account.name })];
}

/** Whether the texts still fit once their values stand in them (132005). */
export function checkFilled({ content }: StoredTemplate, values: Values): Issue[] {
  const parts = [
    ['header', headerText(content.header) ?? '', LIMITS.headerText],
    ['body', content.body, LIMITS.body],
  ] as const;
  return parts.flatMap(([component, text, limit]) => {
    const length = lengthOf(fillText(text, (name) => values[`${component}.${name}`]));
    return length > limit ? [error('value.tooLong', 'values', { length, limit })] : [];
  });
}
