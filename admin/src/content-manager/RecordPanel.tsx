import type { PanelComponent } from '@strapi/content-manager/strapi-admin';

/** The WhatsApp panel beside a record. */
export const RecordPanel: PanelComponent = () => null;
