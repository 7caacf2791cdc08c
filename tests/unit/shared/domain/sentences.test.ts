import { parsePhone } from '../../../../server/src/phone';
import type { Issue } from '../../../../shared/domain/issue';
import { readPhone } from '../../../../shared/domain/phone';
import {
  fillSentence,
  sentenceOf,
  SENTENCES,
  type SentenceKey,
} from '../../../../shared/domain/sentences';
import { checkTemplate } from '../../../../shared/domain/template/check';
import type { TemplateContent } from '../../../../shared/domain/template/template';
import { templateOf, variable } from './template/content';

const PARAMETER = /\{(\w+)\}/g;
const parametersOf = (code: SentenceKey) =>
  [...SENTENCES[code].matchAll(PARAMETER)].map((match) => match[1]!);

const quick = (text: string) => ({ type: 'quick_reply' as const, text });

const WRONG: Partial<TemplateContent>[] = [
  { name: '' },
  { name: 'A' },
  { name: 'a'.repeat(513) },
  { language: 'xx' },
  { category: 'OTHER' },
  { category: 'AUTHENTICATION' },
  { body: 'We have a special offer for you today.' },
  { header: { type: 'text', text: '' } },
  { header: { type: 'text', text: 'a'.repeat(61) } },
  { header: { type: 'text', text: '{{1}} or {{2}}' } },
  { header: { type: 'text', text: 'a\nb' } },
  { header: { type: 'text', text: '*a*' } },
  { body: '' },
  { body: 'a'.repeat(1025) },
  { body: '{{1}} is at the start of this' },
  { body: 'At the end of this is {{1}}' },
  { body: 'Here are {{1}} {{2}} side by side, my friend.' },
  { body: 'Hi {{1}}!' },
  { body: 'a     b' },
  { body: 'a\n\n\nb' },
  { body: 'Hi {{1}}, order {{2}} is ready.' },
  { footer: '' },
  { footer: 'a'.repeat(61) },
  { footer: '{{1}}' },
  { footer: 'a\nb' },
  { buttons: Array.from({ length: 11 }, (_, at) => quick(`${at}`)) },
  {
    buttons: [quick('A'), { type: 'other', text: 'B', raw: { type: 'URL' } }, quick('C')],
  },
  { buttons: [quick('')] },
  { buttons: [quick('a'.repeat(26))] },
  { buttons: [quick('{{1}}')] },
  { buttons: [quick('A'), quick('A')] },
  { parameterFormat: 'NAMED', body: 'Here stands {{Who}} in the middle.' },
  { body: 'Here stands {{who}} in the middle.' },
  { body: 'Here stands {{1} in the middle.' },
  { body: 'Here stands {{2}} in the middle.' },
  { body: 'Here stands {{1}} in the middle.', variables: [] },
  {
    body: 'Here stands {{1}} in the middle.',
    variables: [{ ...variable('body', '1'), type: 'field' }],
  },
  {
    body: 'Here stands {{1}} in the middle.',
    variables: [{ ...variable('body', '1'), type: 'fixed_text' }],
  },
];

const ISSUES: Issue[] = [
  ...WRONG.flatMap((changes) => checkTemplate(templateOf(changes))),
  ...['', {}, '12 34', '+49'].flatMap((value) => readPhone(value, null, parsePhone).issue ?? []),
];

const byCode = new Map(ISSUES.map((issue) => [issue.code, issue]));

describe('The sentence of an issue', () => {
  it('exists and is met by a test for every rule of a template and of a phone number', () => {
    const rules = (Object.keys(SENTENCES) as SentenceKey[]).filter((code) =>
      /^(name|language|category|header|body|footer|buttons?|placeholder)\./.test(code),
    );
    // Only the database knows the names of the other templates.
    const met = [...byCode.keys(), 'name.taken'];
    expect(rules.filter((code) => !met.includes(code))).toEqual([]);
    expect(met).toEqual(
      expect.arrayContaining([
        'variable.sample',
        'variable.field',
        'variable.fixedText',
        'phone.empty',
        'phone.notText',
        'phone.noCountry',
        'phone.invalid',
      ]),
    );
  });

  it.each([...byCode])('%s gets every parameter that it names', (code, { params = {} }) => {
    expect(Object.keys(params)).toEqual(expect.arrayContaining(parametersOf(code)));
    const marked = Object.fromEntries(Object.keys(params).map((name) => [name, `‹${name}›`]));
    expect(sentenceOf(code, marked)).not.toMatch(/[{}]/);
  });

  it.each(Object.keys(SENTENCES) as SentenceKey[])('%s is a whole sentence', (code) => {
    expect(SENTENCES[code]).toMatch(/^[A-Z“{].*\.$/);
    // What is left in braces are parameters, nothing half-written.
    expect(SENTENCES[code].replace(PARAMETER, '')).not.toMatch(/[{}]/);
  });
});

describe('Filling a sentence', () => {
  it('puts a value in as it is, whatever it holds', () => {
    expect(sentenceOf('button.duplicate', { text: '{limit} $& $1 {{1}}' })).toBe(
      'Two buttons are called “{limit} $& $1 {{1}}”. Give each its own label.',
    );
    expect(fillSentence('{a} {b}', { a: '{b}', b: 0 })).toBe('{b} 0');
  });

  it('leaves a parameter that is not given as it is written', () => {
    expect(fillSentence('{a} and {b}', { a: 1 })).toBe('1 and {b}');
    expect(fillSentence('{constructor} and {toString}')).toBe('{constructor} and {toString}');
  });
});
