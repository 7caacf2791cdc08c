// `npm run torture [-- --sends 1000 --kills 20 --rows 2000 --recipients 10000 --database sqlite|postgres|mysql --engine database|redis --seed 1]`:
// kills Strapi while it sends and lets two of them share the work, and prints what became of each message.
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { buildPlayground, buildPlugin, buildSimulator } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { bin } from './lib/paths.mjs';
import { fail, run } from './lib/run.mjs';

const CHOICES = { database: ['sqlite', 'postgres', 'mysql'], engine: ['database', 'redis'] };
const COUNTS = ['sends', 'kills', 'rows', 'recipients', 'seed'];

const asked = readArgs();
asked.seed ??= randomInt(2 ** 31);

await ensureInstalled();
await buildPlugin();
await buildSimulator();
await buildPlayground({ adminPanel: false });

console.log(`Seed ${asked.seed}`);
const { code } = await run(
  process.execPath,
  [
    bin('jest/bin/jest.js'),
    '--config=tests/jest.config.js',
    '--selectProjects=torture',
    '--runInBand',
  ],
  { env: { NODE_ENV: 'test', TORTURE: JSON.stringify(asked) } },
);
process.exit(code);

function readArgs() {
  const names = [...Object.keys(CHOICES), ...COUNTS];
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
  const { values } = parse({ options, strict: true });
  for (const [name, choices] of Object.entries(CHOICES))
    if (name in values && !choices.includes(values[name]))
      fail(`--${name} can be ${choices.join(', ')}.`);
  for (const name of COUNTS) {
    if (!(name in values)) continue;
    if (!/^\d+$/.test(values[name])) fail(`--${name} must be a whole number.`);
    values[name] = Number(values[name]);
  }
  return { ...values };
}

function parse(config) {
  try {
    return parseArgs(config);
  } catch (error) {
    return fail(error.message);
  }
}
