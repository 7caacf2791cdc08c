// `npm run check`: everything that can be said without running the plugin. `npm run check -- eslint tsc` runs only what is named.
import { ensureInstalled } from './lib/install.mjs';
import { bin, inRoot } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

const TSC = bin('typescript/bin/tsc');
const TSCONFIGS = ['shared', 'server', 'admin', 'simulator', 'playground', 'playground/src/admin'];

/** Each is a name and what this Node runs. */
const SOURCES = [
  ['eslint', bin('eslint/bin/eslint.js'), '.', '--max-warnings=0'],
  ...[...TSCONFIGS, 'tests'].map((folder) => [`tsc ${folder}`, TSC, '--noEmit', '-p', folder]),
  ['prettier', bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'],
  ['knip', bin('knip/bin/knip.js'), '--no-progress'],
  ['api-reference', inRoot('scripts/api-reference.mjs'), '--check'],
];
/** One after another: the later ones look at what the first has built. */
const PACKAGE = [
  ['build', inRoot('scripts/build.mjs')],
  ['publint', bin('publint/src/cli.js'), '--strict'],
  ['strapi-plugin verify', bin('@strapi/sdk-plugin/bin/strapi-plugin.js'), 'verify'],
];
const AT_ONCE = 2;

await ensureInstalled();
const only = process.argv.slice(2);
const chosen = ([name]) => only.length === 0 || only.some((start) => name.startsWith(start));

let passed = 0;
const failed = [];
await runAll(SOURCES.filter(chosen), AT_ONCE);
await runAll(PACKAGE.filter(chosen), 1);

for (const { name, output } of failed) console.log(`\n── ${name} ──\n${output.trimEnd()}`);
console.log(`\nChecks: ${failed.length} failed, ${passed} passed`);
process.exit(failed.length > 0 ? 1 : 0);

async function runAll(checks, workers) {
  const queue = [...checks];
  const work = async () => {
    for (let check = queue.shift(); check; check = queue.shift()) await runOne(check);
  };
  await Promise.all(Array.from({ length: workers }, work));
}

async function runOne([name, ...args]) {
  const started = Date.now();
  const { code, output } = await run(process.execPath, args, { capture: true });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (code === 0) passed += 1;
  else failed.push({ name, output });
}
