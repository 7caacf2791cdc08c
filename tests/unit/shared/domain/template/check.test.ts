import { checkTemplate, textsOf } from '../../../../../shared/domain/template/check';
import { LANGUAGES } from '../../../../../shared/domain/template/languages';
import type { TemplateContent } from '../../../../../shared/domain/template/template';
import { passes } from '../../../../../shared/domain/issue';
import { templateOf, variable } from './content';

const issuesOf = (changes: Partial<TemplateContent>) => checkTemplate(templateOf(changes));
const codesOf = (changes: Partial<TemplateContent>) => issuesOf(changes).map(({ code }) => code);

describe('A template', () => {
  it('with nothing but a body has nothing to fix', () => {
    expect(issuesOf({})).toEqual([]);
  });

  it('with everything at its limit has nothing to fix', () => {
    const issues = issuesOf({
      name: 'a'.repeat(512),
      header: { type: 'text', text: `${'ä'.repeat(53)} {{1}}` },
      // Its samples are four characters longer than their places.
      body: `Hello {{1}}, your order {{2}} is ready now.${' a'.repeat(490)}`.slice(0, 1018),
      footer: 'f'.repeat(60),
      buttons: Array.from({ length: 10 }, (_, at) => ({
        type: 'quick_reply' as const,
        text: `${at}`.padEnd(25, 'x'),
      })),
    });
    expect(issues).toEqual([]);
  });
});

describe('The name of a template', () => {
  it.each(['order_ready_v2', 'a', '1', '_', '2026', 'a'.repeat(512)])('may be %s', (name) => {
    expect(issuesOf({ name })).toEqual([]);
  });

  it.each([
    ['Order', 'name.characters'],
    ['order-ready', 'name.characters'],
    ['order ready', 'name.characters'],
    [' order', 'name.characters'],
    ['order\n', 'name.characters'],
    ['größe', 'name.characters'],
    ['', 'name.empty'],
    ['a'.repeat(513), 'name.tooLong'],
  ])('may not be %j', (name, code) => {
    expect(codesOf({ name })).toEqual([code]);
  });

  it('is told its length', () => {
    expect(issuesOf({ name: 'a'.repeat(600) })).toEqual([
      {
        code: 'name.tooLong',
        path: 'name',
        params: { length: 600, limit: 512 },
        severity: 'error',
      },
    ]);
  });
});

describe('The language of a template', () => {
  it.each(LANGUAGES)('may be %s', (language) => {
    expect(issuesOf({ language })).toEqual([]);
  });

  it.each(['', 'en-US', 'EN', 'xx', 'english', 'en_us'])('may not be “%s”', (language) => {
    expect(codesOf({ language })).toEqual(['language.unknown']);
  });
});

describe('The category of a template', () => {
  it.each(['UTILITY', 'MARKETING'])('may be %s', (category) => {
    expect(issuesOf({ category })).toEqual([]);
  });

  it.each(['', 'utility', 'TRANSACTIONAL'])('may not be “%s”', (category) => {
    expect(codesOf({ category })).toEqual(['category.unknown']);
  });

  it('may be authentication only with the one button that hands over the code', () => {
    expect(codesOf({ category: 'AUTHENTICATION' })).toEqual(['authentication.button']);
  });

  it('is questioned, not refused, when a utility template reads like advertising', () => {
    const body = 'We have a special offer for you until Friday.';
    const issues = issuesOf({ body });
    expect(issues).toEqual([
      { code: 'category.promotional', path: 'category', severity: 'warning' },
    ]);
    expect(passes(issues)).toBe(true);
    expect(issuesOf({ body, category: 'MARKETING' })).toEqual([]);
  });

  it('is not questioned for a word that only begins like one of advertising', () => {
    expect(issuesOf({ body: 'Our salesman Promodo brings it to you.' })).toEqual([]);
  });
});

