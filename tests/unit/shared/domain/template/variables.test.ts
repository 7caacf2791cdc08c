import fc from 'fast-check';
import {
  cleanValue,
  fillText,
  isWellFormed,
  joinSegments,
  newVariable,
  placeholdersIn,
  placeholdersOf,
  reconcileVariables,
  segmentsOf,
  variableKey,
  withoutPlaceholders,
  written,
} from '../../../../../shared/domain/template/variables';
import { variable } from './content';

/** Texts in which braces are frequent. */
const bracedText = fc
  .array(fc.constantFrom('{', '}', '{{', '}}', '{{1}}', '{{who}}', '1', ' ', '\n', 'ä', '👍', 'a'))
  .map((parts) => parts.join(''));

describe('Cutting a text at its placeholders', () => {
  it('gives the same text when it is joined again', () => {
    fc.assert(
      fc.property(fc.oneof(bracedText, fc.string({ unit: 'binary' })), (text) => {
        expect(joinSegments(segmentsOf(text))).toBe(text);
      }),
    );
  });

  it('leaves no braces pair in its pieces of text, and no empty or neighbouring pieces of text', () => {
    fc.assert(
      fc.property(bracedText, (text) => {
        const segments = segmentsOf(text);
        segments.forEach((segment, index) => {
          if (segment.type === 'placeholder') return;
          expect(segment.text).not.toBe('');
          expect(placeholdersIn(segment.text)).toEqual([]);
          expect(segments[index + 1]?.type).not.toBe('text');
        });
      }),
    );
  });

  it('finds placeholders whatever stands in them, so that a wrong one can be shown', () => {
    expect(segmentsOf('Hi {{1}}, {{ who }}{{}}!')).toEqual([
      { type: 'text', text: 'Hi ' },
      { type: 'placeholder', placeholder: '1' },
      { type: 'text', text: ', ' },
      { type: 'placeholder', placeholder: ' who ' },
      { type: 'placeholder', placeholder: '' },
      { type: 'text', text: '!' },
    ]);
  });

  it('takes single braces for text', () => {
    expect(segmentsOf('{1} {a')).toEqual([{ type: 'text', text: '{1} {a' }]);
    expect(segmentsOf('')).toEqual([]);
  });

  it('tells what is left without them', () => {
    expect(withoutPlaceholders('a {{1}} b{{x y}}')).toBe('a  b');
  });
});

describe('The placeholders of a template', () => {
  it('are listed once each, in the order of their first appearance', () => {
    expect(placeholdersIn('{{b}} {{a}} {{b}} {{c}}')).toEqual(['b', 'a', 'c']);
  });

  it('come from the header, the body, then the buttons by position', () => {
    const texts = {
      header: 'On {{1}}',
      body: '{{2}} and {{1}}',
      buttons: [null, 'https://shop.example/{{1}}'],
    };
    expect(placeholdersOf(texts).map(variableKey)).toEqual([
      'header.1',
      'body.2',
      'body.1',
      'button.1.1',
    ]);
  });

  it.each([
    ['POSITIONAL', '1', true],
    ['POSITIONAL', '12', true],
    ['POSITIONAL', '0', false],
    ['POSITIONAL', '01', false],
    ['POSITIONAL', '-1', false],
    ['POSITIONAL', '1.5', false],
    ['POSITIONAL', ' 1', false],
    ['POSITIONAL', '#1', false],
    ['POSITIONAL', '$1', false],
    ['POSITIONAL', '1%', false],
    ['POSITIONAL', 'who', false],
    ['POSITIONAL', '', false],
    ['NAMED', 'who', true],
    ['NAMED', 'order_no_2', true],
    ['NAMED', 'Who', false],
    ['NAMED', 'order-no', false],
    ['NAMED', 'order no', false],
    ['NAMED', 'größe', false],
    ['NAMED', 'a#', false],
    ['NAMED', '', false],
  ] as const)('written %s as “%s” are right: %s', (format, placeholder, isRight) => {
    expect(isWellFormed(placeholder, format)).toBe(isRight);
  });
});

