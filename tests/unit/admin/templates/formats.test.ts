import fc from 'fast-check';
import {
  EMOJI,
  EMOJI_GROUPS,
  rowsOf,
  stepInRows,
} from '../../../../admin/src/components/Writing/emoji';
import {
  choiceOf,
  choicesFor,
  exampleOf,
  formatOf,
  levelOfPath,
} from '../../../../admin/src/pages/Templates/content/formats';
import { sizeText, typeNames } from '../../../../admin/src/pages/Templates/content/headers';
import {
  groupVariables,
  specialOf,
  typesFor,
} from '../../../../admin/src/pages/Templates/content/variable-groups';
import {
  withMapping,
  withVariableType,
} from '../../../../admin/src/pages/Templates/content/placeholders';
import { emptyContent } from '../../../../admin/src/pages/Templates/content/values';
import { textsOf } from '../../../../shared/domain/template/check';
import type { TemplateContent } from '../../../../shared/domain/template/template';
import { reconcileVariables, variableKey } from '../../../../shared/domain/template/variables';
import { checkFormat, FORMATS_FOR } from '../../../../shared/domain/value-format';

const contentOf = (more: Partial<TemplateContent>): TemplateContent => {
  const content = { ...emptyContent(), ...more };
  return { ...content, variables: reconcileVariables(textsOf(content), []) };
};

describe('The ways to write a value', () => {
  it('are those of its attribute type, and each can be chosen', () => {
    for (const [type, formats] of Object.entries(FORMATS_FOR)) {
      const choices = choicesFor(type);
      expect(new Set(choices.map((choice) => formatOf(choice, null).type))).toEqual(
        new Set(formats),
      );
      for (const choice of choices) {
        const format = formatOf(choice, null);
        expect(choiceOf(format)).toBe(choice);
        expect(checkFormat(format)).toEqual([]);
      }
    }
    expect(choicesFor('boolean')).toEqual([]);
  });

  it('keep the time zone when only the length changes', () => {
    const before = { type: 'datetime', style: 'short', timeZone: 'Europe/Berlin' } as const;
    expect(formatOf('datetime.full', before)).toEqual({ ...before, style: 'full' });
  });

  it('are shown in the language of the template', () => {
    expect(exampleOf({ type: 'date', style: 'long' }, 'de')).toBe('23. Juni 2030');
    expect(exampleOf({ type: 'date', style: 'long' }, 'en_GB')).toBe('23 June 2030');
    expect(exampleOf({ type: 'currency', currency: 'EUR' }, 'en_US')).toBe('€1,234.50');
    expect(exampleOf({ type: 'number', decimals: 2 }, 'de')).toBe('1.234,50');
    expect(exampleOf({ type: 'case', to: 'upper' }, 'en')).toBeNull();
  });

  it('have no example in what the browser does not know', () => {
    expect(exampleOf({ type: 'currency', currency: 'x' }, 'en')).toBeNull();
    expect(exampleOf({ type: 'number', decimals: 999 }, 'en')).toBeNull();
    expect(exampleOf({ type: 'date', style: 'long' }, '!')).toBeNull();
  });
});

describe('The level on which a field is found', () => {
  it.each([
    ['number', ''],
    ['customer.firstName', 'customer'],
    ['items[first].title', 'items[first]'],
    ['items[count]', 'items'],
    ['order.items[count]', 'order.items'],
  ])('%s is on %j', (path, level) => expect(levelOfPath(path)).toBe(level));
});

describe('A file of the Media Library', () => {
  it('is described as people speak of it', () => {
    expect(typeNames(['image/jpeg', 'font/woff2'])).toEqual(['JPEG', 'font/woff2']);
    expect(sizeText(250_880, 'en')).toBe('245 kB');
    expect(sizeText(5 * 1024 * 1024, 'en')).toBe('5 MB');
    expect(sizeText(0, 'en')).toBe('0 byte');
  });
});

