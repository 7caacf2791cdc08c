// `npm run bench [-- --only sending,webhooks] [--full] [--json]`: how fast the plugin is, as ratios of one run.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildPlayground, buildPlugin } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot } from './lib/paths.mjs';
import { fail } from './lib/run.mjs';

const DOCS = inRoot('docs/benchmarks.md');
/** Where the run behind `--json` writes its document: what builds and installs print goes elsewhere. */
const RESULT_FD = 3;

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    full: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
if (values.json && !process.env.BENCH_RESULT_FD) process.exit(await runQuietly());

await ensureInstalled();
await buildPlugin();
await buildPlayground({ adminPanel: false });

const require = createRequire(import.meta.url);
require('../tests/bench/register.js');
const bench = require('../tests/bench/index.ts');

const only = values.only.split(',').filter(Boolean);
const { groups, skipped, failed, machine } = await bench
  .runBench({ only, full: values.full })
  .catch((error) => fail(error.message));
const rows = groups.flatMap((group) => group.rows);
for (const sentence of skipped) console.error(sentence);
if (values.json) {
  writeFileSync(RESULT_FD, `${JSON.stringify({ rows }, null, 2)}\n`);
} else {
  const missed = rows.filter((row) => !bench.reaches(row));
  const facts = bench.factsToText(groups.flatMap((group) => group.facts));
  console.log(`\n${bench.toText(rows)}\n\n${machine}\n${facts}\n`);
  console.log(`${rows.length - missed.length} goals reached, ${missed.length} missed`);
  writeDocs();
}
process.exit(failed.length > 0 ? 1 : 0);

/** Runs this script again with its standard output on the error output, and hands on the document alone. */
async function runQuietly() {
  const child = spawn(
    process.execPath,
    [fileURLToPath(import.meta.url), ...process.argv.slice(2)],
    {
      env: { ...process.env, BENCH_RESULT_FD: String(RESULT_FD) },
      stdio: ['ignore', 2, 2, 'pipe'],
    },
  );
  child.stdio[RESULT_FD].pipe(process.stdout);
  const [code] = await once(child, 'close');
  return code ?? 1;
}

/** Puts the figures of what was measured into the page. */
function writeDocs() {
  const taken = `Taken on ${new Date().toISOString().slice(0, 10)}: ${machine}`;
  writeFileSync(DOCS, bench.withFigures(readFileSync(DOCS, 'utf8'), groups, taken));
  console.log('Written to docs/benchmarks.md');
}
