import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ADMIN = path.resolve(__dirname, '../../../../admin/src');

const FILES = readdirSync(ADMIN, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx'))
  .sort();

/** Attributes that are shown or read out. */
const SPOKEN = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'caption',
  'clearLabel',
  'closeLabel',
  'content',
  'error',
  'hint',
  'intro',
  'label',
  'loadingText',
  'offLabel',
  'onLabel',
  'placeholder',
  'subtitle',
  'title',
]);

/** An address or the name of a package, as an example: it is the same in every language. */
const ADDRESS = /^[\w:/-]+(\.[\w/-]+)+$/;

const isLanguage = (words: string): boolean => /\p{L}{2}/u.test(words) && !ADDRESS.test(words);

/** The words that an expression can come to, as they are written in it. */
function wordsIn(node: ts.Expression): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
  if (ts.isParenthesizedExpression(node)) return wordsIn(node.expression);
  if (ts.isConditionalExpression(node))
    return [...wordsIn(node.whenTrue), ...wordsIn(node.whenFalse)];
  if (ts.isBinaryExpression(node)) {
    const isTested = node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
    return [...(isTested ? [] : wordsIn(node.left)), ...wordsIn(node.right)];
  }
  return [];
}

/** The words that a node puts on the page without a key. */
function literalsOf(node: ts.Node): string[] {
  if (ts.isJsxText(node)) return [node.text];
  if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent))
    return wordsIn(node.expression);
  if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText()) && node.initializer) {
    const { initializer } = node;
    if (ts.isStringLiteral(initializer)) return [initializer.text];
    if (ts.isJsxExpression(initializer) && initializer.expression)
      return wordsIn(initializer.expression);
  }
  return [];
}

/** What a component says in words of its own, with the lines where it does. */
function listLiterals(name: string, source: string): string[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    for (const words of literalsOf(node))
      if (isLanguage(words)) found.push(`${name}:${line} ${words.trim()}`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

describe('A component', () => {
  it.each(FILES)('says nothing that cannot be translated: %s', (file) => {
    expect(listLiterals(file, readFileSync(path.join(ADMIN, file), 'utf8'))).toEqual([]);
  });

  it.each([
    ['<p>Hello</p>', 'Hello'],
    ["<p>{isOn ? 'On air' : text('off')}</p>", 'On air'],
    ["<p>{name ?? 'Nobody'}</p>", 'Nobody'],
    ['<p>{`${count} messages`}</p>', 'messages'],
    ['<Button aria-label="Close" />', 'Close'],
    ["<TextInput placeholder={'Your name'} />", 'Your name'],
  ])('is found out: %s', (source, words) => {
    expect(listLiterals('page.tsx', source)).toEqual([`page.tsx:1 ${words}`]);
  });

  it('may show signs, addresses and what is no language', () => {
    const source =
      '<p title={text("a")} id="page">–: {" · "}<a placeholder="https://a.example" /></p>';
    expect(listLiterals('page.tsx', source)).toEqual([]);
  });
});
