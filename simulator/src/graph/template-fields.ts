import type { JsonObject } from '../json';
import { showSamples } from '../templates/samples';
import type { Template } from '../world/types';
import { project, readFields, type FieldReaders } from './fields';

/** Rejected reason and quality are not among them: they must be asked for. */
const DEFAULTS = [
  'name',
  'parameter_format',
  'components',
  'language',
  'status',
  'category',
  'sub_category',
  'previous_category',
  'id',
];

const readersFor = (base: string): FieldReaders<Template> => ({
  id: (template) => template.id,
  name: (template) => template.name,
  language: (template) => template.language,
  status: (template) => template.status,
  category: (template) => template.category,
  previous_category: (template) => template.previousCategory,
  correct_category: (template) => template.correctCategory,
  sub_category: () => undefined,
  parameter_format: (template) => template.parameterFormat,
  components: (template) => showSamples(template.components, base),
  rejected_reason: (template) => template.rejectedReason,
  quality_score: (template) => ({ score: template.quality, date: template.qualityAt }),
  source: (template) => template.source,
  message_send_ttl_seconds: (template) => template.messageSendTtlSeconds,
  cta_url_link_tracking_opted_out: () => false,
  library_template_name: () => undefined,
  last_updated_time: (template) =>
    new Date(template.updatedAt).toISOString().replace(/\.\d+Z$/, '+0000'),
  health_status: (template) => ({
    can_send_message: template.status === 'APPROVED' ? 'AVAILABLE' : 'BLOCKED',
    entities: [
      {
        entity_type: 'MESSAGE_TEMPLATE',
        id: template.id,
        can_send_message: template.status === 'APPROVED' ? 'AVAILABLE' : 'BLOCKED',
      },
    ],
  }),
  is_primary_device_delivery_only: () => undefined,
  degrees_of_freedom_spec: () => undefined,
});

/** A template with the asked fields, or with Graph's default ones; `base` is where samples are served. */
export const showTemplate = (template: Template, fields: unknown, base: string): JsonObject =>
  project(template, readersFor(base), 'WhatsAppMessageTemplate', readFields(fields), DEFAULTS);
