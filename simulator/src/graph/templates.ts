import { asNumber, asObjects, asString, asStrings, parseJson, type JsonObject } from '../json';
import type { Platform } from '../platform';
import { presetComponents } from '../templates/authentication';
import { checkCategory, checkComponents, checkTemplate } from '../templates/check-template';
import type { TemplateDraft } from '../templates/draft';
import { createTemplate } from '../world/seed-world';
import type { BusinessAccount, Template } from '../world/types';
import { findTemplate } from '../world/world';
import { reviewAutomatically, tellTemplateStatus } from '../templates/review';
import { accountOf, type GraphCall } from './call';
import { GraphError } from './error';
import { page } from './paging';
import { invalidParameter, missingParameter, templateError, unknownObject } from './refusals';
import { showTemplate } from './template-fields';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const COOLING_DAYS = 30;
const MAX_IDS = 100;
const EDITABLE = ['APPROVED', 'REJECTED', 'PAUSED'];

const readComponents = (value: unknown): JsonObject[] =>
  asObjects(typeof value === 'string' ? parseJson(value) : value).map((component) => {
    const type = asString(component['type'])?.toUpperCase();
    const format = asString(component['format'])?.toUpperCase();
    return {
      ...component,
      ...(type === undefined ? {} : { type }),
      ...(format === undefined ? {} : { format }),
    };
  });

const readFormat = (value: unknown): TemplateDraft['parameterFormat'] => {
  const format = (asString(value) ?? 'POSITIONAL').toUpperCase();
  if (format === 'POSITIONAL' || format === 'NAMED') return format;
  throw invalidParameter('Param parameter_format must be one of {POSITIONAL, NAMED}');
};

const readDraft = (platform: Platform, params: JsonObject): TemplateDraft => ({
  name: asString(params['name']) ?? '',
  language: asString(params['language']) ?? '',
  category: (asString(params['category']) ?? '').toUpperCase(),
  parameterFormat: readFormat(params['parameter_format']),
  components: readComponents(params['components']),
  messageSendTtlSeconds: asNumber(params['message_send_ttl_seconds']),
  uploads: [...platform.world.uploads.values()].filter((upload) => upload.handle !== undefined),
});

const templatesOf = (platform: Platform, account: BusinessAccount): Template[] =>
  [...platform.world.templates.values()].filter(
    (template) => template.businessAccountId === account.id,
  );

const includesAll = (text: string, wanted: string | undefined): boolean =>
  wanted === undefined || text.toLowerCase().includes(wanted.toLowerCase());

const filtered = (templates: Template[], params: JsonObject): Template[] => {
  const any = (name: string): string[] =>
    asStrings(params[name]).map((value) => value.toUpperCase());
  const fits = (values: string[], value: string): boolean =>
    values.length === 0 || values.includes(value.toUpperCase());
  const content = (template: Template): string =>
    template.components.map((component) => asString(component['text']) ?? '').join('\n');
  return templates.filter(
    (template) =>
      includesAll(template.name, asString(params['name'])) &&
      includesAll(content(template), asString(params['content'])) &&
      includesAll(`${template.name}\n${content(template)}`, asString(params['name_or_content'])) &&
      fits(any('language'), template.language) &&
      fits(any('status'), template.status) &&
      fits(any('category'), template.category) &&
      fits(any('quality_score'), template.quality) &&
      (asNumber(params['since']) ?? 0) <= template.updatedAt / 1000 &&
      (asNumber(params['until']) ?? Infinity) >= template.updatedAt / 1000,
  );
};

/** GET /{waba}/message_templates. */
export const listTemplates = (platform: Platform, call: GraphCall): JsonObject => {
  const account = accountOf(platform.world, call);
  const all = templatesOf(platform, account);
  const found = filtered(all, call.params);
  const address = `${platform.url}/${call.version}/${call.segments.join('/')}`;
  const { items, paging } = page(found, call.params, address);
  return {
    data: items.map((template) => showTemplate(template, call.params['fields'])),
    ...(paging ? { paging } : {}),
    ...(call.params['summary'] === undefined
      ? {}
      : {
          summary: {
            total_count: found.length,
            message_template_count: all.length,
            message_template_limit: platform.options.limits.templatesPerAccount,
            are_translations_complete: true,
          },
        }),
  };
};

