import type { Change } from '../envelope';
import type { WebhookEvent } from '../events';
import { readAccountAlerts } from './account-alerts';
import { readAccountReview } from './account-review-update';
import { readAccountSettings } from './account-settings-update';
import { readAccountUpdate } from './account-update';
import { readBusinessCapability } from './business-capability-update';
import { readBusinessUsername } from './business-username-update';
import { readMessageEchoes } from './message-echoes';
import { readTemplateComponents } from './message-template-components-update';
import { readTemplateQuality } from './message-template-quality-update';
import { readTemplateStatus } from './message-template-status-update';
import { readMessages } from './messages';
import { readPhoneNumberName } from './phone-number-name-update';
import { readPhoneNumberQuality } from './phone-number-quality-update';
import { readSecurity } from './security';
import { readTemplateCategory } from './template-category-update';
import { readUserPreferences } from './user-preferences';

/** The webhook fields that are understood; every other one is kept as it came. */
export const FIELDS: Record<string, (change: Change) => WebhookEvent[]> = {
  messages: readMessages,
  message_template_status_update: readTemplateStatus,
  message_template_quality_update: readTemplateQuality,
  message_template_components_update: readTemplateComponents,
  template_category_update: readTemplateCategory,
  account_update: readAccountUpdate,
  account_alerts: readAccountAlerts,
  account_review_update: readAccountReview,
  account_settings_update: readAccountSettings,
  phone_number_quality_update: readPhoneNumberQuality,
  phone_number_name_update: readPhoneNumberName,
  business_capability_update: readBusinessCapability,
  business_username_update: readBusinessUsername,
  security: readSecurity,
  user_preferences: readUserPreferences,
  message_echoes: readMessageEchoes,
  smb_message_echoes: readMessageEchoes,
};
