// Starts the app that the environment names, as `strapi start` does, from a compiled folder of the test's choice.
const { createStrapi } = require('@strapi/strapi');

createStrapi({ appDir: process.env.APP_DIR, distDir: process.env.DIST_DIR }).start();
