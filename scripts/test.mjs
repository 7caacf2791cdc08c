// `npm test [-- unit|integration|e2e …] [jest arguments]`: builds what the chosen suites need, then runs them one after another.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildPlayground, buildPlugin, buildSimulator } from './lib/build.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { bin, TMP } from './lib/paths.mjs';
import { fail, run } from './lib/run.mjs';

/** A booted Strapi leaves memory behind: those suites take few workers, renewed when they grow. Much of their time is waiting. */
const SUITES = {
  unit: [],
  integration: ['--maxWorkers=3', '--workerIdleMemoryLimit=1GB'],
  e2e: ['--maxWorkers=1', '--workerIdleMemoryLimit=1GB'],
};

const args = process.argv.slice(2);
const chosen = Object.keys(SUITES).filter((suite) => args.includes(suite));
const suites = chosen.length > 0 ? chosen : Object.keys(SUITES);
const jestArgs = args.filter((arg) => !chosen.includes(arg));

await ensureInstalled();
const env = { NODE_ENV: 'test' };
if (suites.some((suite) => suite !== 'unit')) {
  await buildPlugin();
  await buildSimulator();
  await buildPlayground({ adminPanel: suites.includes('e2e') });
}
if (suites.includes('e2e')) env.CHROMIUM_PATH = await ensureChromium();

const results = path.join(TMP, 'jest');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

let exitCode = 0;
let ran = 0;
const failedFiles = [];
for (const suite of suites) {
  const file = path.join(results, `${suite}.json`);
  const { code } = await run(
    process.execPath,
    [
      bin('jest/bin/jest.js'),
      '--config=tests/jest.config.js',
      `--selectProjects=${suite}`,
      '--passWithNoTests',
      '--json',
      `--outputFile=${file}`,
      ...SUITES[suite],
      ...jestArgs,
    ],
    { env },
  );
  if (code !== 0) exitCode = code;
  const result = readResult(file);
  ran += result?.numTotalTests ?? 0;
  failedFiles.push(...(result?.testResults ?? []).filter(({ status }) => status === 'failed'));
}
if (suites.length > 1) for (const { name } of failedFiles) console.error(`FAIL ${name}`);
if (ran === 0) fail('No test was run.');
process.exit(exitCode);

function readResult(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
