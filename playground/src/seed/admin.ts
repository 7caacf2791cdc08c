import type { Core } from '@strapi/strapi';

/** The demo's login, printed by `npm run demo`. */
const DEMO_ADMIN = { email: 'demo@example.com', password: 'WhatsApp-demo-1' };

/** Makes the demo's super admin once. */
export async function seedAdmin(strapi: Core.Strapi) {
  const users = strapi.service('admin::user');
  if (await users.findOneByEmail(DEMO_ADMIN.email)) return;

  const superAdmin = await strapi.service('admin::role').getSuperAdmin();
  await users.create({
    ...DEMO_ADMIN,
    firstname: 'Dana',
    lastname: 'Demo',
    isActive: true,
    roles: [superAdmin.id],
  });
}
