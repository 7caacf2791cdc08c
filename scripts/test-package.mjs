// `npm run test:package [-- --keep] [-- --strapi 5.45.0]`: what a user does with the published package, in a bare
// Strapi app outside this repository; of that version of Strapi, or of the one that the playground has.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bareApp } from './lib/bare-app.mjs';
import { buildPlugin, buildSimulator } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot } from './lib/paths.mjs';
import { freePort } from './lib/ports.mjs';
import { run } from './lib/run.mjs';
import { startServer } from './lib/server-process.mjs';

const NAME = 'strapi-plugin-whatsapp';
const EXPECTED_FILES = [
  'LICENSE',
  'README.md',
  'CHANGELOG.md',
  'strapi-server.js',
  'strapi-admin.js',
  'dist/server/index.js',
  'dist/server/index.mjs',
  'dist/server/src/index.d.ts',
  'dist/admin/index.mjs',
  'dist/admin/src/index.d.ts',
  'dist/simulator/bin.js',
];

const { values: asked } = parseArgs({
  options: { keep: { type: 'boolean' }, strapi: { type: 'string' } },
});

await ensureInstalled();
await buildPlugin();
await buildSimulator();

const directory = mkdtempSync(path.join(os.tmpdir(), 'whatsapp-package-'));
const app = path.join(directory, 'app');
const strapi = path.join(app, 'node_modules/@strapi/strapi/bin/strapi.js');
process.on('exit', () => {
  if (asked.keep) console.log(`Kept: ${directory}`);
  else rmSync(directory, { recursive: true, force: true });
});

const tarball = await step('npm pack', async () => {
  const output = await npm(['pack', '--json', `--pack-destination=${directory}`], inRoot());
  const [{ filename, files, size }] = JSON.parse(output.slice(output.indexOf('[')));
  const packed = files.map((file) => file.path);
  const missing = EXPECTED_FILES.filter((file) => !packed.includes(file));
  if (missing.length > 0) throw new Error(`The package lacks ${missing.join(', ')}.`);
  const source = packed.find((file) => /(?<!\.d)\.tsx?$/.test(file) || file.startsWith('tests/'));
  if (source) throw new Error(`The package contains ${source}.`);
  return { file: path.join(directory, filename), note: `${packed.length} files, ${kB(size)}` };
});

await step('npm install into a bare app', async () => {
  const packages = {
    ...(asked.strapi && { '@strapi/strapi': asked.strapi }),
    [NAME]: `file:${tarball.file}`,
  };
  for (const [file, text] of Object.entries(bareApp(packages))) {
    mkdirSync(path.dirname(path.join(app, file)), { recursive: true });
    writeFileSync(path.join(app, file), text);
  }
  // Taken over as it was compiled here: nothing of ours, and a minute or two of compiling.
  const driver = 'node_modules/better-sqlite3';
  cpSync(inRoot(driver), path.join(app, driver), { recursive: true });
  await npm(['install', '--prefer-offline', '--no-audit', '--no-fund'], app);
  const twice = ['utils', 'content-manager', 'design-system'].find((name) =>
    existsSync(path.join(app, 'node_modules', NAME, 'node_modules/@strapi', name)),
  );
  if (twice) throw new Error(`@strapi/${twice} was installed a second time, inside the plugin.`);
  const { version } = JSON.parse(
    readFileSync(path.join(app, 'node_modules/@strapi/strapi/package.json'), 'utf8'),
  );
  return { note: `Strapi ${version} on Node ${process.versions.node}` };
});

await step('boot with the plugin', async () => {
  const { contentTypes, verification, delivery } = await inspect();
  const wanted = readdirSync(inRoot('server/src/content-types'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `plugin::whatsapp.${entry.name}`);
  const missing = wanted.filter((uid) => !contentTypes.includes(uid));
  if (missing.length > 0) throw new Error(`Content types are missing: ${missing.join(', ')}.`);
  expectStatus('A verification with a wrong token', verification, 403);
  expectStatus('A delivery without a signature', delivery, 401);
  return {
    note: `${wanted.length} content types, webhook answers ${verification} and ${delivery}`,
  };
});

await step('strapi build', async () => {
  await node([strapi, 'build'], app, { NODE_ENV: 'production' });
  const build = path.join(app, 'build');
  const chunks = readdirSync(build).filter((name) => name.endsWith('.js'));
  const inside = chunks.some((name) =>
    readFileSync(path.join(build, name), 'utf8').includes('/whatsapp/'),
  );
  if (!inside) throw new Error('The admin panel was built without the plugin.');
  return { note: `${chunks.length} chunks` };
});

await step('the simulator of the package', async () => {
  const port = await freePort();
  const simulator = await startServer({
    name: 'The simulator',
    args: [path.join(app, 'node_modules/.bin/whatsapp-simulator'), '--port', String(port)],
    cwd: app,
    env: {},
    healthUrl: `http://127.0.0.1:${port}/_simulator/credentials`,
    logFile: path.join(directory, 'simulator.log'),
  });
  await simulator.stop();
});

await step('npm uninstall, and boot without the plugin', async () => {
  await npm(['uninstall', NAME, '--prefer-offline', '--no-audit', '--no-fund'], app);
  if (existsSync(path.join(app, 'node_modules', NAME)))
    throw new Error('The plugin is still there.');
  const { contentTypes, verification } = await inspect();
  if (contentTypes.length > 0) throw new Error('Content types of the plugin are still loaded.');
  expectStatus('The webhook of a removed plugin', verification, 404);
});

/** Runs one step and prints its time; a failed one ends the script. */
async function step(title, work) {
  const started = Date.now();
  try {
    const result = await work();
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`ok     ${title} (${seconds} s)${result?.note ? `: ${result.note}` : ''}`);
    return result;
  } catch (error) {
    console.log(`FAILED ${title}\n${error.message}`);
    return process.exit(1);
  }
}

/** Boots the app once, as `inspect.js` in it does, and answers what that printed. */
async function inspect() {
  const output = await node(['inspect.js'], app, { NODE_ENV: 'production' });
  const line = output.split('\n').find((text) => text.startsWith('{"inspected":'));
  if (!line) throw new Error(`The app did not boot:\n${output}`);
  return JSON.parse(line).inspected;
}

function expectStatus(what, actual, wanted) {
  if (actual !== wanted) throw new Error(`${what} was answered ${actual}, not ${wanted}.`);
}

function npm(args, cwd) {
  return orThrow('npm', args, cwd, {});
}

function node(args, cwd, env) {
  return orThrow(process.execPath, args, cwd, env);
}

async function orThrow(command, args, cwd, env) {
  const { code, output } = await run(command, args, { cwd, env, capture: true });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${output}`);
  return output;
}

function kB(bytes) {
  return `${Math.round(bytes / 1000)} kB`;
}
