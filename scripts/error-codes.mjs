// `npm run error-codes`: writes docs/error-codes.md from the table of diagnoses; with `-- --check` it only says whether the page is up to date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot } from './lib/paths.mjs';

const TABLE = 'shared/domain/diagnosis.ts';
const PAGE = inRoot('docs/error-codes.md');

const ACTORS = {
  nobody: 'nobody: it passes',
  administrator: 'an administrator',
  editor: 'whoever sends',
  recipient: 'the recipient',
  meta: 'Meta',
};
const RETRIES = {
  now: 'by itself, soon',
  later: 'by hand, after some hours',
  'after-fix': 'when it is mended',
  never: 'no',
};
const SCOPES = {
  message: 'The message',
  recipient: 'The recipient',
  number: 'The sending number',
  account: 'The WhatsApp account and its token',
  template: 'Templates',
};
const HEAD = `# Error codes

What Meta's error codes mean, who can do something about it, and when the same message may go again. The log, the dialogs and the answers of the API say the same. This page is made from \`${TABLE}\` by \`npm run error-codes\`.

A message shows its code in the log. Where Meta refuses a template it gives the code 100 and says more by a subcode, which begins with 2388. A code that is not on this page is shown with Meta's own words and the trace id, for Meta's support.
`;

await ensureInstalled();
const { DESCRIBED_CAUSES } = await readTable();
const page = await formatted(pageOf(DESCRIBED_CAUSES));
if (process.argv.includes('--check')) {
  const isUpToDate = existsSync(PAGE) && readFileSync(PAGE, 'utf8') === page;
  if (!isUpToDate) console.error('docs/error-codes.md is old: run `npm run error-codes`.');
  process.exitCode = isUpToDate ? 0 : 1;
} else {
  writeFileSync(PAGE, page);
}

/** The table imports nothing, so it can be read without building anything. */
async function readTable() {
  const { default: ts } = await import('typescript');
  const { outputText } = ts.transpileModule(readFileSync(inRoot(TABLE), 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputText).toString('base64')}`);
}

function pageOf(causes) {
  const sections = Object.entries(SCOPES).map(([scope, title]) => {
    const rows = causes.filter((cause) => cause.scope === scope).map(rowOf);
    return [
      `## ${title}\n`,
      '| Code | What happened | What to do | Who | Again |',
      '| --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n');
  });
  return [HEAD, ...sections].join('\n\n');
}

function rowOf({ codes, family, title, action, actor, retry, link }) {
  const named = [...codes, ...(family ? [family.join('–')] : [])].join(', ');
  return `| [${named}](${link}) | ${title} | ${action} | ${ACTORS[actor]} | ${RETRIES[retry]} |`;
}

async function formatted(markdown) {
  const prettier = await import('prettier');
  return prettier.format(markdown, {
    ...(await prettier.resolveConfig(PAGE)),
    filepath: PAGE,
  });
}
