import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import type { StrapiApp } from '@strapi/strapi/admin';
import { RecordPanel } from './RecordPanel';

/** Puts the WhatsApp panel beside every record of a collection that takes part. */
export function addToContentManager(app: Pick<StrapiApp, 'getPlugin'>): void {
  const { addEditViewSidePanel } = app.getPlugin('content-manager')
    .apis as ContentManagerPlugin['config']['apis'];
  addEditViewSidePanel([RecordPanel]);
}
