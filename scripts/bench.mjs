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
const [BEGIN, END] = ['<!-- figures -->', '<!-- end of figures -->'];
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
const { rows, facts, skipped, failed, machine } = await bench
  .runBench({ only, full: values.full })
  .catch((error) => fail(error.message));
for (const sentence of skipped) console.error(sentence);
if (values.json) {
  writeFileSync(RESULT_FD, `${JSON.stringify({ rows }, null, 2)}\n`);
} else {
  const missed = rows.filter((row) => !bench.reaches(row));
  console.log(`\n${bench.toText(rows)}\n\n${machine}\n${bench.factsToText(facts)}\n`);
  console.log(`${rows.length - missed.length} goals reached, ${missed.length} missed`);
  // A part of the figures would stand there as if it were all of them.
  if (only.length === 0 && failed.length === 0) writeDocs();
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

/** Puts the figures into the page, between the two marks. */
function writeDocs() {
  const page = readFileSync(DOCS, 'utf8');
  const figures = [
    BEGIN,
    bench.toMarkdown(rows),
    `Taken on: ${machine}. As information, what these ratios were made of here:`,
    bench.factsToMarkdown(facts),
    END,
  ].join('\n\n');
  const [before, after] = [page.indexOf(BEGIN), page.indexOf(END) + END.length];
  writeFileSync(DOCS, page.slice(0, before) + figures + page.slice(after));
  console.log('Written to docs/benchmarks.md');
}
