import { chmodSync, cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bin, inRoot, PLAYGROUND } from './paths.mjs';
import { fail, runOrExit } from './run.mjs';
import { unlessFresh } from './stamp.mjs';

const TSC = bin('typescript/bin/tsc');

/** `dist/server` and `dist/admin`, from server, admin and shared. */
export async function buildPlugin() {
  const inputs = [
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'server',
    'admin',
    'shared',
  ];
  const outputs = ['dist/server/index.js', 'dist/admin/index.mjs', 'dist/shared/events.d.ts'];
  await unlessFresh('plugin', { inputs, outputs }, async () => {
    refuseRootOutput();
    await runOrExit('Building the plugin', [
      bin('@strapi/sdk-plugin/bin/strapi-plugin.js'),
      'build',
    ]);
    // The build writes declarations of the server alone; they name types of `shared`.
    await runOrExit('Declaring its types', [
      TSC,
      '-p',
      'server/tsconfig.build.json',
      '--declaration',
      '--emitDeclarationOnly',
    ]);
  });
}

/** The build empties the folder of each entry that is an object: an entry at the root would delete the repository. */
function refuseRootOutput() {
  const { exports } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  for (const [name, entry] of Object.entries(exports)) {
    if (typeof entry === 'string') continue;
    const files = [entry.import, entry.require].filter(Boolean);
    if (!files.every((file) => path.posix.normalize(file).startsWith('dist/'))) {
      fail(
        `package.json: exports["${name}"] must lead into dist/, because the build empties its folder.`,
      );
    }
  }
}

/** `dist/simulator`, with its web page beside it. */
export async function buildSimulator() {
  const inputs = ['package-lock.json', 'simulator'];
  const outputs = ['dist/simulator/bin.js'];
  await unlessFresh('simulator', { inputs, outputs }, async () => {
    rmSync(inRoot('dist/simulator'), { recursive: true, force: true });
    await runOrExit('Building the simulator', [TSC, '-p', 'simulator/tsconfig.build.json']);
    chmodSync(inRoot('dist/simulator/bin.js'), 0o755);
    const page = inRoot('simulator/src/web');
    if (existsSync(page)) cpSync(page, inRoot('dist/simulator/web'), { recursive: true });
    else
      console.error('The simulator was built without its web page: simulator/src/web is missing.');
  });
}

/** `playground/dist`; the admin panel, which takes most of a minute, only when it is asked for and one of its sources changed. */
export async function buildPlayground({ adminPanel }) {
  const app = ['tsconfig.json', 'playground/tsconfig.json', 'playground/config', 'playground/src'];
  const outputs = ['playground/dist/src/index.js', 'playground/dist/config/plugins.js'];
  await unlessFresh('playground', { inputs: app, outputs }, async () => {
    // What was deleted or renamed in the sources must not live on: Strapi loads every file it finds.
    for (const stale of ['src', 'config', '.tsbuildinfo']) {
      rmSync(path.join(PLAYGROUND, 'dist', stale), { recursive: true, force: true });
    }
    await runOrExit('Compiling the playground', [TSC, '-p', 'playground/tsconfig.json']);
  });
  if (!adminPanel) return;

  const panel = {
    inputs: ['package-lock.json', 'dist/admin', 'playground/src/admin', 'playground/config'],
    outputs: ['playground/dist/build/index.html'],
    // Declarations: they change with comments, the panel does not.
    ignore: (file) => file === 'dist/admin/src',
  };
  await unlessFresh('admin-panel', panel, () =>
    runOrExit('Building the admin panel', [bin('@strapi/strapi/bin/strapi.js'), 'build'], {
      cwd: PLAYGROUND,
      env: { NODE_ENV: 'production', APP_KEYS: 'build', ADMIN_JWT_SECRET: 'build' },
    }),
  );
}
