import { asNumber, asString, asStrings, type JsonObject } from '../json';
import type { Platform } from '../platform';
import { checkTemplate } from '../templates/check-template';
import type { TemplateDraft } from '../templates/draft';
import { blockedUntil } from '../templates/removal';
import { reviewAutomatically } from '../templates/review';
import { createTemplate } from '../world/seed-world';
import type { BusinessAccount, Template } from '../world/types';
import { findTemplate } from '../world/world';
import { accountOf, type GraphCall } from './call';
import { GraphError } from './error';
import { page } from './paging';
import { invalidParameter, templateError } from './refusals';
import { readDraft, storedComponents, templatesOf } from './template-draft';
import { showTemplate } from './template-fields';

const HOUR = 3_600_000;
const VERIFIED_LIMIT = 6_000;
const UNVERIFIED_LIMIT = 250;

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
      fits(any('source'), template.source ?? '') &&
      fits(any('correct_category'), template.correctCategory ?? '') &&
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
    data: items.map((template) => showTemplate(template, call.params['fields'], platform.url)),
    ...(paging ? { paging } : {}),
    ...(call.params['summary'] === undefined
      ? {}
      : {
          summary: summaryOf(call.params['summary'], {
            total_count: found.length,
            message_template_count: all.length,
            message_template_limit: templateLimit(platform, account),
            are_translations_complete: areTranslationsComplete(all),
          }),
        }),
  };
};

/** Only what was named; everything where `summary` is just switched on. */
const summaryOf = (asked: unknown, summary: JsonObject): JsonObject => {
  if (['true', '1', true, 1].some((on) => on === asked)) return summary;
  const names = asStrings(asked);
  const unknown = names.find((name) => !(name in summary));
  if (unknown !== undefined) {
    throw invalidParameter(`Param summary must be one of {${Object.keys(summary).join(', ')}}`);
  }
  return Object.fromEntries(names.map((name) => [name, summary[name]]));
};

/** Whether every name exists in as many languages as the account uses. */
const areTranslationsComplete = (templates: readonly Template[]): boolean => {
  const languages = new Set(templates.map(({ language }) => language));
  const names = new Set(templates.map(({ name }) => name));
  return names.size * languages.size === templates.length;
};

/** 6,000 for verified portfolios with an approved display name, else 250, unless the options say otherwise. */
const templateLimit = ({ options, world }: Platform, account: BusinessAccount): number => {
  const named = [...world.phoneNumbers.values()].some(
    (number) => number.businessAccountId === account.id && number.nameStatus === 'APPROVED',
  );
  const verified = account.businessVerificationStatus === 'verified' && named;
  return options.limits.templatesPerAccount ?? (verified ? VERIFIED_LIMIT : UNVERIFIED_LIMIT);
};

const checkRoom = (platform: Platform, account: BusinessAccount, draft: TemplateDraft): void => {
  const { clock, options, world } = platform;
  const { templatesPerHour } = options.limits;
  const limit = templateLimit(platform, account);
  const taken = findTemplate(world, account.id, draft.name, draft.language);
  if (taken && taken.goneAt === undefined) {
    throw templateError(
      2388024,
      'Content in this language already exists',
      `There is already ${draft.language} content for this template. You can create a new template and try again.`,
    );
  }
  if (taken || blockedUntil(account, draft) > clock.now()) {
    throw templateError(
      2388023,
      'Message template name is being deleted',
      `New content can't be added while the existing ${draft.language} content is being deleted. Try again in 4 weeks or create a new message template.`,
    );
  }
  if (templatesOf(platform, account).length >= limit) {
    throw templateError(
      2388019,
      'Message template limit exceeded',
      `This WhatsApp Business account has ${limit} templates, which is the limit.`,
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
  const draft = readDraft(platform, call.params, call.caller.app.id);
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
