import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { minify } from '@swc/core';

const ADMIN = path.resolve(__dirname, '../../dist/admin');
const ENTRY = 'index.mjs';

const textOf = (file: string) => readFileSync(path.join(ADMIN, file), 'utf8');
const found = (file: string, pattern: RegExp) =>
  [...textOf(file).matchAll(pattern)].map(([, name = '']) => name);

/** Files beside it that a file needs before it runs; packages are Strapi's own and there anyway. */
const importsOf = (file: string) => found(file, /(?:\bfrom|^import) *["']\.\/([^"']+)["']/gm);
/** Files that it loads when they are wanted. */
const pagesOf = (file: string) => found(file, /\bimport\(["']\.\/([^"']+)["']\)/g);

/** A file with everything that is loaded together with it. */
function closureOf(entry: string, known = new Set<string>()): Set<string> {
  if (known.has(entry)) return known;
  known.add(entry);
  for (const file of importsOf(entry)) closureOf(file, known);
  return known;
}

/** As a browser receives it from a built admin panel: minified, compressed. */
async function gzippedKb(files: Iterable<string>): Promise<number> {
  const parts: string[] = [];
  for (const file of files)
    parts.push((await minify(textOf(file), { module: true, compress: true, mangle: true })).code);
  return gzipSync(parts.join('\n'), { level: 9 }).length / 1_000;
}

/**
 * What the built admin half weighs: what the panel loads at its start, and with each page, largest
 * first, what is not there by then.
 */
export async function measureBundle() {
  const start = closureOf(ENTRY);
  const seen = new Set<string>();
  const waiting = [...start].flatMap(pagesOf);
  const chunks: { name: string; kb: number }[] = [];
  for (let page = waiting.shift(); page; page = waiting.shift()) {
    if (seen.has(page)) continue;
    seen.add(page);
    const files = [...closureOf(page)];
    waiting.push(...files.flatMap(pagesOf));
    const more = files.filter((file) => !start.has(file));
    chunks.push({ name: page.replace(/-[\w-]{8}\.mjs$/, ''), kb: await gzippedKb(more) });
  }
  return { startKb: await gzippedKb(start), chunks: chunks.sort((a, b) => b.kb - a.kb) };
}
