import type { World } from '../world/world';
import { OVERRIDABLE_FIELDS } from './fields';
import type { WebhookEvent } from './envelope';

/** Where one event goes, or why it goes nowhere. */
export type Target = { appId: string; url: string } | { appId?: string; unsent: string };

/**
 * Finds the receivers of an event: every subscribed app that has a callback and this field. The
 * override of the number comes before that of the WABA and both before the app's callback, but
 * template and account fields go to the app's callback alone
 * (https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/override).
 */
export const targetsOf = (world: World, event: WebhookEvent): Target[] => {
  const account = world.businessAccounts.get(event.businessAccountId);
  if (!account || account.subscriptions.length === 0) {
    return [{ unsent: 'No app is subscribed to this WABA (POST /{waba}/subscribed_apps).' }];
  }
  const number = world.phoneNumbers.get(event.phoneNumberId ?? '');
  return account.subscriptions.map((subscription): Target => {
    const { appId } = subscription;
    const webhook = world.apps.get(appId)?.webhook;
    if (!webhook) {
      return {
        appId,
        unsent: 'The app has no callback URL (App Dashboard > WhatsApp > Configuration).',
      };
    }
    if (!webhook.fields.includes(event.field)) {
      return { appId, unsent: `The app does not subscribe to the field ${event.field}.` };
    }
    const override = OVERRIDABLE_FIELDS.has(event.field)
      ? (number?.overrideCallbackUri ?? subscription.overrideCallbackUri)
      : undefined;
    return { appId, url: override ?? webhook.callbackUrl };
  });
};
