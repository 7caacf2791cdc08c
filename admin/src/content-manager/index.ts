import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import type { StrapiApp } from '@strapi/strapi/admin';
import { BulkSend } from './BulkSend';
import { RecordPanel } from './RecordPanel';

/**
 * Puts the WhatsApp panel beside every record of a collection that takes part, and a campaign for many of
 * them into its list.
 */
export function addToContentManager(app: Pick<StrapiApp, 'getPlugin'>): void {
  const { addBulkAction, addEditViewSidePanel } = app.getPlugin('content-manager')
    .apis as ContentManagerPlugin['config']['apis'];
  addEditViewSidePanel([RecordPanel]);
  addBulkAction((actions) => [BulkSend, ...actions]);
}
