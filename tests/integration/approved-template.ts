import type { TemplateContent } from '../../shared/domain/template/template';
import { textsOf } from '../../shared/domain/template/check';
import {
  reconcileVariables,
  variableKey,
  type Variable,
} from '../../shared/domain/template/variables';
import { eventually, type Shop } from './shop';

/** What is known of variables, by key. */
export type Mapping = Record<string, Partial<Variable>>;

/** A template without anything special, changed as asked, with its variables mapped. */
export function contentWith(
  changes: Partial<TemplateContent> & { name: string },
  mapping: Mapping = {},
): TemplateContent {
  const content: TemplateContent = {
    language: 'en',
    category: 'MARKETING',
    parameterFormat: 'POSITIONAL',
    header: null,
    body: 'Here is news about your order.',
    footer: null,
    buttons: [],
    authentication: null,
    ttlSeconds: null,
    raw: [],
    variables: [],
    ...changes,
  };
  return {
    ...content,
    variables: reconcileVariables(textsOf(content), []).map((variable) => ({
      ...variable,
      ...mapping[variableKey(variable)],
    })),
  };
}

/** Creates a template, hands it in and has it approved; answers its documentId. */
export async function approveTemplate(
  shop: Shop,
  content: TemplateContent,
  appliesTo: string | null = 'api::order.order',
): Promise<string> {
  const { documentId } = await shop.whatsapp.templates.create({
    accountDocumentId: shop.accountId,
    label: null,
    appliesTo,
    content,
  });
  await shop.whatsapp.templates.submit(documentId);
  shop.simulator.reviewTemplate(`${content.name}/${content.language}`, { decision: 'APPROVED' });
  await eventually(`the approval of ${content.name}`, async () =>
    (await shop.whatsapp.templates.findOne(documentId)).status === 'APPROVED' ? true : undefined,
  );
  return documentId;
}
