// Starts the app that the environment names, as `strapi start` does, from a compiled folder of the test's choice.
const { createStrapi } = require('@strapi/strapi');

const strapi = createStrapi({ appDir: process.env.APP_DIR, distDir: process.env.DIST_DIR });

// Says which moves of messages were made by this process, for tests with several.
if (process.env.TELL_STATES === 'true') {
  strapi.eventHub.on('whatsapp.message.state', ({ documentId, to }) => {
    console.log(`message ${documentId} is ${to}`);
  });
}

strapi.start();
