import fc from 'fast-check';
import {
  MARKS,
  parseFormatting,
  toLines,
  type FormattedNode,
} from '../../../../admin/src/components/WhatsAppBubble/parse-formatting';

/** The tree as HTML, to read at a glance. */
const show = (text: string, nodes: FormattedNode[] = parseFormatting(text)): string =>
  nodes
    .map((node) =>
      node.type === 'text'
        ? text.slice(node.start, node.end)
        : `<${node.type}>${show(text, node.children)}</${node.type}>`,
    )
    .join('');

/** The text with its marks, put together again from the tree. */
const write = (text: string, nodes: FormattedNode[]): string =>
  nodes
    .map((node) =>
      node.type === 'text'
        ? text.slice(node.start, node.end)
        : `${MARKS[node.type]}${write(text, node.children)}${MARKS[node.type]}`,
    )
    .join('');

describe('reading WhatsApp’s formatting', () => {
  it.each([
    [
      '*bold* _italic_ ~strike~',
      '<bold>bold</bold> <italic>italic</italic> <strike>strike</strike>',
    ],
    ['*_both_*', '<bold><italic>both</italic></bold>'],
    ['```a *b* c```', '<mono>a *b* c</mono>'],
    ['(*bold*), then', '(<bold>bold</bold>), then'],
    ['*two words*!', '<bold>two words</bold>!'],
    ['*ein Ä*', '<bold>ein Ä</bold>'],
    ['```two\nlines```', '<mono>two\nlines</mono>'],
  ])('styles %j', (text, expected) => {
    expect(show(text)).toBe(expected);
  });

  it.each([
    '2*3*4',
    '* not bold *',
    'snake_case_name',
    '*not\nbold*',
    '**',
    '*',
    '```',
    'a ~ b ~ c',
    '*open',
    'Ä*x*',
  ])('leaves %j as it is written', (text) => {
    expect(show(text)).toBe(text);
  });

  it('overlooks marks inside what it is told to leave alone', () => {
    const text = '_Hi {{_x_}} there_';
    expect(show(text, parseFormatting(text, [{ start: 4, end: 11 }]))).toBe(
      '<italic>Hi {{_x_}} there</italic>',
    );
  });

  const markup = fc.string({
    unit: fc.constantFrom(
      '*',
      '_',
      '~',
      '`',
      '```',
      ' ',
      '\n',
      'a',
      'ß',
      '1',
      '.',
      '😀',
      '{{',
      '}}',
    ),
    maxLength: 200,
  });

  it('never loses, adds or moves a character', () => {
    fc.assert(
      fc.property(fc.oneof(markup, fc.string({ unit: 'binary' })), (text) => {
        expect(write(text, parseFormatting(text))).toBe(text);
      }),
    );
  });

  it('shows the same characters line by line, but for marks and line breaks', () => {
    const leaves = (text: string, nodes: FormattedNode[]): string =>
      nodes
        .map((node) =>
          node.type === 'text' ? text.slice(node.start, node.end) : leaves(text, node.children),
        )
        .join('');
    fc.assert(
      fc.property(markup, (text) => {
        const nodes = parseFormatting(text);
        const lines = toLines(text, nodes).map((line) => leaves(text, line));
        expect(lines.join('\n')).toBe(leaves(text, nodes));
      }),
    );
  });

  it('takes no longer than the text is long', () => {
    const hostile = '*a _b ~c '.repeat(20_000);
    const start = performance.now();
    parseFormatting(hostile);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
