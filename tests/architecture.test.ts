import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..');
const FOLDERS = ['server', 'admin', 'shared', 'simulator', 'playground/src', 'scripts', 'tests'];
const VAGUE = /(^|[-.])(utils?|helpers?|common|misc)([-.]|$)/i;

/** Every source file of a folder, as a path from the repository with forward slashes. */
function listSources(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      return ['node_modules', 'dist'].includes(entry.name) ? [] : listSources(place);
    }
    return /\.(tsx?|m?js)$/.test(entry.name) ? [place] : [];
  });
}

/** What a file imports: relative paths resolved to the repository, packages by name. */
function listImports(file: string): string[] {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  const specifiers = [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*|\brequire\(\s*)'([^']+)'/g)];
  return specifiers.map(([, specifier = '']) =>
    specifier.startsWith('.')
      ? path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier))
      : specifier,
  );
}

/** `file → import` for each import of `folder` that `allowed` turns down. */
function findStrays(folder: string, allowed: (imported: string, file: string) => boolean) {
  return listSources(folder).flatMap((file) =>
    listImports(file)
      .filter((imported) => !allowed(imported, file))
      .map((imported) => `${file} → ${imported}`),
  );
}

const isIn = (place: string, folder: string) => place === folder || place.startsWith(`${folder}/`);
const isOurs = (place: string) => FOLDERS.some((folder) => isIn(place, folder));

describe('the shape of the repository', () => {
  test('keeps the domain free of everything but itself', () => {
    expect(findStrays('shared/domain', (place) => isIn(place, 'shared/domain'))).toEqual([]);
  });

  test('keeps what both halves share free of either', () => {
    expect(findStrays('shared', (place) => !isOurs(place) || isIn(place, 'shared'))).toEqual([]);
  });

  test('keeps the simulator an independent witness', () => {
    const alone = (place: string) => !isOurs(place) || isIn(place, 'simulator');
    expect(findStrays('simulator', alone)).toEqual([]);
  });

  test('keeps the two halves apart', () => {
    expect(findStrays('admin', (place) => !isIn(place, 'server'))).toEqual([]);
    expect(findStrays('server', (place) => !isIn(place, 'admin'))).toEqual([]);
  });

  test.each(['meta', 'webhook', 'queue', 'store'])('keeps the adapter %s by itself', (adapter) => {
    const strays = findStrays(`server/src/${adapter}`, (place, file) => {
      const own = !isIn(place, 'server/src') || isIn(place, `server/src/${adapter}`);
      const driverAskingForClaims =
        isIn(file, 'server/src/queue/drivers') &&
        ['server/src/store/claims', 'server/src/store/named-claims'].some((store) =>
          isIn(place, store),
        );
      return own || driverAskingForClaims;
    });
    expect(strays).toEqual([]);
  });

  test('keeps pages from importing one another', () => {
    const pageOf = (place: string) => /^admin\/src\/pages\/([^/]+)/.exec(place)?.[1];
    const strays = findStrays('admin/src/pages', (place, file) => {
      const page = pageOf(place);
      return page === undefined || page === pageOf(file);
    });
    expect(strays).toEqual([]);
  });

  test('has no drawer for whatever comes', () => {
    const places = FOLDERS.flatMap(listSources);
    const vague = places.filter((place) => place.split('/').some((part) => VAGUE.test(part)));
    expect(vague).toEqual([]);
  });

  test('locks versions and checksums, not the addresses they came from', () => {
    const lock = readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8');
    expect(lock.match(/"resolved": "[a-z+]+:.*"/g)).toBeNull();
  });

  test('locks the programs of every platform, without which `npm ci` refuses the lock', () => {
    const { packages } = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8'));
    const missing = Object.keys(packages).flatMap((place) =>
      Object.keys(packages[place].optionalDependencies ?? {}).filter(
        (name) => !packages[`node_modules/${name}`] && !packages[`${place}/node_modules/${name}`],
      ),
    );
    expect(missing).toEqual([]);
  });
});
