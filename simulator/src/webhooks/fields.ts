/** The webhook fields of a WhatsApp Business Account (https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview). */
export const WEBHOOK_FIELDS = [
  'account_alerts',
  'account_review_update',
  'account_settings_update',
  'account_update',
  'automatic_events',
  'business_capability_update',
  'business_username_update',
  'calls',
  'flows',
  'group_lifecycle_update',
  'group_participants_update',
  'group_settings_update',
  'group_status_update',
  'history',
  'message_echoes',
  'message_template_components_update',
  'message_template_quality_update',
  'message_template_status_update',
  'messages',
  'messaging_handovers',
  'partner_solutions',
  'payment_configuration_update',
  'phone_number_name_update',
  'phone_number_quality_update',
  'security',
  'smb_app_state_sync',
  'smb_message_echoes',
  'standby',
  'template_category_update',
  'template_correct_category_detection',
  'user_preferences',
] as const;

/** The only fields for which override_callback_uri counts (https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/override). */
export const OVERRIDABLE_FIELDS: ReadonlySet<string> = new Set([
  'messages',
  'message_echoes',
  'calls',
  'consumer_profile',
  'messaging_handovers',
  'group_lifecycle_update',
  'group_participants_update',
  'group_settings_update',
  'group_status_update',
  'smb_message_echoes',
  'smb_app_state_sync',
  'history',
  'account_settings_update',
]);

/** Fields whose entries come without a time. */
export const UNTIMED_FIELDS: ReadonlySet<string> = new Set([
  'messages',
  'user_preferences',
  'smb_message_echoes',
  'message_echoes',
]);
