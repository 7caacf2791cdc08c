import { prepareApp, type App } from '../app';
import { measureBundle } from '../bundle';
import { withCleanUp, type Context } from '../context';
import { median } from '../report';

const BOOTS = 7;

interface Cost {
  bootMs: number;
  memoryMb: number;
}

async function bootOnce(app: App): Promise<Cost> {
  const child = await app.start();
  try {
    return await child.call<Cost>('cost');
  } finally {
    await child.stop();
  }
}

async function measureBoots(context: Context): Promise<void> {
  await withCleanUp(async (later) => {
    const prepare = async (isEnabled: boolean) => {
      const env = { WHATSAPP_ENABLED: String(isEnabled) };
      const options = { database: 'sqlite' as const, env, execArgv: ['--expose-gc'] };
      const app = await prepareApp(options, 'installed');
      later(() => app.remove());
      // The first boot makes the tables.
      await bootOnce(app);
      return app;
    };
    const [without, withPlugin] = [await prepare(false), await prepare(true)];
    context.log('installed');
    const differences: Cost[] = [];
    const absolute: Cost[] = [];
    for (let boot = 0; boot < BOOTS; boot += 1) {
      const before = await bootOnce(without);
      const after = await bootOnce(withPlugin);
      context.log(
        `  boot ${Math.round(before.bootMs)} → ${Math.round(after.bootMs)} ms, ` +
          `memory ${Math.round(before.memoryMb)} → ${Math.round(after.memoryMb)} MB`,
      );
      absolute.push(before);
      differences.push({
        bootMs: after.bootMs - before.bootMs,
        memoryMb: after.memoryMb - before.memoryMb,
      });
    }
    context.row({
      name: 'installed: boot takes longer by',
      value: median(differences.map(({ bootMs }) => bootMs)),
      goal: '<= 100',
      unit: 'ms',
    });
    context.row({
      name: 'installed: memory after boot grows by',
      value: median(differences.map(({ memoryMb }) => memoryMb)),
      goal: '<= 20',
      unit: 'MB',
    });
    context.fact({
      name: 'installed: boot without the plugin',
      value: median(absolute.map(({ bootMs }) => bootMs)),
      unit: 'ms',
    });
  });
}

/** What a Strapi pays for having the plugin, before anybody uses it. */
export async function installed(context: Context): Promise<void> {
  await measureBoots(context);
  const { startKb, chunks } = await measureBundle();
  context.row({
    name: 'admin panel: part of the start-up bundle, gzip',
    value: startKb,
    goal: '<= 15',
    unit: 'kB',
  });
  const [largest] = chunks;
  context.row({
    name: `admin panel: largest page chunk (${largest!.name}), gzip`,
    value: largest!.kb,
    goal: '<= 60',
    unit: 'kB',
  });
  for (const { name, kb } of chunks.slice(1, 4))
    context.fact({ name: `admin panel: chunk ${name}, gzip`, value: kb, unit: 'kB' });
}
