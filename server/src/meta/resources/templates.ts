import type { CreateTemplatePayload } from '../../../../shared/domain/template/payload';
import type { MetaTemplate } from '../../../../shared/domain/template/read-meta';
import type { GraphClient } from '../client';
import { listAll } from '../pages';

/** Meta answers the reason of a rejection and the quality only when asked. */
const FIELDS = [
  'id',
  'name',
  'language',
  'status',
  'category',
  'components',
  'parameter_format',
  'rejected_reason',
  'quality_score',
  'correct_category',
  'previous_category',
  'message_send_ttl_seconds',
  'source',
].join(',');

/** Every template of a WhatsApp Business Account, all pages and languages; `name` is a part of theirs. */
export const listTemplates = (client: GraphClient, businessAccountId: string, name?: string) =>
  listAll<MetaTemplate>(client, `${businessAccountId}/message_templates`, { fields: FIELDS, name });

/** One template by its id. */
export const getTemplate = async (client: GraphClient, templateId: string) =>
  (
    await client.request<MetaTemplate>({
      method: 'GET',
      path: templateId,
      query: { fields: FIELDS },
    })
  ).data;

/** Hands a new template to review. */
export const createTemplate = async (
  client: GraphClient,
  businessAccountId: string,
  body: CreateTemplatePayload,
) =>
  (
    await client.request<{ id?: string; status?: string; category?: string }>({
      method: 'POST',
      path: `${businessAccountId}/message_templates`,
      body,
    })
  ).data;

/** The body of an edit; without a category, that of the template stays. */
export type EditTemplatePayload = Omit<CreateTemplatePayload, 'name' | 'language' | 'category'> & {
  category?: string;
};

/** Replaces all components of a template and hands it to review again. Name and language stay. */
export const editTemplate = async (
  client: GraphClient,
  templateId: string,
  { category, components, parameter_format, message_send_ttl_seconds }: EditTemplatePayload,
) =>
  (
    await client.request<{ success?: boolean; category?: string }>({
      method: 'POST',
      path: templateId,
      body: { category, components, parameter_format, message_send_ttl_seconds },
    })
  ).data;

/** Deletes a template: the language with this id, or all languages of the name without one. */
export const deleteTemplate = async (
  client: GraphClient,
  businessAccountId: string,
  { metaId, name }: { metaId?: string; name: string },
) =>
  (
    await client.request<{ success?: boolean }>({
      method: 'DELETE',
      path: `${businessAccountId}/message_templates`,
      query: { hsm_id: metaId, name },
    })
  ).data;

/** Puts a template that Meta has paused to use again; `reason` tells why Meta does not. */
export const unpauseTemplate = async (client: GraphClient, templateId: string) =>
  (
    await client.request<{ success?: boolean; reason?: string }>({
      method: 'POST',
      path: `${templateId}/unpause`,
    })
  ).data;