const checkRoom = (platform: Platform, account: BusinessAccount, draft: TemplateDraft): void => {
  const { clock, options, world } = platform;
  const { templatesPerAccount, templatesPerHour } = options.limits;
  if (findTemplate(world, account.id, draft.name, draft.language)) {
    throw templateError(
      2388024,
      'Content in this language already exists',
      `There is already ${draft.language} content for this template. You can create a new template and try again.`,
    );
  }
  const until = account.coolingNames.get(draft.name) ?? 0;
  if (until > clock.now()) {
    throw templateError(
      2388023,
      'Message template name is being deleted',
      `New content can't be added while the existing ${draft.language} content is being deleted. Try again in 4 weeks or create a new message template.`,
    );
  }
  if (templatesOf(platform, account).length >= templatesPerAccount) {
    throw templateError(
      2388019,
      'Message template limit exceeded',
      `This WhatsApp Business account has ${templatesPerAccount} templates, which is the limit.`,
    );
  }
  account.templateCreations = account.templateCreations.filter((at) => at > clock.now() - HOUR);
  if (templatesPerHour !== null && account.templateCreations.length >= templatesPerHour) {
    throw new GraphError({
      status: 429,
      code: 80008,
      message: '(#80008) There have been too many calls to this WhatsApp Business account.',
    });
  }
};

/** POST /{waba}/message_templates. */
export const submitTemplate = (platform: Platform, call: GraphCall): JsonObject => {
  const { clock, ids, world } = platform;
  const account = accountOf(world, call);
  const draft = readDraft(platform, call.params);
  checkTemplate(draft);
  checkRoom(platform, account, draft);
  const template = createTemplate(
    {
      id: ids.numeric(),
      businessAccountId: account.id,
      name: draft.name,
      language: draft.language,
      category: draft.category,
      parameterFormat: draft.parameterFormat,
      components: storedComponents(draft),
      status: 'PENDING',
      ...(draft.messageSendTtlSeconds === undefined
        ? {}
        : { messageSendTtlSeconds: draft.messageSendTtlSeconds }),
    },
    clock.now(),
  );
  world.templates.set(template.id, template);
  account.templateCreations.push(clock.now());
  platform.changes.tell('template', template.id);
  reviewAutomatically(platform, template);
  return { id: template.id, status: template.status, category: template.category };
};

const storedComponents = (draft: TemplateDraft): JsonObject[] =>
  draft.category === 'AUTHENTICATION' ? presetComponents(draft.components) : draft.components;

const templateOf = (platform: Platform, call: GraphCall): Template => {
  const template = platform.world.templates.get(call.id);
  if (!template) throw unknownObject(call.method, call.id);
  return template;
};

/** GET /{template id}. */
export const getTemplate = (platform: Platform, call: GraphCall): JsonObject =>
  showTemplate(templateOf(platform, call), call.params['fields']);

const checkEditable = (platform: Platform, template: Template): void => {
  const refuse = (reason: string): GraphError =>
    templateError(2388039, "Message template can't be edited", reason);
  if (!EDITABLE.includes(template.status)) {
    throw refuse(`A template with status ${template.status} cannot be edited.`);
  }
  if (template.status !== 'APPROVED') return;
  const now = platform.clock.now();
  template.edits = template.edits.filter((at) => at > now - COOLING_DAYS * DAY);
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
    ...readDraft(platform, {
      ...params,
      parameter_format: params['parameter_format'] ?? template.parameterFormat,
    }),
    name: template.name,
    language: template.language,
    category: category ?? template.category,
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

const remove = (platform: Platform, templates: Template[]): JsonObject => {
  const { clock, world } = platform;
  if (templates.some((template) => template.status === 'DISABLED')) {
    throw templateError(
      undefined,
      "Message template can't be deleted",
      'A disabled template cannot be deleted.',
    );
  }
  for (const template of templates) {
    world.templates.delete(template.id);
    if (template.status === 'APPROVED') {
      world.businessAccounts
        .get(template.businessAccountId)
        ?.coolingNames.set(template.name, clock.now() + COOLING_DAYS * DAY);
    }
    platform.changes.tell('template', template.id);
  }
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
