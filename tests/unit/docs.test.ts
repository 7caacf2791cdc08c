import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { config, DEFAULTS } from '../../server/src/config';
import { routes } from '../../server/src/routes';
import { diagnose } from '../../shared/domain/diagnosis';
import { PERMISSIONS } from '../../shared/permissions';
import { blocksOf, configurationIn, isConfiguration, PAGES } from '../doc-blocks';

const ROOT = path.resolve(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

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

/** Dotted words of other things than ours. */
const FOREIGN = new Set(['whatsapp.config', 'whatsapp.net']);

const asName = (text: string): string => text.replace(/[….:]+$/, '').toLowerCase();

/** Every text of the panel, and what Strapi shows of the plugin. */
const TEXTS = ['admin/src/translations/en.json', 'admin/src/translations/start/en.json']
  .flatMap((file) => Object.values(JSON.parse(read(file)) as Record<string, string>))
  .concat(Object.values(PERMISSIONS).map(({ displayName }) => displayName));

/** What Meta and Strapi show, and GitHub. */
const ELSEWHERE = new Set([
  ...[
    'My Apps',
    'Create App',
    'API Setup',
    'To',
    'Security Centre',
    'Users',
    'System users',
    'Add',
  ],
  ...['Assign assets', 'Generate new token', 'App settings', 'Basic', 'Show', 'Phone numbers'],
  ...['Billing', 'User data deletion', 'Data deletion instructions URL', 'Security'],
  ...['API Tokens', 'Create new API Token', 'Custom', 'Full access', 'Read-only', 'Public'],
  ...['Interface language', 'BSUID', 'Settings', 'Roles', 'Visit website', 'WhatsApp'],
]);

/** Texts of the screen that hold a number, as a page shows them; and names of figures. */
const NUMBERED: Record<string, string[]> = {
  'docs/tracked-links.md': ['Clicked 2 times'],
  'docs/messages-log.md': ['New messages', 'At least 37 messages'],
  'docs/benchmarks.md': [
    'Missed',
    'Statuses of 50 each',
    'While messages are sent',
    'Queueing recipients of a campaign',
    'Memory held',
    'Memory taken',
    'Start-up bundle',
  ],
};

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
    expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(flatten(DEFAULTS)));
  });

  test('says of every number in the configuration how far it may go', () => {
    for (const [key = '', type = ''] of rowsBelow('docs/configuration.md', 'Keys')) {
      const name = inCode(key);
      const setTo = (value: number) => () =>
        config.validator(
          name.split('.').reduceRight<unknown>((inner, part) => ({ [part]: inner }), value),
        );
      const range = /^whole number, ([\d,]+) to ([\d,]+)/.exec(type);
      if (!range) {
        expect(setTo(1)).toThrow();
        continue;
      }
      const [least = NaN, most = NaN] = range
        .slice(1)
        .map((text) => Number(text.replaceAll(',', '')));
      expect(setTo(least)).not.toThrow();
      expect(setTo(most)).not.toThrow();
      expect(setTo(least - 1)).toThrow();
      expect(setTo(most + 1)).toThrow();
    }
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
    const keys = new Set(flatten(DEFAULTS).map(([key]) => key));
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
    const codes = rows.flatMap(([, cell = '']) => cell.match(/\d+/g) ?? []);
    expect(codes.length).toBeGreaterThan(15);
    expect(codes.filter((code) => diagnose(Number(code)).key === 'unknown')).toEqual([]);
  });

  test('explains every code as the table of diagnoses does', () => {
    const script = path.join(ROOT, 'scripts/error-codes.mjs');
    const { status, stderr } = spawnSync(process.execPath, [script, '--check'], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  test('calls only npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const called = PAGES.flatMap((page) =>
      [...read(page).matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name = '']) => name),
    );
    expect(called).toContain('demo');
    expect(called.filter((name) => !(name in scripts))).toEqual([]);
  });

  describe.each(PAGES)('%s', (page) => {
    const prose = proseOf(page);
    const inlineCode = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);

    test('shows only configuration that the plugin takes', () => {
      const env = (name: string, otherwise?: string) =>
        otherwise ?? (name.includes('URL') ? 'redis://cms.example.com' : '+4917655501234');
      for (const block of blocksOf(page).filter(isConfiguration)) {
        const said = configurationIn(block, env);
        // The address of Redis and the one of Strapi are both called a URL.
        const asked =
          said && 'publicUrl' in said ? { ...said, publicUrl: 'https://a.example' } : said;
        if (asked) expect(() => config.validator(asked)).not.toThrow();
      }
    });

    test('names only permissions, keys and events that there are', () => {
      const permissions = new Set<string>(Object.keys(PERMISSIONS));
      const groups = new Set([...permissions].map((name) => name.split('.')[0]));
      const keys = new Set(flatten(DEFAULTS).map(([key]) => key));
      const prefixes = new Set([...keys].map((key) => key.split('.')[0]));
      const events = new Set(
        [...read('shared/events.ts').matchAll(/^ {2}'(whatsapp\.[\w.]+)':/gm)].map(
          ([, name]) => name,
        ),
      );
      const known = (name: string): boolean => {
        const [first = ''] = name.split('.');
        if (first === 'whatsapp') return events.has(name) || FOREIGN.has(name);
        return (
          permissions.has(name) ||
          keys.has(name) ||
          [...keys].some((key) => key.startsWith(`${name}.`))
        );
      };
      const named = inlineCode.filter(
        (code) =>
          /^[a-z][A-Za-z-]*(\.[a-z][A-Za-z-]*)+$/.test(code) &&
          (groups.has(code.split('.')[0]) ||
            prefixes.has(code.split('.')[0]!) ||
            code.startsWith('whatsapp.')),
      );
      expect(named.filter((name) => !known(name))).toEqual([]);
    });

    test('names only endpoints that there are', () => {
      const there = [
        ...routes.admin.routes.map(({ method, path: at }) => `${method} ${at}`),
        ...routes['content-api'].routes.map(
          ({ method, path: at }) => `${method} /api/whatsapp${at}`,
        ),
        'GET /api/whatsapp/webhook',
        'POST /api/whatsapp/webhook',
      ].map((line) => line.replaceAll(/:\w+/g, ':'));
      const named = inlineCode.flatMap((code) => {
        const [, methods = '', place = ''] =
          /^((?:GET|POST|PUT|DELETE)(?:\|\w+)*) (\S+)$/.exec(code) ?? [];
        const bare = place
          .replace(/\?.*$/, '')
          .replace(/^\/whatsapp\//, '/')
          .replaceAll(/:\w+/g, ':');
        return methods === '' ? [] : methods.split('|').map((method) => `${method} ${bare}`);
      });
      const isThere = (line: string) => {
        const [method = '', place = ''] = line.split(' ');
        return place.startsWith('…')
          ? there.some((one) => one.startsWith(method) && one.endsWith(place.slice(1)))
          : there.includes(line);
      };
      expect(named.filter((line) => !isThere(line))).toEqual([]);
    });

    test('names only what stands on the screen', () => {
      const screen = new Set(TEXTS.map(asName));
      const named = [
        ...prose.replaceAll(/`[^`\n]*`/g, '').matchAll(/(?<![\w*])_([^_\n]+?)_(?![\w*])/g),
      ]
        .flatMap(([, name = '']) => name.split(' → '))
        // What is only stressed begins with a small letter.
        .filter((name) => /^[A-Z]/.test(name));
      expect(named.filter((name) => !screen.has(asName(name)) && !ELSEWHERE.has(name))).toEqual(
        NUMBERED[page] ?? [],
      );
    });
  });
});
