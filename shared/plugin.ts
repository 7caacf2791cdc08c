/** The plugin's id: part of every UID, route, permission and translation key. */
export const PLUGIN_ID = 'whatsapp';

/** The name shown to people. */
export const DISPLAY_NAME = 'Messaging for WhatsApp';
