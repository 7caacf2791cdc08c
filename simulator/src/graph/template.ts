import { asNumber, asString, asStrings, type JsonObject } from '../json';
import type { Platform } from '../platform';
import { checkCategory, checkComponents } from '../templates/check-template';
import type { TemplateDraft } from '../templates/draft';
import { removeTemplates } from '../templates/removal';
import { reviewAutomatically, tellTemplateStatus } from '../templates/review';
import type { Template } from '../world/types';
import { accountOf, type GraphCall } from './call';
import { GraphError } from './error';
import { invalidParameter, missingParameter, templateError, unknownObject } from './refusals';
import { readDraft, storedComponents, templatesOf } from './template-draft';
import { showTemplate } from './template-fields';

const DAY = 24 * 3_600_000;
const QUOTA_DAYS = 30;
const MAX_IDS = 100;
const EDITABLE = ['APPROVED', 'REJECTED', 'PAUSED'];

const templateOf = (platform: Platform, call: GraphCall): Template => {
  const template = platform.world.templates.get(call.id);
  if (!template) throw unknownObject(call.method, call.id);
  return template;
};

/** GET /{template id}. */
export const getTemplate = (platform: Platform, call: GraphCall): JsonObject =>
  showTemplate(templateOf(platform, call), call.params['fields'], platform.url);

const checkEditable = (platform: Platform, template: Template): void => {
  const refuse = (reason: string): GraphError =>
    templateError(2388039, "Message template can't be edited", reason);
  if (!EDITABLE.includes(template.status)) {
    throw refuse(`A template with status ${template.status} cannot be edited.`);
  }
  if (template.status !== 'APPROVED') return;
  const now = platform.clock.now();
  template.edits = template.edits.filter((at) => at > now - QUOTA_DAYS * DAY);
  if (template.edits.some((at) => at > now - DAY)) {
    throw refuse('An approved template can be edited once in 24 hours.');
  }
  if (template.edits.length >= 10) {
    throw refuse('An approved template can be edited 10 times in 30 days.');
  }
};

/** POST /{template id}: replaces all components and returns the template to review. */
export const editTemplate = (platform: Platform, call: GraphCall): JsonObject => {
  const template = templateOf(platform, call);
  const { params } = call;
  checkEditable(platform, template);
  for (const field of ['name', 'language'] as const) {
    if (params[field] !== undefined && params[field] !== template[field]) {
      throw invalidParameter(`Param ${field} of a message template cannot be edited.`);
    }
  }
  const category = asString(params['category'])?.toUpperCase();
  if (category !== undefined && category !== template.category) {
    checkCategory(category);
    if (template.status === 'APPROVED') {
      throw templateError(
        2388039,
        "Message template can't be edited",
        'The category of an approved template cannot be edited.',
      );
    }
  }
  const draft: TemplateDraft = {
    ...readDraft(
      platform,
      {
        ...params,
        category: category ?? template.category,
        parameter_format: params['parameter_format'] ?? template.parameterFormat,
      },
      call.caller.app.id,
    ),
    name: template.name,
    language: template.language,
  };
  if (params['components'] !== undefined) {
    checkComponents(draft);
    template.components = storedComponents(draft);
    template.parameterFormat = draft.parameterFormat;
  } else if (category === undefined && draft.messageSendTtlSeconds === undefined) {
    throw missingParameter('components');
  }
  if (template.status === 'APPROVED') template.edits.push(platform.clock.now());
  if (draft.messageSendTtlSeconds !== undefined)
    template.messageSendTtlSeconds = draft.messageSendTtlSeconds;
  template.category = draft.category;
  template.status = 'PENDING';
  template.rejectedReason = 'NONE';
  delete template.rejectionInfo;
  template.updatedAt = platform.clock.now();
  platform.changes.tell('template', template.id);
  reviewAutomatically(platform, template);
  return { success: true, id: template.id, category: template.category };
};

/** POST /{template id}/unpause. */
export const unpauseTemplate = (platform: Platform, call: GraphCall): JsonObject => {
  const template = templateOf(platform, call);
  if (template.status !== 'PAUSED')
    return { success: false, reason: 'The template is not paused.' };
  template.status = 'APPROVED';
  tellTemplateStatus(platform, template, 'APPROVED', {
    other_info: { title: 'UNPAUSE', description: 'The template was unpaused.' },
  });
  return { success: true };
};

/** POST /{template id}/archive. */
export const archiveTemplate = (platform: Platform, call: GraphCall): JsonObject => {
  const template = templateOf(platform, call);
  if (template.status !== 'APPROVED') throw cannotArchive('archived', template);
  template.status = 'ARCHIVED';
  tellTemplateStatus(platform, template, 'ARCHIVED');
  return { success: true };
};

/** POST /{template id}/unarchive. */
export const unarchiveTemplate = (platform: Platform, call: GraphCall): JsonObject => {
  const template = templateOf(platform, call);
  if (template.status !== 'ARCHIVED') throw cannotArchive('unarchived', template);
  template.status = 'APPROVED';
  tellTemplateStatus(platform, template, 'UNARCHIVED');
  return { success: true };
};

const cannotArchive = (done: string, { status }: Template): GraphError =>
  templateError(
    undefined,
    `Message template can't be ${done}`,
    `A template with status ${status} cannot be ${done}.`,
  );

const remove = (platform: Platform, templates: Template[]): JsonObject => {
  if (templates.some((template) => template.status === 'DISABLED')) {
    throw templateError(
      undefined,
      "Message template can't be deleted",
      'A disabled template cannot be deleted.',
    );
  }
  removeTemplates(platform, templates);
  return { success: true };
};

/** DELETE /{waba}/message_templates: by name (all languages), by hsm_id and name, or by hsm_ids (all or nothing). */
export const deleteTemplates = (platform: Platform, call: GraphCall): JsonObject => {
  const { params } = call;
  const all = templatesOf(platform, accountOf(platform.world, call));
  const name = asString(params['name']);
  const id = asString(params['hsm_id']) ?? asNumber(params['hsm_id'])?.toString();
  const idList = Array.isArray(params['hsm_ids'])
    ? params['hsm_ids'].map(String)
    : asStrings(params['hsm_ids']);
  if (idList.length > 0) {
    if (name || id) throw invalidParameter('Param hsm_ids cannot be combined with name or hsm_id.');
    if (idList.length > MAX_IDS)
      throw invalidParameter(`Param hsm_ids has at most ${MAX_IDS} ids.`);
    const found = all.filter((template) => idList.includes(template.id));
    if (found.length !== new Set(idList).size) throw notFound();
    return remove(platform, found);
  }
  if (!name) throw missingParameter('name');
  const found = all.filter((template) => template.name === name && (!id || template.id === id));
  if (found.length === 0) throw notFound();
  return remove(platform, found);
};

const notFound = (): GraphError =>
  new GraphError({
    status: 400,
    code: 100,
    subcode: 2593002,
    message: 'Invalid parameter',
    isTransient: false,
    userTitle: 'Message template was not found',
    userMessage: 'Message template was not found. Check its name and id.',
  });

/** DELETE /{template id}. */
export const deleteTemplate = (platform: Platform, call: GraphCall): JsonObject =>
  remove(platform, [templateOf(platform, call)]);
