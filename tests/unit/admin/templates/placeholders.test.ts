import { emptyContent } from '../../../../admin/src/pages/Templates/content/values';
import {
  fitVariables,
  nextPlaceholder,
  remember,
  renamePlaceholders,
  renumber,
  toFormat,
  withMapping,
  withText,
} from '../../../../admin/src/pages/Templates/content/placeholders';
import type { TemplateContent } from '../../../../shared/domain/template/template';

const bodyOf = (body: string): TemplateContent =>
  fitVariables({ ...emptyContent(), body }, new Map());

const mappingOf = (content: TemplateContent) =>
  content.variables.map(({ component, placeholder, fieldPath }) => [
    `${component}.${placeholder}`,
    fieldPath,
  ]);

describe('Variables while the text changes', () => {
  it('appear with their placeholder, mapped to nothing', () => {
    const { variables } = bodyOf('Hi {{1}}, bye');
    expect(variables).toMatchObject([{ component: 'body', placeholder: '1', type: 'free_text' }]);
  });

  it('get their mapping back when the placeholder returns', () => {
    const mapped = withMapping(bodyOf('Hi {{1}} and {{2}}!'), 'body.2', {
      type: 'field',
      fieldPath: 'number',
      sampleValue: 'A-17',
    });
    const memory = remember(new Map(), mapped.variables);
    const without = fitVariables(withText(mapped, 'body', 'Hi {{1}} and !'), memory);
    expect(mappingOf(without)).toEqual([['body.1', null]]);
    const again = fitVariables(withText(without, 'body', 'Hi {{1}} and {{2}} !'), memory);
    expect(mappingOf(again)).toEqual([
      ['body.1', null],
      ['body.2', 'number'],
    ]);
  });

  it('prefer what is there now over what was there before', () => {
    const first = withMapping(bodyOf('Hi {{1}}!'), 'body.1', { fieldPath: 'old' });
    const memory = remember(new Map(), first.variables);
    const second = withMapping(first, 'body.1', { fieldPath: 'new' });
    expect(mappingOf(fitVariables(second, memory))).toEqual([['body.1', 'new']]);
  });

  it('repeat a fixed text as their sample until the sample is changed by hand', () => {
    const fixed = withMapping(bodyOf('Hi {{1}}!'), 'body.1', {
      type: 'fixed_text',
      fixedText: 'you',
    });
    expect(fixed.variables[0]).toMatchObject({ fixedText: 'you', sampleValue: 'you' });
    const own = withMapping(fixed, 'body.1', { sampleValue: 'Ines' });
    expect(withMapping(own, 'body.1', { fixedText: 'we' }).variables[0]?.sampleValue).toBe('Ines');
  });
});

describe('The next placeholder', () => {
  it('is one more than the highest number', () => {
    expect(nextPlaceholder('', 'POSITIONAL')).toBe('1');
    expect(nextPlaceholder('{{1}} {{3}} {{x}}', 'POSITIONAL')).toBe('4');
  });

  it('is a name that is still free', () => {
    expect(nextPlaceholder('', 'NAMED')).toBe('value');
    expect(nextPlaceholder('{{value}} {{value_2}}', 'NAMED')).toBe('value_3');
  });
});

describe('Renaming placeholders', () => {
  it('takes the mapping along, everywhere in the text', () => {
    const mapped = withMapping(bodyOf('A {{1}} b {{1}} c'), 'body.1', { fieldPath: 'number' });
    const renamed = renamePlaceholders(mapped, 'body', new Map([['1', 'order_no']]));
    expect(renamed.body).toBe('A {{order_no}} b {{order_no}} c');
    expect(mappingOf(renamed)).toEqual([['body.order_no', 'number']]);
  });

  it('closes gaps in the numbers and leaves their order alone', () => {
    const mapped = withMapping(bodyOf('A {{4}} b {{2}} c'), 'body.4', { fieldPath: 'four' });
    const closed = renumber(mapped, 'body');
    expect(closed.body).toBe('A {{2}} b {{1}} c');
    expect(mappingOf(closed)).toEqual([
      ['body.2', 'four'],
      ['body.1', null],
    ]);
  });

  it('turns numbers into telling names and back', () => {
    let content = bodyOf('Hi {{1}}, order {{2}} by {{3}}. {{4}}!');
    content = withMapping(content, 'body.1', { type: 'field', fieldPath: 'customer.firstName' });
    content = withMapping(content, 'body.2', { type: 'field', fieldPath: 'number' });
    content = withMapping(content, 'body.3', { type: 'user_name' });
    const named = toFormat(content, 'NAMED');
    expect(named.body).toBe(
      'Hi {{customer_first_name}}, order {{number}} by {{sender_name}}. {{value}}!',
    );
    expect(mappingOf(named)[0]).toEqual(['body.customer_first_name', 'customer.firstName']);
    const numbered = toFormat(named, 'POSITIONAL');
    expect(numbered).toEqual(content);
  });

  it('numbers header and body apart', () => {
    const content = fitVariables(
      {
        ...emptyContent(),
        parameterFormat: 'NAMED',
        header: { type: 'text', text: 'For {{city}}' },
        body: 'In {{city}} now',
      },
      new Map(),
    );
    const numbered = toFormat(content, 'POSITIONAL');
    expect(numbered.header).toEqual({ type: 'text', text: 'For {{1}}' });
    expect(numbered.body).toBe('In {{1}} now');
    expect(mappingOf(numbered).map(([key]) => key)).toEqual(['header.1', 'body.1']);
  });

  it('leaves a header alone that is not text', () => {
    const content: TemplateContent = { ...bodyOf('x'), header: { type: 'other', raw: {} } };
    expect(toFormat(content, 'NAMED').header).toEqual({ type: 'other', raw: {} });
  });
});
