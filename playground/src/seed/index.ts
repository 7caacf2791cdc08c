import type { Core } from '@strapi/strapi';
import { seedAdmin } from './admin';
import { seedShop } from './shop';
import { seedWhatsapp } from './whatsapp';

/** Fills an empty database with the demo's shop; on one that has it already nothing changes. */
export async function seedDemo(strapi: Core.Strapi) {
  await seedAdmin(strapi);
  await seedShop(strapi);
  seedWhatsapp(strapi);
}
