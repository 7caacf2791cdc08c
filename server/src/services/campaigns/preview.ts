import type { CampaignInput } from '../../../../shared/contracts/campaigns';
import type { Preview } from '../../../../shared/contracts/messages';
import { SENDABLE } from '../../../../shared/domain/campaign';
import { textsOf } from '../../../../shared/domain/template/check';
import { toBlocks } from '../../../../shared/domain/template/preview';
import { isOptional } from '../../../../shared/domain/template/check';
import { reconcileVariables, variableKey } from '../../../../shared/domain/template/variables';
import type { Actor } from '../../actor';
import { inWords } from '../../errors';
import type { Runtime } from '../../runtime';
import type { CampaignRow, Frozen, RecipientRow } from '../../store/campaign-rows';
import type { StoredTemplate } from '../../store/templates';
import { shownFile } from '../messages/compose';
import { mayReadBodies } from '../messages/may-read-log';
import { EMPTY_BLOCKS, toPreview } from '../messages/preview';
import { isOwner } from './access';
import type { Audiences } from './audience';
import type { Check } from './check';
import { messageOf } from './messages';
import { recipientsOf } from './view';

type Previewed = {
  position: number;
  total: number;
  totalIsCapped: boolean;
  preview: Preview | null;
};

/** Nobody but whoever made the campaign, and whoever reads all messages, sees what stands in records. */
const maySeeValues = (row: CampaignRow, actor: Actor): boolean =>
  isOwner(row, actor) || mayReadBodies(actor);

function ofFrozen(
  recipient: RecipientRow,
  frozen: Frozen,
  { row, content }: StoredTemplate,
  account: CampaignRow['account'],
): Preview {
  const media = frozen.media;
  return {
    to: {
      phone: recipient.phone,
      international: frozen.international,
      country: recipient.country,
      userId: recipient.userId,
    },
    typed: recipient.typed,
    accountName: account?.name ?? null,
    accountIsSandbox: account?.environment === 'sandbox',
    templateName: row.name,
    language: frozen.language,
    languageFrom: frozen.languageFrom,
    languages: [frozen.language],
    media,
    valuesFrom: frozen.valuesFrom,
    values: reconcileVariables(textsOf(content), content.variables).map((variable) => {
      const key = variableKey(variable);
      return {
        key,
        placeholder: variable.placeholder,
        type: variable.type,
        label: variable.fieldPath ?? variable.placeholder,
        value: frozen.values[key] ?? null,
        from: frozen.from[key] ?? 'none',
        isHidden: false,
        isOptional: isOptional(variable, content),
      };
    }),
    blocks: toBlocks(content, frozen.values, shownFile({ media })),
    issues: (recipient.issues ?? []).map(inWords),
  };
}

/** Shows recipients what they would get, or will. */
export function createCampaignPreview(runtime: Runtime, audiences: Audiences, check: Check) {
  const { campaignRecipients, templates } = runtime;

  /** As the record stands now, with the rights of whoever looks. */
  async function asItStands(row: CampaignRow, actor: Actor, position: number): Promise<Previewed> {
    const { total, totalIsCapped } = await audiences.measure(row, actor);
    const member = row.input.template ? await audiences.at(row, actor, position) : null;
    if (!member) return { position, total, totalIsCapped, preview: null };
    const [prepared] = await check.prepareMany(messageOf(row.input), [member.record], actor, [
      member.own,
    ]);
    return { position, total, totalIsCapped, preview: toPreview(prepared!) };
  }

  /** As it was frozen. */
  async function asItWillBe(row: CampaignRow, actor: Actor, position: number): Promise<Previewed> {
    const total = recipientsOf(row);
    const recipient = await campaignRecipients.placeOf(
      { campaign: row.id, verdict: { $in: [...SENDABLE] }, isExcluded: false },
      position - 1,
    );
    const told = { position, total, totalIsCapped: false };
    if (!recipient || !maySeeValues(row, actor)) return { ...told, preview: null };
    const { message, frozen } = recipient;
    const template = frozen && (await templates.get(frozen.template));
    if (frozen && template)
      return { ...told, preview: ofFrozen(recipient, frozen, template, row.account) };
    return {
      ...told,
      preview: message
        ? {
            to: {
              phone: recipient.phone,
              international: recipient.phone,
              country: recipient.country,
              userId: recipient.userId,
            },
            typed: recipient.typed,
            accountName: row.account?.name ?? null,
            accountIsSandbox: row.account?.environment === 'sandbox',
            templateName: message.content?.template?.name ?? '',
            language: message.content?.template?.language ?? '',
            languageFrom: 'asked',
            languages: [],
            media: null,
            valuesFrom: null,
            values: [],
            blocks: message.content?.blocks ?? EMPTY_BLOCKS,
            issues: [],
          }
        : null,
    };
  }

  return async (
    row: CampaignRow,
    actor: Actor,
    position: number,
    input?: CampaignInput,
  ): Promise<Previewed> =>
    !input && row.checkFinishedAt && !row.checkProblem && row.status !== 'draft'
      ? asItWillBe(row, actor, position)
      : asItStands(input ? { ...row, input } : row, actor, position);
}
