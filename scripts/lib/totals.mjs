// Prints the closing line of a CI run: the tests of all suites, with each failed step counted as one failure more.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TMP } from './paths.mjs';

const folder = path.join(TMP, 'jest');
const files = existsSync(folder)
  ? readdirSync(folder).filter((name) => name.endsWith('.json'))
  : [];
const results = files.map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
const total = (key) => results.reduce((sum, result) => sum + result[key], 0);

const failed =
  total('numFailedTests') + total('numRuntimeErrorTestSuites') + Number(process.argv[2]);
console.log(`${total('numPassedTests')} passed, ${failed} failed`);