describe('Keeping the mapping while a text is written', () => {
  const mapped = { ...variable('body', '1'), type: 'field' as const, fieldPath: 'customer.name' };

  it('keeps the mapping of a placeholder wherever it moves', () => {
    const after = reconcileVariables({ header: null, body: '{{2}} then {{1}}', buttons: [] }, [
      mapped,
    ]);
    expect(after).toEqual([
      newVariable({ component: 'body', buttonIndex: null, placeholder: '2' }),
      mapped,
    ]);
  });

  it('does not give the mapping of the body to the header', () => {
    const after = reconcileVariables({ header: '{{1}}', body: 'a', buttons: [] }, [mapped]);
    expect(after).toEqual([
      newVariable({ component: 'header', buttonIndex: null, placeholder: '1' }),
    ]);
  });

  it('lets the mapping of a placeholder that is gone fall away', () => {
    expect(reconcileVariables({ header: null, body: 'no more', buttons: [] }, [mapped])).toEqual(
      [],
    );
  });

  it('tells apart the same placeholder of two buttons', () => {
    const second = { ...mapped, component: 'button' as const, buttonIndex: 1 };
    const after = reconcileVariables({ header: null, body: '', buttons: ['{{1}}', '{{1}}'] }, [
      second,
    ]);
    expect(after.map(({ type }) => type)).toEqual(['free_text', 'field']);
  });

  it('asks for a new placeholder when sending', () => {
    const [fresh] = reconcileVariables({ header: null, body: 'Hi {{1}}', buttons: [] }, []);
    expect(fresh).toMatchObject({ type: 'free_text', fieldPath: null, sampleValue: '' });
  });

  it('always fits the text, and changes nothing when it is done again', () => {
    const known = ['1', '2', 'who'].map((placeholder) => ({
      ...variable('body', placeholder),
      fieldPath: `path.${placeholder}`,
    }));
    fc.assert(
      fc.property(bracedText, fc.subarray(known), (body, before) => {
        const texts = { header: null, body, buttons: [] };
        const after = reconcileVariables(texts, before);
        expect(after.map(({ placeholder }) => placeholder)).toEqual(placeholdersIn(body));
        before
          .filter(({ placeholder }) => placeholdersIn(body).includes(placeholder))
          .forEach((kept) => expect(after).toContainEqual(kept));
        expect(reconcileVariables(texts, after)).toEqual(after);
      }),
    );
  });
});

describe('Filling a text', () => {
  it('puts the value in every place of its placeholder and leaves the others as written', () => {
    const values = new Map([['1', 'Ines']]);
    expect(fillText('{{1}}, {{2}}, {{1}}', (name) => values.get(name))).toBe('Ines, {{2}}, Ines');
  });

  it('never fills a value again, whatever it holds', () => {
    expect(fillText('Hi {{1}} and {{2}}', (name) => (name === '1' ? '{{2}} $& $1' : 'Bo'))).toBe(
      'Hi {{2}} $& $1 and Bo',
    );
  });

  it('writes a placeholder in double braces', () => {
    expect([written(1), written('who')]).toEqual(['{{1}}', '{{who}}']);
  });
});

describe('A value for Meta', () => {
  const untidy = fc
    .array(fc.constantFrom(' ', '  ', '\n', '\r\n', '\t', '\u2028', '\v', 'a', 'ß', '👍', '-'))
    .map((parts) => parts.join(''));

  it('has no line break, no tab and at most four spaces in a row', () => {
    fc.assert(
      fc.property(fc.oneof(untidy, fc.string({ unit: 'binary' })), (value) => {
        const clean = cleanValue(value);
        expect(clean).not.toMatch(/[\r\n\t]| {5}/);
        expect(clean).toBe(clean.trim());
      }),
    );
  });

  it('keeps its words, and is the same when cleaned twice', () => {
    fc.assert(
      fc.property(untidy, (value) => {
        const clean = cleanValue(value);
        expect(clean.replace(/\s/g, '')).toBe(value.replace(/\s/g, ''));
        expect(cleanValue(clean)).toBe(clean);
      }),
    );
  });

  it.each([
    ['12 Main Street\nSpringfield', '12 Main Street Springfield'],
    ['a\r\n\r\nb', 'a b'],
    ['a\tb', 'a b'],
    ['a    b', 'a    b'],
    ['a     b', 'a    b'],
    ['a  \n  b', 'a    b'],
    ['  Ines  ', 'Ines'],
    ['\n', ''],
  ])('%j becomes %j', (value, clean) => {
    expect(cleanValue(value)).toBe(clean);
  });
});