describe('The placeholders of a template', () => {
  const inBody = (body: string, parameterFormat: 'POSITIONAL' | 'NAMED' = 'POSITIONAL') =>
    issuesOf({ body, parameterFormat });

  it.each([
    'Hello {{1}}, your order {{2}} is ready.',
    'Hello {{2}}, your order {{1}} is ready.',
    'Hello {{1}}, yes {{1}}, we mean you alone here.',
  ])('may be numbered as in “%s”', (body) => {
    expect(inBody(body)).toEqual([]);
  });

  it('may have names of lower-case letters, digits and underscores', () => {
    expect(inBody('Hello {{who}}, your order {{order_no_2}} is ready.', 'NAMED')).toEqual([]);
  });

  it('may be numbered from one in the header and again in the body', () => {
    expect(
      issuesOf({ header: { type: 'text', text: 'For {{1}}' }, body: 'Hello {{1}}, here it is.' }),
    ).toEqual([]);
  });

  it.each(['{{#1}}', '{{$1}}', '{{1%}}', '{{ 1 }}', '{{}}', '{{0}}', '{{who}}'])(
    'may not be written as %s among numbers',
    (placeholder) => {
      expect(inBody(`Hello dear ${placeholder} how are you?`)).toEqual([
        {
          code: 'placeholder.positional',
          path: 'body',
          params: { placeholder },
          severity: 'error',
        },
      ]);
    },
  );

  it.each(['{{Who}}', '{{who?}}', '{{ who }}', '{{order-no}}', '{{}}', '{{größe}}'])(
    'may not be written as %s among names',
    (placeholder) => {
      expect(inBody(`Hello dear ${placeholder} how are you?`, 'NAMED')).toEqual([
        { code: 'placeholder.named', path: 'body', params: { placeholder }, severity: 'error' },
      ]);
    },
  );

  it.each([
    'Hello dear {{1} how are you?',
    'Hello dear {1}} how are you?',
    'Hello dear {{1 how are you?',
    'Hello dear 1}} how are you?',
    'Hello dear {{{1}} how are you?',
    'Hello dear {{1}}} how are you?',
    'Hello dear {{{1}}} how are you?',
    'Hello dear {{a{{1}}b}} how are you?',
  ])('need balanced braces, unlike “%s”', (body) => {
    expect(inBody(body).map(({ code }) => code)).toContain('placeholder.braces');
  });

  it('leave single braces in the text alone', () => {
    expect(inBody('Hello {1} and } too')).toEqual([]);
  });

  it.each([
    ['Hello {{2}}, how are you today?', '{{2}}', '{{1}}'],
    ['Hello {{1}}, your order {{3}} is ready now.', '{{3}}', '{{2}}'],
  ])('may leave no gap, unlike “%s”', (body, placeholder, expected) => {
    expect(inBody(body)).toEqual([
      {
        code: 'placeholder.gap',
        path: 'body',
        params: { placeholder, expected },
        severity: 'error',
      },
    ]);
  });

  it('are checked in the header too', () => {
    expect(issuesOf({ header: { type: 'text', text: 'News for {{2}}' } })).toEqual([
      expect.objectContaining({ code: 'placeholder.gap', path: 'header.text' }),
    ]);
  });
});

describe('The variables of a template', () => {
  const body = 'Hello {{1}}, how are you today?';

  it('each need a sample for the reviewers', () => {
    expect(issuesOf({ body, variables: [variable('body', '1', ' ')] })).toEqual([
      {
        code: 'variable.sample',
        path: 'variables.body.1.sampleValue',
        params: { placeholder: '{{1}}' },
        severity: 'error',
      },
    ]);
    expect(codesOf({ body, variables: [] })).toEqual(['variable.sample']);
  });

  it('that take a field need its path', () => {
    const variables = [{ ...variable('body', '1'), type: 'field' as const }];
    expect(issuesOf({ body, variables })).toEqual([
      expect.objectContaining({ code: 'variable.field', path: 'variables.body.1.fieldPath' }),
    ]);
  });

  it.each([null, '', '  '])('of a fixed text need it, so %j is not enough', (fixedText) => {
    const variables = [{ ...variable('body', '1'), type: 'fixed_text' as const, fixedText }];
    expect(codesOf({ body, variables })).toEqual(['variable.fixedText']);
  });

  it('that are not in the text any more are not asked about', () => {
    expect(issuesOf({ variables: [variable('body', '7', '')] })).toEqual([]);
  });
});

describe('The texts of a template that may hold placeholders', () => {
  it('are the header, where it is text, and the body', () => {
    const content = templateOf({
      header: { type: 'other', raw: { format: 'IMAGE' } },
      buttons: [{ type: 'quick_reply', text: 'Yes' }],
    });
    expect(textsOf(content)).toEqual({ header: null, body: content.body, buttons: [null] });
  });
});
