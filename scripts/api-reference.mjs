// `npm run api-reference`: writes docs/api.md from the types of the services and events; with `-- --check` it only says whether the page is up to date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot, ROOT } from './lib/paths.mjs';

const DOOR = inRoot('server/src/index.ts');
const EVENTS = inRoot('shared/events.ts');
const PAGE = inRoot('docs/api.md');

/** Of each service: where it is explained. */
const EXPLAINED = {
  accounts: 'accounts.md',
  templates: 'templates.md',
  messages: 'sending.md',
  contacts: 'contacts.md',
  conversations: 'conversations.md',
  campaigns: 'campaigns.md',
  automations: 'automations.md',
};

const HEAD = `# API reference

What application code can call, with its types, and the events that the plugin emits. It is made from the code by \`npm run api-reference\`; the pages that each part links to say what happens, with samples that are run. Other programs use the [content API](content-api.md); the endpoints of the admin panel are typed in \`shared/contracts\`, one file for each noun.

\`\`\`ts
import { whatsapp } from 'strapi-plugin-whatsapp/strapi-server';

const { accounts, templates, messages, contacts, conversations, campaigns, automations } =
  whatsapp(strapi);
\`\`\`

Many methods take an \`actor\` as their last argument: who asks. Leave it out, and it is your own code, which may do everything. Refusals are described in [sending.md](sending.md#errors).`;

await ensureInstalled();
const { default: ts } = await import('typescript');
const { config } = ts.readConfigFile(inRoot('server/tsconfig.json'), ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, inRoot('server'));
const program = ts.createProgram([DOOR, EVENTS], { ...options, resolveJsonModule: true });
const checker = program.getTypeChecker();

const page = await formatted(pageOf());
if (process.argv.includes('--check')) {
  const isUpToDate = existsSync(PAGE) && readFileSync(PAGE, 'utf8') === page;
  if (!isUpToDate) console.error('docs/api.md is old: run `npm run api-reference`.');
  process.exitCode = isUpToDate ? 0 : 1;
} else {
  writeFileSync(PAGE, page);
}

function pageOf() {
  const door = exportsOf(DOOR);
  const used = new Set();
  const services = checker
    .getDeclaredTypeOfSymbol(door.find(({ name }) => name === 'WhatsApp'))
    .getProperties()
    .map((service) => serviceOf(service, used));
  const exported = door
    .filter(({ name }) => !['WhatsApp', 'WhatsAppEvents', 'whatsapp', 'default'].includes(name))
    .map(({ name }) => name);
  const events = exportsOf(EVENTS).find(({ name }) => name === 'WhatsAppEvents');
  return [
    HEAD,
    ...services,
    '## Events',
    'On Strapi’s event hub: `strapi.eventHub.on(name, listener)`. When each is told is in [sending.md](sending.md#events) and [conversations.md](conversations.md#events).',
    code(textOf(events)),
    '## Types',
    'Those that can be imported from `strapi-plugin-whatsapp/strapi-server` as types:',
    ...exported.sort().map((name) => code(textOf(door.find((symbol) => symbol.name === name)))),
    '### Other types',
    'What the methods take and answer besides:',
    [...used]
      .filter((symbol) => !exported.includes(symbol.name))
      .map((symbol) => `- \`${symbol.name}\`: ${linkTo(symbol)}`)
      .sort()
      .join('\n'),
  ].join('\n\n');
}

/** Every method of a service, with what it promises. */
function serviceOf(service, used) {
  const type = checker.getTypeOfSymbol(service);
  const methods = checker
    .getPropertiesOfType(type)
    .sort((one, other) => one.name.localeCompare(other.name, 'en'))
    .map((method) => [method, checker.getTypeOfSymbol(method).getCallSignatures()])
    .filter(([method, signatures]) => signatures.length > 0 && !isInternal(method))
    .map(([method, signatures]) => {
      const [signature] = signatures;
      noteTypes(signature, used);
      const said = ts.displayPartsToString(method.getDocumentationComment(checker));
      const comment = said ? `  /** ${said.replaceAll('\n', ' ')} */\n` : '';
      const written = checker.signatureToString(
        signature,
        undefined,
        ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope,
      );
      return `${comment}  ${method.name}${written};`;
    });
  return [
    `## ${service.name}`,
    `Explained in [${EXPLAINED[service.name]}](${EXPLAINED[service.name]}).`,
    code(
      `interface ${service.name[0].toUpperCase()}${service.name.slice(1)} {\n${methods.join('\n')}\n}`,
    ),
  ].join('\n\n');
}

/** What the plugin's own code alone calls says so with `@internal`. */
function isInternal(symbol) {
  return symbol.getJsDocTags(checker).some(({ name }) => name === 'internal');
}

/** Adds the types of this repository that a signature names. */
function noteTypes(signature, used) {
  const parameters = signature.getParameters().map((one) => checker.getTypeOfSymbol(one));
  const seen = new Set();
  const note = (type, depth) => {
    if (!type || depth > 3 || seen.has(type)) return;
    seen.add(type);
    for (const symbol of [type.aliasSymbol, type.symbol])
      if (symbol && isOurs(symbol)) used.add(symbol);
    for (const inner of [
      ...(type.aliasTypeArguments ?? []),
      ...(type.typeArguments ?? []),
      ...(type.isUnionOrIntersection() ? type.types : []),
    ])
      note(inner, depth + 1);
  };
  for (const type of [...parameters, signature.getReturnType()]) note(type, 0);
}

function isOurs(symbol) {
  const declaration = symbol.declarations?.[0];
  if (
    !declaration ||
    !(ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration))
  )
    return false;
  const { fileName } = declaration.getSourceFile();
  return fileName.startsWith(ROOT) && !fileName.includes('node_modules');
}

function linkTo(symbol) {
  const file = path.posix.relative(ROOT, symbol.declarations[0].getSourceFile().fileName);
  return `[${file}](../${file})`;
}

function exportsOf(file) {
  const module = checker.getSymbolAtLocation(program.getSourceFile(file));
  return checker
    .getExportsOfModule(module)
    .map((symbol) =>
      symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
    );
}

/** A declaration as it is written, with its comment. */
function textOf(symbol) {
  const declaration = symbol.declarations[0];
  return declaration
    .getFullText()
    .trim()
    .replace(/^export /m, '');
}

function code(text) {
  return `\`\`\`ts\n${text}\n\`\`\``;
}

async function formatted(markdown) {
  const prettier = await import('prettier');
  return prettier.format(markdown, {
    ...(await prettier.resolveConfig(PAGE)),
    filepath: PAGE,
  });
}
