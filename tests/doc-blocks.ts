import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.resolve(__dirname, '..');

/** Every page of the documentation, from the root of the repository. */
export const PAGES = [
  'README.md',
  ...readdirSync(path.join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** A block of code as it stands in a page. */
export interface DocBlock {
  page: string;
  /** What stands behind the three backticks, e.g. `ts`. */
  language: string;
  code: string;
}

/** The blocks of code of a page, in their order. */
export function blocksOf(page: string): DocBlock[] {
  const text = readFileSync(path.join(ROOT, page), 'utf8');
  return [...text.matchAll(/^( *)```(\w*)\n([\s\S]*?)^\1```$/gm)].map(
    ([, indent = '', language = '', code = '']) => ({
      page,
      language,
      code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  );
}

const toJavaScript = (code: string): string =>
  ts.transpileModule(code, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  }).outputText;

/** What a module says; `export default` is all that it exports. */
const asFunctionBody = (code: string): string =>
  code
    .replaceAll(/^import (\{.+\}) from '(.+)';$/gm, "const $1 = require('$2');")
    .replace(/^export default /m, 'return ');

/** Whether a block is configuration of the plugin: a file in `config`, or a piece of it. */
export const isConfiguration = ({ language, code }: DocBlock): boolean =>
  language === 'ts' && /^(\/\/ config\/plugins|export default \(\{ env|[a-z]+: [{[])/m.test(code);

/** What the plugin is told by a block of configuration; null for what is not about the plugin. */
export function configurationIn(
  { code }: DocBlock,
  env: (name: string, otherwise?: string) => string | undefined,
): Record<string, unknown> | null {
  const reading = Object.assign(env, { array: (name: string) => env(name)?.split(',') });
  // Strapi's own file is a function; a piece of it stands in braces, whatever is around it.
  const file = /^export default/m.test(code)
    ? asFunctionBody(code)
    : `return ({ env }) => ({ ${code.replaceAll(/^\/\/.*$/gm, '')} });`;
  const make = new Function(toJavaScript(file)) as () => (strapi: object) => object;
  const said = make()({ env: reading }) as {
    whatsapp?: { config?: Record<string, unknown> };
    secrets?: unknown;
    connection?: unknown;
  };
  if (said.whatsapp) return said.whatsapp.config ?? {};
  return said.secrets || said.connection ? null : (said as Record<string, unknown>);
}

/** The names that a block declares for what comes behind it. */
function declaredIn(code: string): string[] {
  const { statements } = ts.createSourceFile('block.ts', code, ts.ScriptTarget.ES2022);
  const namesOf = (name: ts.BindingName): string[] =>
    ts.isIdentifier(name)
      ? [name.text]
      : name.elements.flatMap((element) =>
          ts.isBindingElement(element) ? namesOf(element.name) : [],
        );
  return statements.flatMap((statement) =>
    ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.flatMap(({ name }) => namesOf(name))
      : [],
  );
}

/**
 * Runs a block as it is written, with these names around it; answers what it declares, or what it exports
 * as `default`.
 */
export async function runBlock(
  { code }: DocBlock,
  around: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const isModule = /^export default /m.test(code);
  const body = isModule
    ? asFunctionBody(code).replace(/^return /m, 'return { default: ')
    : `${asFunctionBody(code)}\nreturn { ${declaredIn(code).join(', ')} };`;
  const whole = isModule ? `${body.replace(/;\s*$/, '')} };` : body;
  const script = toJavaScript(`const run = async () => {\n${whole}\n};`);
  const make = new Function('require', ...Object.keys(around), `${script}\nreturn run();`) as (
    ...values: unknown[]
  ) => Promise<Record<string, unknown>>;
  return make(require, ...Object.values(around));
}
