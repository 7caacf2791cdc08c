import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { bootStrapi, type BootedStrapi } from './strapi';
import { describeOnEachDatabase } from './services';

const ROOT = path.resolve(__dirname, '../..');

describe('the plugin inside a real Strapi', () => {
  let booted: BootedStrapi | undefined;

  afterEach(async () => {
    await booted?.stop();
    booted = undefined;
  });

  test('is loaded through the package exports', async () => {
    booted = await bootStrapi({ empty: true });

    expect(booted.strapi.plugin('whatsapp')).toBeDefined();
    expect((await booted.request.get('/_health')).status).toBe(204);
    expect((await booted.request.get('/admin/init')).body.data.hasAdmin).toBe(false);
  });

  test('is loaded through the root doors when the package has no exports', async () => {
    const copy = await mkdtemp(path.join(os.tmpdir(), 'whatsapp-doors-'));
    try {
      const manifest = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8'));
      delete manifest.exports;
      await writeFile(path.join(copy, 'package.json'), JSON.stringify(manifest));
      await cp(path.join(ROOT, 'strapi-server.js'), path.join(copy, 'strapi-server.js'));
      await cp(path.join(ROOT, 'strapi-admin.js'), path.join(copy, 'strapi-admin.js'));
      await symlink(path.join(ROOT, 'dist'), path.join(copy, 'dist'));

      booted = await bootStrapi({ pluginPath: copy });

      expect(booted.strapi.plugin('whatsapp')).toBeDefined();
      expect(booted.strapi.config.get('enabledPlugins.whatsapp.pathToPlugin')).toBe(copy);
    } finally {
      await rm(copy, { recursive: true, force: true });
    }
  });
});

describe('the harness', () => {
  let booted: BootedStrapi;

  beforeAll(async () => {
    booted = await bootStrapi({ config: { webhook: { maxBodyBytes: 2_000_000 } } });
  });

  afterAll(() => booted.stop());

  test('merges configuration over the playground', () => {
    const config = booted.strapi.config.get('plugin::whatsapp');

    expect(config).toMatchObject({
      webhook: { maxBodyBytes: 2_000_000 },
      collections: { 'api::customer.customer': { phoneField: 'phone' } },
    });
  });

  test('makes admin tokens for roles', async () => {
    const superAdmin = await booted.adminToken();
    const reader = await booted.adminToken([
      { action: 'plugin::content-manager.explorer.read', subject: 'api::customer.customer' },
    ]);
    const list = (uid: string, token: string) =>
      booted.request
        .get(`/content-manager/collection-types/${uid}`)
        .set('Authorization', `Bearer ${token}`);

    expect((await list('api::order.order', superAdmin)).status).toBe(200);
    expect((await list('api::customer.customer', reader)).status).toBe(200);
    expect((await list('api::order.order', reader)).status).toBe(403);
  });

  test('keeps the database and the address over a restart', async () => {
    const created = await booted.strapi
      .documents('api::appointment.appointment')
      .create({ data: { name: 'Kept' } });
    const { url } = booted;

    await booted.restart();

    const kept = await booted.strapi
      .documents('api::appointment.appointment')
      .findOne({ documentId: created.documentId });
    expect(kept).toMatchObject({ name: 'Kept' });
    expect((await fetch(`${url}/_health`)).status).toBe(204);
  });
});

describeOnEachDatabase('the seeded shop', (database) => {
  let booted: BootedStrapi;

  beforeAll(async () => {
    booted = await bootStrapi({
      database,
      empty: true,
      seed: true,
      env: { SIMULATOR_URL: 'http://127.0.0.1:9' },
    });
  });

  afterAll(() => booted.stop());

  test('is filled once, however often it is started', async () => {
    const count = () =>
      Promise.all([
        booted.strapi.documents('api::customer.customer').count({}),
        booted.strapi.db.query('api::order.order').count(),
        booted.strapi.db.query('plugin::upload.file').count(),
      ]);
    const first = await count();

    await booted.restart();

    expect(await count()).toEqual(first);
    expect(first[0]).toBe(8);
  });
});
