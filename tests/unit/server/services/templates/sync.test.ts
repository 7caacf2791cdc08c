import type { SyncContext } from '../../../../../server/src/services/templates/sync';
import { syncAll } from '../../../../../server/src/services/templates/sync';
import { baseOf } from '../../../../../server/src/services/templates/compare';
import type { TemplateRow } from '../../../../../server/src/store/rows';
import type { StoredTemplate, SyncedTemplate } from '../../../../../server/src/store/templates';
import { toMetaTemplate } from '../../../../../shared/domain/template/payload';
import type { MetaTemplate } from '../../../../../shared/domain/template/read-meta';
import { templateOf } from '../../../shared/domain/template/content';

const NAMES = ['first', 'second', 'third'];

const contentOf = (name: string) => templateOf({ name, body: 'Hello {{1}}, it is ready.' });

const stored = NAMES.map((name, index): StoredTemplate => {
  const content = contentOf(name);
  return {
    content,
    row: {
      id: index + 1,
      name,
      language: content.language,
      metaId: `7${index}`,
      status: 'APPROVED',
      category: content.category,
      ttlSeconds: null,
      rejectedReason: null,
      qualityScore: null,
      correctCategory: null,
      syncedHash: baseOf(content),
      drift: null,
    } as TemplateRow,
  };
});

/** A template at Meta that was paused since. */
const pausedAtMeta = (name: string): MetaTemplate => ({
  ...toMetaTemplate(contentOf(name), { headerHandle: null, linkBase: null }),
  id: `7${NAMES.indexOf(name)}`,
  status: 'PAUSED',
});

/** Words that break whatever reads them. */
const broken = (): never => {
  throw new Error('odd content');
};

/** Syncs what is stored with this list; answers the statuses that were written, by name. */
async function syncWith(metas: unknown[]) {
  const written: Record<string, unknown> = {};
  const logged: string[] = [];
  const context = {
    account: { id: 1, businessAccountId: '1' },
    recorder: { record: async () => undefined },
    runtime: {
      now: () => new Date(0),
      strapi: { log: { error: (text: string) => logged.push(text) } },
      templates: {
        listWhole: async () => stored,
        saveSynced: async (rows: SyncedTemplate[]) => {
          for (const { row, data } of rows) written[row.name] = data.status;
          return new Set(rows.map(({ row }) => row.id));
        },
      },
    },
  } as unknown as SyncContext;
  async function* list() {
    yield* metas as MetaTemplate[];
  }
  return { result: await syncAll(context, list()), written, logged };
}

describe('A sync of many templates', () => {
  it('goes on past one whose words cannot be read, and does not call it gone', async () => {
    const odd = { ...pausedAtMeta('second') } as MetaTemplate;
    odd.components = new Proxy([], { get: broken });
    const { result, written, logged } = await syncWith([
      pausedAtMeta('first'),
      odd,
      pausedAtMeta('third'),
    ]);
    expect(written).toEqual({ first: 'PAUSED', third: 'PAUSED' });
    expect(result).toMatchObject({ updated: 2, gone: 0 });
    expect(logged).toEqual([expect.stringContaining('odd content')]);
  });

  it('goes on past one that does not say its name, which the one with its id may be', async () => {
    const { written, logged } = await syncWith([
      pausedAtMeta('first'),
      { id: '71', status: 'PAUSED' },
    ]);
    expect(written).toEqual({ first: 'PAUSED', third: 'DELETED' });
    expect(logged).toEqual([expect.stringContaining('71')]);
  });

  it('calls none gone while one cannot be told at all', async () => {
    const { result, written } = await syncWith([pausedAtMeta('first'), null]);
    expect(written).toEqual({ first: 'PAUSED' });
    expect(result).toMatchObject({ gone: 0 });
  });

  it('counts only what was written', async () => {
    const { result } = await syncWith(['first', 'second'].map(pausedAtMeta));
    expect(result).toMatchObject({ updated: 2, unchanged: 0, gone: 1 });
  });
});
