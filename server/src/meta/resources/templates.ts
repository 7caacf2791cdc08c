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
  'source',
].join(',');

/** Every template of a WhatsApp Business Account, all pages and languages. */
export const listTemplates = (client: GraphClient, businessAccountId: string) =>
  listAll<MetaTemplate>(client, `${businessAccountId}/message_templates`, { fields: FIELDS });

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

/** Replaces all components of a template and hands it to review again. */
export const editTemplate = async (
  client: GraphClient,
  templateId: string,
  { category, components, parameter_format }: CreateTemplatePayload,
) =>
  (
    await client.request<{ success?: boolean }>({
      method: 'POST',
      path: templateId,
      body: { category, components, parameter_format },
    })
  ).data;

/** Deletes one language of a template. */
export const deleteTemplate = async (
  client: GraphClient,
  businessAccountId: string,
  { metaId, name }: { metaId: string; name: string },
) =>
  (
    await client.request<{ success?: boolean }>({
      method: 'DELETE',
      path: `${businessAccountId}/message_templates`,
      query: { hsm_id: metaId, name },
    })
  ).data;
