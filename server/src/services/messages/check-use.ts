import type { SendTemplateInput } from '../../../../shared/contracts/messages';
import { error, type Issue } from '../../../../shared/domain/issue';
import { isUsable } from '../../../../shared/domain/template/lifecycle';
import { unsendableKind } from '../../../../shared/domain/template/message-payload';
import type { Actor } from '../../actor';
import type { AccountRow } from '../../store/rows';
import type { StoredTemplate } from '../../store/templates';
import { mayUse } from '../templates/allowed';
import type { FoundTemplates } from './find-template';

/** Whether this template may be sent by this person, about a record of this collection. */
export function checkTemplateUse(
  { row, content }: StoredTemplate,
  collection: string | null,
  actor: Actor,
): Issue[] {
  const issues: Issue[] = [];
  const kind = unsendableKind(content);
  if (!isUsable(row.status))
    issues.push(error('template.notApproved', 'template', { status: row.status }));
  // Its values would stand at other words than those that Meta sends.
  if (row.drift) issues.push(error('template.drift', 'template'));
  if (!mayUse(row, actor))
    issues.push(
      error(actor.source === 'api' ? 'template.notForTokens' : 'template.notAllowed', 'template'),
    );
  if (kind) issues.push(error('template.unsendable', 'template', { kind }));
  if (row.appliesTo && collection && row.appliesTo !== collection)
    issues.push(error('record.wrongCollection', 'record', { expected: row.appliesTo, collection }));
  return issues;
}

/** Why no template is chosen. */
export function noTemplate(
  { template, language }: SendTemplateInput,
  found: FoundTemplates,
): Issue {
  const languages = [...new Set(found.candidates.map(({ row }) => row.language))].sort();
  return !found.isAsked && languages.length > 0
    ? error('template.noLanguage', 'language', { template, languages: languages.join(', ') })
    : error('template.notFound', 'template', { template, language: language ?? 'any language' });
}

/** Whether this account can send this template. */
export function checkAccount(
  account: AccountRow | null,
  input: Pick<SendTemplateInput, 'account'>,
  template: StoredTemplate | null,
): Issue[] {
  if (!account) return [error(input.account ? 'account.notFound' : 'account.none', 'account')];
  if (template && template.row.businessAccountId !== account.businessAccountId)
    return [error('account.otherBusiness', 'account', { account: account.name })];
  return account.enabled ? [] : [error('account.disabled', 'account', { account: account.name })];
}
