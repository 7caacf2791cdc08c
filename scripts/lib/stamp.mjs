import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { inRoot, ROOT, TMP } from './paths.mjs';

/** Does `work` unless its inputs are byte for byte those of last time and its outputs are still there. */
export async function unlessFresh(name, { inputs, outputs, ignore }, work) {
  const stamp = path.join(TMP, 'stamps', name);
  const hash = hashFiles(inputs, ignore);
  const made = outputs.every((output) => existsSync(inRoot(output)));
  if (made && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;

  rmSync(stamp, { force: true });
  await work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

function hashFiles(inputs, ignore = () => false) {
  const hash = createHash('sha256').update(process.version);
  for (const file of inputs.flatMap((input) => listFiles(input, ignore)).sort()) {
    hash.update(`\0${file}\0`).update(readFileSync(inRoot(file)));
  }
  return hash.digest('hex');
}

function listFiles(relative, ignore) {
  const absolute = path.join(ROOT, relative);
  if (!existsSync(absolute) || ignore(relative)) return [];
  if (statSync(absolute).isFile()) return [relative];
  return readdirSync(absolute).flatMap((name) =>
    listFiles(path.posix.join(relative, name), ignore),
  );
}
