import { createStrapi, type Core } from '@strapi/strapi';

/** Boots the app that the environment names and has it listen; without the admin panel's files. */
export async function boot(): Promise<Core.Strapi> {
  const strapi = createStrapi({
    appDir: process.env.APP_DIR!,
    distDir: process.env.DIST_DIR!,
    autoReload: false,
    serveAdminPanel: false,
  });
  await strapi.load();
  await strapi.listen();
  return strapi;
}
