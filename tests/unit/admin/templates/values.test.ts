import {
  mergeIssues,
  serverOnly,
  fieldIds,
} from '../../../../admin/src/pages/Templates/content/issues';
import { moveButton } from '../../../../admin/src/pages/Templates/content/buttons';
import {
  toTemplateName,
  withLabel,
} from '../../../../admin/src/pages/Templates/content/template-name';
import { emptyContent, emptyValues } from '../../../../admin/src/pages/Templates/content/values';
import { checkTemplate } from '../../../../shared/domain/template/check';
import { error, warning } from '../../../../shared/domain/issue';

describe('A template name', () => {
  it.each([
    ['Order confirmation', 'order_confirmation'],
    ['Größe & Maß', 'grosse_mass'],
    ['  Été 2026 ', 'ete_2026_'],
    ['order_', 'order_'],
  ])('is made of %j as %j', (text, name) => expect(toTemplateName(text)).toBe(name));

  it('follows the label until it has one of its own', () => {
    const first = withLabel(emptyValues('a'), 'Order ready', true);
    expect(first.content.name).toBe('order_ready');
    const own = { ...first, content: { ...first.content, name: 'mine' } };
    expect(withLabel(own, 'Other', true).content.name).toBe('mine');
    expect(withLabel(first, 'Other', false).content.name).toBe('order_ready');
  });
});

describe('Findings of the form and of the server', () => {
  const content = emptyContent();

  it('count once, and those that only the server can know stay', () => {
    const fromServer = [...checkTemplate(content), error('name.taken', 'content.name')];
    expect(serverOnly(fromServer, content)).toEqual([error('name.taken', 'name')]);
  });

  it('come errors first, then in the order of the form', () => {
    const merged = mergeIssues(
      [warning('category.promotional', 'category'), error('body.empty', 'body')],
      [error('name.taken', 'name'), error('body.empty', 'body')],
    );
    expect(merged.map(({ code }) => code)).toEqual([
      'name.taken',
      'body.empty',
      'category.promotional',
    ]);
  });

  it('lead to the field, or to the section around it', () => {
    expect(fieldIds('buttons.1.text')).toEqual([
      'template-buttons.1.text',
      'template-buttons.1',
      'template-buttons',
    ]);
  });
});

describe('A button', () => {
  const buttons = ['a', 'b', 'c'].map((text) => ({ type: 'quick_reply' as const, text }));
  const texts = (moved: { text: string }[]) => moved.map(({ text }) => text).join('');

  it('moves up and down, and stays at the ends', () => {
    expect(texts(moveButton(buttons, 1, -1))).toBe('bac');
    expect(texts(moveButton(buttons, 1, 1))).toBe('acb');
    expect(texts(moveButton(buttons, 0, -1))).toBe('abc');
    expect(texts(moveButton(buttons, 2, 1))).toBe('abc');
  });
});
