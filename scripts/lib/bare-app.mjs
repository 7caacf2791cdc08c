import { readFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';

/** The files of the smallest Strapi app, in JavaScript on SQLite, that depends on `packages`. */
export function bareApp(packages) {
  const playground = JSON.parse(readFileSync(inRoot('playground/package.json'), 'utf8'));
  const names = [
    '@strapi/strapi',
    'better-sqlite3',
    'react',
    'react-dom',
    'react-router-dom',
    'styled-components',
  ];
  const dependencies = Object.fromEntries(
    names.map((name) => [name, playground.dependencies[name]]),
  );
  const manifest = {
    name: 'bare-app',
    version: '0.0.0',
    private: true,
    dependencies: { ...dependencies, ...packages },
    strapi: { uuid: false },
  };
  return {
    'package.json': JSON.stringify(manifest, null, 2),
    'config/server.js': `module.exports = {
  host: '127.0.0.1',
  port: 0,
  app: { keys: ['a', 'b'] },
  logger: { updates: { enabled: false }, startup: { enabled: false } },
};
`,
    'config/admin.js': `module.exports = {
  auth: { secret: 'admin' },
  apiToken: { salt: 'api' },
  transfer: { token: { salt: 'transfer' } },
  secrets: { encryptionKey: 'encryption' },
};
`,
    'config/database.js': `module.exports = {
  connection: { client: 'sqlite', connection: { filename: '.tmp/data.db' }, useNullAsDefault: true },
};
`,
    'config/middlewares.js': `module.exports = ['strapi::logger', 'strapi::errors', 'strapi::security', 'strapi::cors',
  'strapi::poweredBy', 'strapi::query', 'strapi::body', 'strapi::session', 'strapi::favicon', 'strapi::public'];
`,
    'src/index.js': 'module.exports = {};\n',
    'public/uploads/.gitkeep': '',
    'inspect.js': `const { createStrapi } = require('@strapi/strapi');

async function inspect() {
  const strapi = createStrapi({ appDir: __dirname, distDir: __dirname, serveAdminPanel: false });
  await strapi.load();
  await strapi.listen();
  const webhook = \`http://127.0.0.1:\${strapi.server.httpServer.address().port}/api/whatsapp/webhook\`;
  const wrong = '?hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1';
  const inspected = {
    contentTypes: Object.keys(strapi.contentTypes).filter((uid) => uid.startsWith('plugin::whatsapp.')),
    verification: (await fetch(webhook + wrong)).status,
    delivery: (await fetch(webhook, { method: 'POST', body: '{}' })).status,
  };
  console.log(JSON.stringify({ inspected }));
  await strapi.destroy();
  process.exit(0);
}

inspect().catch((error) => {
  console.error(error);
  process.exit(1);
});
`,
  };
}
