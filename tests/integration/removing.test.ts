import { readFileSync } from 'node:fs';
import path from 'node:path';

import { blocksOf } from '../doc-blocks';
import { describeOnEachDatabase } from './services';
import { openShop } from './shop';

const PAGE = 'docs/upgrading-and-removing.md';
const NAMES = { postgres: 'PostgreSQL', mysql: 'MySQL', sqlite: 'SQLite' };

/** What the page has run first for a database. */
function firstFor(name: string): string {
  const text = readFileSync(path.resolve(__dirname, '../..', PAGE), 'utf8');
  const row = text.split('\n').find((line) => line.startsWith(`| ${name}`))!;
  return /`(.+);`/.exec(row)![1]!;
}

describeOnEachDatabase('removing the data, as the page tells it', (database) => {
  test('leaves no table and nothing remembered of the plugin', async () => {
    const [drops = [], rest = []] = blocksOf(PAGE)
      .filter(({ language }) => language === 'sql')
      .map(({ code }) => code.trim().split('\n'));
    const shop = await openShop({ database, config: { queue: { worker: false } } });
    try {
      const { db } = shop.booted.strapi;
      await shop.whatsapp.contacts.optIn({ phone: '+4917655501234' });
      await shop.admin('put', '/me').send({ phone: '+4917655501234' }).expect(200);
      const tables = async () =>
        (await db.dialect.schemaInspector.getTables()).filter((name) =>
          name.startsWith('whatsapp_'),
        );
      const remembered = (): Promise<unknown[]> =>
        db.connection('strapi_core_store_settings').where('key', 'like', 'plugin_whatsapp_%');
      expect(await remembered()).not.toEqual([]);
      expect(drops.map((line) => /EXISTS (\w+);$/.exec(line)?.[1]).sort()).toEqual(
        (await tables()).sort(),
      );
      // One session: what is said first holds for it.
      await db.connection.transaction(async (session) => {
        await session.raw(firstFor(NAMES[database]));
        for (const line of drops) await session.raw(line);
        for (const line of rest)
          await session.raw(
            database === 'mysql'
              ? line.replace('key', '`key`').replace(String.raw`'\';`, String.raw`'\\';`)
              : line,
          );
      });
      expect(await tables()).toEqual([]);
      expect(await remembered()).toEqual([]);
      // Whoever installs it again has the tables anew; without them it could not end here.
      await db.connection('strapi_database_schema').delete();
      await db.schema.sync();
      expect(await tables()).toHaveLength(drops.length);
    } finally {
      await shop.stop();
    }
  });
});
