import fc from 'fast-check';
import {
  ADDABLE_BUTTONS,
  addButton,
  buttonsLeft,
  groupReplies,
  insertButton,
  insertInUrl,
  moveButton,
  removeButton,
  withButton,
  withUrlType,
} from '../../../../admin/src/pages/Templates/content/buttons';
import { withMapping } from '../../../../admin/src/pages/Templates/content/placeholders';
import { emptyContent } from '../../../../admin/src/pages/Templates/content/values';
import { BUTTONS, type TemplateButton } from '../../../../shared/domain/template/button';
import { textsOf } from '../../../../shared/domain/template/check';
import { checkTemplate } from '../../../../shared/domain/template/check';
import { LIMITS, type TemplateContent } from '../../../../shared/domain/template/template';
import { reconcileVariables, variableKey } from '../../../../shared/domain/template/variables';

const reply = (text: string): TemplateButton => ({ type: 'quick_reply', text });
const page = (text: string): TemplateButton => ({
  type: 'url',
  text,
  url: 'https://shop.example/{{1}}',
  urlType: 'dynamic',
});
const call = (text: string): TemplateButton => ({
  type: 'phone_number',
  text,
  phoneNumber: '+4930123456',
});

/** Content with these buttons; each variable of a button is mapped to a field named after its label. */
function contentOf(buttons: TemplateButton[]): TemplateContent {
  const content: TemplateContent = {
    ...emptyContent(),
    body: 'Hi {{1}}, bye',
    buttons: buttons.map((button) => ({ ...button })),
  };
  const variables = reconcileVariables(textsOf(content), []).map((variable) => ({
    ...variable,
    type: 'field' as const,
    fieldPath: variable.component === 'button' ? buttons[variable.buttonIndex!]!.text : 'name',
  }));
  return { ...content, variables };
}

const labelsOf = ({ buttons }: TemplateContent) => buttons.map(({ text }) => text).join('');

/** Whether each variable of a button is still mapped to the field named after that button's label. */
const isMappedByLabel = ({ buttons, variables }: TemplateContent) =>
  variables.every(({ component, buttonIndex, fieldPath }) =>
    component === 'button' ? buttons[buttonIndex!]?.text === fieldPath : fieldPath === 'name',
  );

const KINDS = [reply, page, call];

/** Up to eight buttons of mixed kinds, labelled a, b, c … */
const anyContent = fc
  .array(fc.integer({ min: 0, max: KINDS.length - 1 }), { minLength: 1, maxLength: 8 })
  .map((kinds) =>
    contentOf(kinds.map((kind, index) => KINDS[kind]!(String.fromCharCode(97 + index)))),
  );

