import { existsSync, readFileSync } from 'node:fs';
import { inRoot, ROOT } from './paths.mjs';
import { fail, run } from './run.mjs';

/** Makes `node_modules` what the lock file says; nothing happens when it is so already. */
export async function ensureInstalled() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 20) fail(`Node ${process.versions.node} is too old: version 20 or later is needed.`);
  if (isInstalled()) return;

  console.log('Installing the packages of the lock file …');
  const { code } = await run('npm', ['ci', '--include=dev', '--loglevel=error'], { cwd: ROOT });
  if (code !== 0) fail('The packages could not be installed: see the lines above.');
}

/** npm keeps a lock file of its own inside `node_modules`, written when an installation is complete. */
function isInstalled() {
  const installedFile = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  return Object.entries(wanted).every(([place, { version, link, optional }]) => {
    const skip = !place.includes('node_modules/') || link || optional;
    return skip || installed[place]?.version === version;
  });
}
