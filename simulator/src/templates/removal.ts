import type { Platform } from '../platform';
import type { BusinessAccount, Template } from '../world/types';
import { tellTemplateStatus } from './review';

const BLOCK_MS = 30 * 24 * 3_600_000;
const UNDELIVERED = ['accepted', 'sent'];

const keyOf = ({ name, language }: Pick<Template, 'name' | 'language'>): string =>
  `${name}/${language}`;

/** Until when a name cannot be used again in this language; in the past when it can. */
export const blockedUntil = (
  account: BusinessAccount,
  named: Pick<Template, 'name' | 'language'>,
): number =>
  Math.max(account.coolingNames.get(named.name) ?? 0, account.coolingNames.get(keyOf(named)) ?? 0);

const isOnItsWay = ({ world }: Platform, template: Template): boolean => {
  for (const message of world.messages.values()) {
    if (
      message.template?.name === template.name &&
      message.template.language === template.language &&
      UNDELIVERED.includes(message.status) &&
      world.phoneNumbers.get(message.phoneNumberId)?.businessAccountId ===
        template.businessAccountId
    ) {
      return true;
    }
  }
  return false;
};

/** An approved template blocks its name for 30 days: the whole name, or one language where others stay. */
const blockName = ({ clock, world }: Platform, template: Template): void => {
  const stays = [...world.templates.values()].some(
    (other) =>
      other.businessAccountId === template.businessAccountId &&
      other.name === template.name &&
      other.goneAt === undefined,
  );
  world.businessAccounts
    .get(template.businessAccountId)
    ?.coolingNames.set(stays ? keyOf(template) : template.name, clock.now() + BLOCK_MS);
};

/**
 * Deletes templates. One whose messages are still on their way is PENDING_DELETION until they have
 * arrived, for 30 days at most (https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/template-management).
 */
export const removeTemplates = (platform: Platform, templates: readonly Template[]): void => {
  const { clock, world } = platform;
  const leaving = templates.filter(({ goneAt }) => goneAt === undefined);
  const approved = leaving.filter(({ status }) => status === 'APPROVED');
  for (const template of leaving) {
    if (isOnItsWay(platform, template)) {
      template.status = 'PENDING_DELETION';
      template.goneAt = clock.now() + BLOCK_MS;
      world.leaving.add(template.id);
      tellTemplateStatus(platform, template, 'PENDING_DELETION');
    } else {
      world.templates.delete(template.id);
      platform.changes.tell('template', template.id);
    }
  }
  for (const template of approved) blockName(platform, template);
};

/** Lets templates go whose last message has arrived. */
export const settleRemovals = (platform: Platform): void => {
  const { clock, world } = platform;
  for (const id of world.leaving) {
    const template = world.templates.get(id);
    if (template && (template.goneAt ?? 0) > clock.now() && isOnItsWay(platform, template))
      continue;
    world.leaving.delete(id);
    world.templates.delete(id);
    platform.changes.tell('template', id);
  }
};
