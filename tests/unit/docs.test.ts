import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { config } from '../../server/src/config';
import { diagnose } from '../../shared/domain/diagnosis';
import { PERMISSIONS } from '../../shared/permissions';

const ROOT = path.resolve(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

const PAGES = [
  'README.md',
  ...readdirSync(path.join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** A page without its code blocks: what is in them is no link and no heading. */
const proseOf = (file: string): string => read(file).replace(/^ *```[\s\S]*?^ *```$/gm, '');

/** The anchors of a page, as GitHub makes them from its headings. */
function anchorsOf(file: string): Set<string> {
  const seen = new Map<string, number>();
  const headings = [...proseOf(file).matchAll(/^#{1,6} +(.+)$/gm)];
  return new Set(
    headings.map(([, heading = '']) => {
      const slug = heading
        .replace(/[*_`]/g, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, '')
        .trim()
        .replaceAll(' ', '-');
      const times = seen.get(slug) ?? 0;
      seen.set(slug, times + 1);
      return times === 0 ? slug : `${slug}-${times}`;
    }),
  );
}

/** Everything that a page points at, in Markdown or HTML, outside of the web. */
function targetsOf(file: string): string[] {
  const prose = proseOf(file).replace(/`[^`\n]*`/g, '');
  return [
    ...[...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target),
    ...[...prose.matchAll(/\b(?:src|srcset|href)="([^"]+)"/g)].map(([, target = '']) => target),
  ].filter((target) => !/^[a-z]+:/.test(target));
}

const PICTURES = [...read('scripts/lib/pictures.mjs').matchAll(/^\s+name: '([^']+)'/gm)].map(
  ([, name = '']) => name,
);
const isMadeByScreenshots = (place: string) =>
  PICTURES.some((name) =>
    [`docs/images/${name}-light.png`, `docs/images/${name}-dark.png`].includes(place),
  );

/** Why a target leads nowhere; null when it leads somewhere. */
function faultOf(file: string, target: string): string | null {
  const [name = '', anchor] = target.split('#');
  const place = name === '' ? file : path.posix.join(path.posix.dirname(file), name);
  if (!existsSync(path.join(ROOT, place)))
    return isMadeByScreenshots(place) ? null : `${file}: ${target} does not exist`;
  if (anchor !== undefined && !anchorsOf(place).has(anchor))
    return `${file}: ${target} is no heading`;
  return null;
}

/** The cells of every table row below a heading, up to the next heading of any level. */
function rowsBelow(file: string, heading: string): string[][] {
  const [, section = ''] = proseOf(file).split(new RegExp(`^#+ ${heading}$`, 'm'));
  return [...section.split(/^#+ /m)[0]!.matchAll(/^\|(.+)\|$/gm)]
    .map(([, row = '']) => row.split(/(?<!\\)\|/).map((cell) => cell.trim()))
    .filter(([first = '']) => !/^:?-+:?$/.test(first))
    .slice(1);
}

const inCode = (cell = ''): string => /^`(.+)`$/.exec(cell)?.[1] ?? cell;

/** Keys with their defaults, `{ queue: { worker } }` as `queue.worker`; `collections` is one key. */
const flatten = (value: object, prefix = ''): [string, unknown][] =>
  Object.entries(value).flatMap(([key, inner]): [string, unknown][] =>
    typeof inner === 'object' && inner !== null && Object.keys(inner).length > 0
      ? flatten(inner as object, `${prefix}${key}.`)
      : [[`${prefix}${key}`, inner]],
  );

describe('the documentation', () => {
  test.each(PAGES)('%s leads only to what is there', (page) => {
    expect(targetsOf(page).flatMap((target) => faultOf(page, target) ?? [])).toEqual([]);
  });

  test('is complete: the README leads to every page, straight or over another', () => {
    const reached = new Set(['README.md']);
    for (const page of reached)
      for (const target of targetsOf(page)) {
        const place = path.posix.join(path.posix.dirname(page), target.split('#')[0]!);
        if (PAGES.includes(place)) reached.add(place);
      }
    expect([...reached].sort()).toEqual([...PAGES].sort());
  });

  test('names every configuration key with its default, and no other', () => {
    const documented = rowsBelow('docs/configuration.md', 'Keys').map(([key, , standard]) => [
      inCode(key),
      JSON.parse(inCode(standard)) as unknown,
    ]);
    expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(flatten(config.default)));
  });

  test('names every setting of a collection, and no other', () => {
    const [, list = ''] = /COLLECTION_RULES: Record<string, Check> = \{([\s\S]+?)\n\};/.exec(
      read('server/src/config.ts'),
    )!;
    const known = [...list.matchAll(/^ {2}(\w+):/gm)].map(([, key]) => key);
    const documented = rowsBelow('docs/configuration.md', 'One collection');
    expect(documented.map(([key]) => inCode(key)).sort()).toEqual(known.sort());
  });

  test('shows only configuration that is accepted', () => {
    const keys = new Set(flatten(config.default).map(([key]) => key));
    const shown = rowsBelow('README.md', 'Configuration').map(([key]) => inCode(key));
    expect(shown.length).toBeGreaterThan(3);
    expect(shown.filter((key) => !keys.has(key))).toEqual([]);
  });

  test('names every permission as the role editor does, and no other', () => {
    const documented = rowsBelow('README.md', 'Permissions').map(([uid, title]) => [
      inCode(uid),
      title,
    ]);
    const real = Object.values(PERMISSIONS).map(({ uid, displayName }) => [uid, displayName]);
    expect(documented).toEqual(real);
  });

  test('explains only codes of Meta’s that the plugin can diagnose', () => {
    const rows = rowsBelow('docs/troubleshooting.md', 'Meta’s codes');
    const subcodes = rowsBelow('docs/troubleshooting.md', 'When a template is handed in');
    const codes = [...rows, ...subcodes].flatMap(([cell = '']) => cell.match(/\d+/g) ?? []);
    expect(codes.length).toBeGreaterThan(30);
    expect(codes.filter((code) => diagnose(Number(code)).key === 'unknown')).toEqual([]);
  });

  test('calls only npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const called = PAGES.flatMap((page) =>
      [...read(page).matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name = '']) => name),
    );
    expect(called).toContain('demo');
    expect(called.filter((name) => !(name in scripts))).toEqual([]);
  });
});