describe('Buttons', () => {
  const abc = contentOf([reply('a'), page('b'), call('c')]);

  it('move to another place, and stay at the ends', () => {
    expect(labelsOf(moveButton(abc, 1, 0))).toBe('bac');
    expect(labelsOf(moveButton(abc, 0, 2))).toBe('bca');
    expect(labelsOf(moveButton(abc, 0, -1))).toBe('abc');
    expect(labelsOf(moveButton(abc, 2, 9))).toBe('abc');
    expect(labelsOf(moveButton(abc, 7, 0))).toBe('abc');
  });

  it('take the mapping of their variables along wherever they move', () => {
    fc.assert(
      fc.property(anyContent, fc.nat(9), fc.nat(9), (content, from, to) => {
        const moved = moveButton(content, from, to);
        expect(isMappedByLabel(moved)).toBe(true);
        expect(moved.variables).toHaveLength(content.variables.length);
        expect([...labelsOf(moved)].sort()).toEqual([...labelsOf(content)].sort());
      }),
    );
  });

  it('come back from being removed as if nothing had happened', () => {
    fc.assert(
      fc.property(anyContent, fc.nat(7), (content, place) => {
        const index = place % content.buttons.length;
        const { content: without, removed } = removeButton(content, index);
        expect(without.buttons).toHaveLength(content.buttons.length - 1);
        expect(isMappedByLabel(without)).toBe(true);
        const back = insertButton(without, removed);
        expect(back.buttons).toEqual(content.buttons);
        expect(new Map(back.variables.map((one) => [variableKey(one), one]))).toEqual(
          new Map(content.variables.map((one) => [variableKey(one), one])),
        );
      }),
    );
  });

  it('come back at the end when the list has become too short meanwhile', () => {
    const { content, removed } = removeButton(abc, 2);
    const shorter = removeButton(removeButton(content, 1).content, 0).content;
    expect(labelsOf(insertButton(shorter, removed))).toBe('c');
  });

  it('are added where quick replies stay together', () => {
    const withReply = addButton(contentOf([reply('a'), page('b')]), 'quick_reply');
    expect(withReply.index).toBe(1);
    expect(withReply.content.buttons.map(({ type }) => type)).toEqual([
      'quick_reply',
      'quick_reply',
      'url',
    ]);
    expect(isMappedByLabel(withReply.content)).toBe(true);
    expect(addButton(contentOf([page('a'), reply('b')]), 'phone_number').index).toBe(1);
    expect(addButton(contentOf([]), 'url').index).toBe(0);
  });

  it('of every kind, however they are added, never break the grouping rule', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ADDABLE_BUTTONS), { maxLength: 10 }), (kinds) => {
        const content = kinds.reduce(
          (before, kind) => addButton(before, kind).content,
          emptyContent(),
        );
        expect(checkTemplate(content).map(({ code }) => code)).not.toContain('buttons.mixed');
      }),
    );
  });

  it('are grouped by one press, without losing order or mapping', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const grouped = groupReplies(content);
        expect(checkTemplate(grouped).map(({ code }) => code)).not.toContain('buttons.mixed');
        expect(isMappedByLabel(grouped)).toBe(true);
        const ofKind = (one: TemplateContent, isReply: boolean) =>
          one.buttons.filter(({ type }) => (type === 'quick_reply') === isReply);
        expect(ofKind(grouped, true)).toEqual(ofKind(content, true));
        expect(ofKind(grouped, false)).toEqual(ofKind(content, false));
      }),
    );
    expect(labelsOf(groupReplies(contentOf([page('a'), reply('b'), call('c')])))).toBe('acb');
  });

  it('are offered as often as both their kind and the whole allow', () => {
    expect(buttonsLeft([], 'quick_reply')).toBe(BUTTONS.quick_reply.limit);
    expect(buttonsLeft([page('a')], 'url')).toBe(BUTTONS.url.limit - 1);
    const nine = Array.from({ length: LIMITS.buttons - 1 }, (_, index) => reply(String(index)));
    expect(buttonsLeft(nine, 'url')).toBe(1);
    expect(buttonsLeft([...nine, reply('x')], 'url')).toBe(0);
    expect(buttonsLeft([call('a'), call('b')], 'phone_number')).toBe(0);
  });

  it('change only as what they are', () => {
    expect(labelsOf(withButton(abc, 0, 'quick_reply', { text: 'z' }))).toBe('zbc');
    expect(withButton(abc, 0, 'url', { url: 'x' })).toEqual(abc);
  });
});

describe('The address of a website button', () => {
  const of = (url: string, urlType: 'static' | 'dynamic' | 'tracked') =>
    contentOf([{ type: 'url', text: 'a', url, urlType }]);
  const urlOf = ({ buttons: [button] }: TemplateContent) =>
    button?.type === 'url' ? [button.urlType, button.url] : [];

  it.each([
    ['https://shop.example', 'https://shop.example/{{1}}'],
    ['https://shop.example/orders/', 'https://shop.example/orders/{{1}}'],
    ['https://shop.example/?id=', 'https://shop.example/?id={{1}}'],
    ['', ''],
  ])('%j gets its variable at the end when it becomes dynamic', (before, after) => {
    expect(urlOf(withUrlType(of(before, 'static'), 0, 'dynamic'))).toEqual(['dynamic', after]);
  });

  it('loses that variable again when it becomes static', () => {
    const dynamic = of('https://shop.example/{{1}}', 'dynamic');
    expect(urlOf(withUrlType(dynamic, 0, 'static'))).toEqual(['static', 'https://shop.example/']);
  });

  it('keeps what is written, and its mapping, when clicks are to be counted', () => {
    const dynamic = withMapping(of('https://shop.example/{{1}}', 'dynamic'), 'button.0.1', {
      fieldPath: 'slug',
    });
    const tracked = withUrlType(dynamic, 0, 'tracked');
    expect(urlOf(tracked)).toEqual(['tracked', 'https://shop.example/{{1}}']);
    expect(tracked.variables).toEqual(dynamic.variables);
  });

  it.each([
    ['', '{{slug}}'],
    ['https://shop.example', 'https://shop.example/{{slug}}'],
    ['https://shop.example/p/', 'https://shop.example/p/{{slug}}'],
    ['https://shop.example/?p=', 'https://shop.example/?p={{slug}}'],
  ])('%j takes a variable where it is no part of a word', (text, after) => {
    const edit = insertInUrl({ text, start: text.length, end: text.length }, 'slug');
    expect(text.slice(0, edit.from) + edit.insert + text.slice(edit.to)).toBe(after);
  });

  it('belongs to a website button alone', () => {
    const content = contentOf([reply('a')]);
    expect(withUrlType(content, 0, 'dynamic')).toBe(content);
  });
});
