import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { fail, run } from './run.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of a Chromium: `CHROMIUM_PATH`, one on PATH, or, as root on Debian, the distribution's, installed now. */
export async function ensureChromium() {
  if (process.env.CHROMIUM_PATH) {
    if (isProgram(process.env.CHROMIUM_PATH)) return process.env.CHROMIUM_PATH;
    fail(`CHROMIUM_PATH is ${process.env.CHROMIUM_PATH}, where there is no program.`);
  }
  const found = find();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log('Installing Chromium …');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-q'], { env, capture: true });
    const packages = ['install', '-y', '-q', '--no-install-recommends', 'chromium'];
    const { code, output } = await run('apt-get', packages, { env, capture: true });
    if (code !== 0) console.error(output);
    const installed = find();
    if (installed) return installed;
  }
  return fail(
    'The browser tests need a Chromium: install one or set CHROMIUM_PATH to its program.',
  );
}

function find() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return candidates.find(isProgram);
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
