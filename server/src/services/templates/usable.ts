import type { UsableTemplate } from '../../../../shared/contracts/templates';
import { mayLeaveFrom } from '../../../../shared/domain/hello-world';
import { unsendableKind } from '../../../../shared/domain/template/message-payload';
import { hiddenFromActor, type Actor } from '../../actor';
import type { Runtime } from '../../runtime';
import type { AccountRow } from '../../store/rows';
import type { BriefTemplate } from '../../store/templates';
import { mayUse } from './allowed';

/** The account that sends a template: the one that manages it while it is switched on, else another. */
function senderOf({ row }: BriefTemplate, enabled: AccountRow[]): AccountRow | null {
  const able = enabled.filter(
    ({ businessAccountId, asked }) =>
      businessAccountId === row.businessAccountId && mayLeaveFrom(asked, row.name),
  );
  return (
    able.find(({ id }) => id === row.account?.id) ??
    able.find(({ isDefault }) => isDefault) ??
    able[0] ??
    null
  );
}

/**
 * Approved templates that apply to a collection, or with null to any, and that this person may send, by name; what was made
 * for the collection comes first.
 */
export async function listUsable(
  { templates, accounts }: Pick<Runtime, 'templates' | 'accounts'>,
  uid: string | null,
  actor: Actor,
): Promise<UsableTemplate[]> {
  const enabled = await accounts.listEnabled(hiddenFromActor(actor).accounts);
  const approved = await templates.listBrief({
    status: 'APPROVED',
    ...(uid !== null && { $or: [{ appliesTo: uid }, { appliesTo: null }] }),
  });
  const usable = new Map<string, UsableTemplate>();
  for (const template of approved) {
    const { row, content } = template;
    const account = senderOf(template, enabled);
    // One whose text is not Meta's any more would be sent with the wrong values.
    if (!account || row.drift !== null) continue;
    if (!mayUse(row, actor) || unsendableKind(content) !== null) continue;
    const key = `${row.businessAccountId}\n${row.name}`;
    const group = usable.get(key) ?? {
      name: row.name,
      label: row.label,
      category: row.category ?? '',
      appliesTo: row.appliesTo,
      accountDocumentId: account.documentId,
      accountName: account.name,
      languages: [],
    };
    group.languages.push({ documentId: row.documentId, language: row.language });
    usable.set(key, group);
  }
  return [...usable.values()].sort(
    (a, b) => Number(b.appliesTo === uid) - Number(a.appliesTo === uid),
  );
}
