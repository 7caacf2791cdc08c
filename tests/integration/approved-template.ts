import { newAuthentication, presetBody } from '../../shared/domain/template/authentication';
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

/** A template that carries a one-time code, with a button that copies it. */
export function codeTemplate(name: string, authentication = newAuthentication()): TemplateContent {
  return contentWith({
    name,
    category: 'AUTHENTICATION',
    body: presetBody(authentication),
    authentication,
    buttons: [
      {
        type: 'otp',
        text: 'Copy code',
        otpType: 'COPY_CODE',
        autofillText: null,
        supportedApps: [],
        zeroTapTermsAccepted: false,
      },
    ],
  });
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
