import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { PAGES } from '../../e2e/pages';

const ADMIN = path.resolve(__dirname, '../../../admin/src');
const read = (file: string) => readFileSync(path.join(ADMIN, file), 'utf8');

/** The paths of a file's routes, but for those that lead somewhere else. */
const routesIn = (source: string): string[] =>
  [...source.matchAll(/<Route (index|path="([^"]+)") element=\{<(\w+)/g)]
    .filter(([, , , element]) => element !== 'Navigate' && element !== 'FirstPage')
    .map(([, , route]) => (route === undefined ? '' : `/${route}`));

/** The routes of a page that is a folder of its own; those of one that is a single page are it alone. */
function routesOf(folder: string): string[] {
  const file = `pages/${folder}/index.tsx`;
  const routes = existsSync(path.join(ADMIN, file)) ? routesIn(read(file)) : [];
  return routes.length > 0 ? routes : [''];
}

const pages = routesIn(read('router.tsx')).flatMap((route) => {
  const [, name] = /^\/(\w+)\/\*$/.exec(route) ?? [];
  return name === undefined
    ? [`/plugins/whatsapp${route}`]
    : routesOf(name[0]!.toUpperCase() + name.slice(1)).map(
        (below) => `/plugins/whatsapp/${name}${below}`,
      );
});

const settings = [
  ...read('index.ts').matchAll(
    /to: `\$\{PLUGIN_ID\}\/([\w-]+)`[^}]*?import\('\.\/pages\/(\w+)'\)/g,
  ),
].flatMap(([, to, folder]) => routesOf(folder!).map((below) => `/settings/whatsapp/${to}${below}`));

describe('The pages that are tried in a browser', () => {
  it('are all that there are', () => {
    expect(pages.length).toBeGreaterThan(10);
    expect(settings.length).toBeGreaterThan(5);
    expect(Object.keys(PAGES).sort()).toEqual([...pages, ...settings].sort());
  });
});