describe('The variables of a template', () => {
  const content = contentOf({
    header: { type: 'location' },
    body: 'Hi {{1}} and {{2}}!',
    buttons: [
      { type: 'quick_reply', text: 'Ok' },
      { type: 'url', text: 'Go', url: '{{1}}', urlType: 'tracked' },
      { type: 'url', text: 'Go on', url: 'https://shop.example/{{1}}', urlType: 'dynamic' },
      { type: 'copy_code', text: 'Copy offer code' },
    ],
  });
  const find = (key: string) => content.variables.find((one) => variableKey(one) === key)!;

  it('stand together by header, body and button', () => {
    expect(
      groupVariables(content.variables).map(({ component, buttonIndex, variables }) => [
        component,
        buttonIndex,
        variables.length,
      ]),
    ).toEqual([
      ['header', null, 4],
      ['body', null, 2],
      ['button', 1, 1],
      ['button', 2, 1],
      ['button', 3, 1],
    ]);
  });

  it('are known by what they stand for where nobody wrote them', () => {
    expect(specialOf(find('header.latitude'), content)).toBe('latitude');
    expect(specialOf(find('button.3.code'), content)).toBe('code');
    expect(specialOf(find('body.1'), content)).toBeNull();
    expect(specialOf(find('body.1'), { ...content, category: 'AUTHENTICATION' })).toBe('otp');
    const named = contentOf({ parameterFormat: 'NAMED', body: 'In {{address}} now' });
    expect(specialOf(named.variables[0]!, named)).toBeNull();
  });

  it('are offered links where links make sense', () => {
    expect(typesFor(find('body.1'), content)).toContain('tracked_link');
    expect(typesFor(find('header.latitude'), content)).not.toContain('portal_link');
    expect(typesFor(find('button.1.1'), content)).toContain('portal_link');
    expect(typesFor(find('button.1.1'), content)).not.toContain('tracked_link');
    expect(typesFor(find('button.2.1'), content)).not.toContain('portal_link');
    expect(typesFor({ ...find('button.2.1'), type: 'tracked_link' }, content)).toContain(
      'tracked_link',
    );
  });

  it('do not take a text for an address', () => {
    const fixed = withMapping(content, 'body.1', { type: 'fixed_text', fixedText: 'you' });
    const linked = withVariableType(fixed, 'body.1', 'tracked_link');
    expect(linked.variables.find((one) => variableKey(one) === 'body.1')).toMatchObject({
      type: 'tracked_link',
      fixedText: null,
      sampleValue: 'you',
    });
    const asked = withVariableType(fixed, 'body.1', 'free_text');
    expect(
      withVariableType(asked, 'body.1', 'fixed_text').variables.find(
        (one) => variableKey(one) === 'body.1',
      )?.fixedText,
    ).toBe('you');
  });

  it('do not take the address of a link for its sample', () => {
    const linked = withVariableType(content, 'body.1', 'tracked_link');
    const written = withMapping(linked, 'body.1', { fixedText: 'https://shop.example' });
    expect(written.variables.find((one) => variableKey(one) === 'body.1')?.sampleValue).toBe('');
  });
});

describe('The list of emoji', () => {
  const all = EMOJI_GROUPS.flatMap((group) => [...EMOJI[group]]);
  const rows = rowsOf(
    EMOJI_GROUPS.map((group) => EMOJI[group].length),
    8,
  );

  it('holds each one once', () => {
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(75);
    expect(rows.reduce((sum, length) => sum + length, 0)).toBe(all.length);
  });

  it('is walked through by arrow keys, column by column', () => {
    expect(rowsOf([10, 3], 8)).toEqual([8, 2, 3]);
    expect(stepInRows('ArrowDown', 1, [8, 2, 3])).toBe(9);
    expect(stepInRows('ArrowDown', 5, [8, 2, 3])).toBe(9);
    expect(stepInRows('ArrowUp', 10, [8, 2, 3])).toBe(8);
    expect(stepInRows('ArrowUp', 3, [8, 2, 3])).toBe(3);
    expect(stepInRows('ArrowRight', 7, [8, 2, 3])).toBe(8);
    expect(stepInRows('End', 0, [8, 2, 3])).toBe(12);
    expect(stepInRows('a', 4, [8, 2, 3])).toBe(4);
  });

  it('is never left by a key', () => {
    const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'x'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...keys)), (pressed) => {
        const at = pressed.reduce((place, key) => stepInRows(key, place, rows), 0);
        expect(all[at]).toBeDefined();
      }),
    );
  });
});
