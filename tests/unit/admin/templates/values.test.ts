import {
  checkLocked,
  checkValues,
  mergeIssues,
  serverOnly,
  fieldIds,
} from '../../../../admin/src/pages/Templates/content/issues';
import {
  toTemplateName,
  withLabel,
} from '../../../../admin/src/pages/Templates/content/template-name';
import { tabOfIssue } from '../../../../admin/src/pages/Templates/content/tabs';
import {
  copyOf,
  emptyContent,
  emptyValues,
  inputOf,
  mappingInputOf,
  valuesOf,
} from '../../../../admin/src/pages/Templates/content/values';
import type { Template } from '../../../../shared/contracts/templates';
import type { TemplateContent } from '../../../../shared/domain/template/template';
import { newVariable, type Variable } from '../../../../shared/domain/template/variables';
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

  it('open the tab that holds their field', () => {
    expect(
      [
        'name',
        'header.file',
        'authentication.codeExpirationMinutes',
        'buttons',
        'buttons.1.url',
        'variables.button.0.1.sampleValue',
        'phoneField',
        'ttlSeconds',
        'allowedRoles',
      ].map(tabOfIssue),
    ).toEqual([
      'content',
      'content',
      'content',
      'buttons',
      'buttons',
      'variables',
      'variables',
      'settings',
      'settings',
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

const mapped = (change: Partial<Variable>): TemplateContent => ({
  ...emptyContent(),
  body: 'Hi {{1}}, bye',
  variables: [
    { ...newVariable({ component: 'body', buttonIndex: null, placeholder: '1' }), ...change },
  ],
});

const codesOf = (content: TemplateContent) =>
  checkValues({ ...emptyValues('a'), content }).map(({ code, path }) => [code, path]);

describe('The checks of the form', () => {
  it('look at formats and at where tracked links lead, too', () => {
    expect(
      codesOf(
        mapped({ type: 'field', fieldPath: 'total', format: { type: 'number', decimals: 99 } }),
      ),
    ).toContainEqual(['format.decimals', 'variables.body.1.format']);
    expect(codesOf(mapped({ type: 'tracked_link', fixedText: 'shop.example/{x}' }))).toContainEqual(
      ['url.notAbsolute', 'variables.body.1.fixedText'],
    );
  });

  it('leave a tracked link alone that leads to the portal', () => {
    const codes = codesOf(mapped({ type: 'tracked_link', fixedText: null }));
    expect(codes.map(([, path]) => path)).not.toContain('variables.body.1.fixedText');
  });

  it('speak of the mapping alone while the words are locked', () => {
    const content: TemplateContent = {
      ...mapped({ type: 'field', fieldPath: null }),
      body: '{{1}}',
      header: {
        type: 'image',
        file: null,
        source: { from: 'field', path: null, orFile: false },
        fileName: null,
      },
      buttons: [
        { type: 'url', text: '', url: '', urlType: 'static' },
        { type: 'url', text: '', url: '', urlType: 'tracked' },
      ],
    };
    expect(
      checkLocked({ ...emptyValues('a'), content }).map(({ code, path }) => [code, path]),
    ).toEqual([
      ['header.field', 'header.source'],
      ['button.url.empty', 'buttons.1.url'],
      ['variable.field', 'variables.body.1.fieldPath'],
    ]);
  });
});

const stored = {
  accountDocumentId: 'acc',
  label: 'Order ready',
  appliesTo: 'api::order.order',
  phoneField: 'customer.phone',
  isRestricted: true,
  allowedUsers: [3],
  allowedRoles: [1, 2],
  content: {
    ...mapped({ type: 'field', fieldPath: 'customer.name' }),
    name: 'order_ready',
    ttlSeconds: 600,
  },
} as unknown as Template;

describe('A copy of a template', () => {
  it('has a name of its own and everything else', () => {
    const copy = copyOf(stored);
    expect(copy).toEqual({
      ...valuesOf(stored),
      label: 'Order ready (copy)',
      content: { ...stored.content, name: 'order_ready_copy' },
    });
  });

  it('has a name that Meta takes, however long the first one is', () => {
    const long = { ...stored, content: { ...stored.content, name: 'x'.repeat(512) } };
    const { name } = copyOf(long).content;
    expect(name).toHaveLength(512);
    expect(name.endsWith('_copy')).toBe(true);
  });

  it('in another language is the same template in that language', () => {
    expect(copyOf(stored, { language: 'de' })).toEqual({
      ...valuesOf(stored),
      content: { ...stored.content, language: 'de' },
    });
  });

  it('in its own language would be the same one, so it is another', () => {
    expect(copyOf(stored, { language: 'en' }).content.name).toBe('order_ready_copy');
  });
});

describe('What is saved', () => {
  it('holds who may send, and how long Meta tries', () => {
    expect(inputOf(valuesOf(stored))).toMatchObject({
      allowedUsers: [3],
      allowedRoles: [1, 2],
      content: { ttlSeconds: 600 },
    });
  });

  it('stays restricted where nobody is left of those who were named', () => {
    const closed = { ...stored, allowedUsers: [], allowedRoles: [] };
    expect(inputOf(valuesOf(closed))).toMatchObject({ isRestricted: true, allowedUsers: [] });
    expect(inputOf(emptyValues('a'))).toMatchObject({ isRestricted: false });
  });

  it('leaves the account out while the words are locked', () => {
    const input = mappingInputOf(valuesOf(stored));
    expect(input).not.toHaveProperty('accountDocumentId');
    expect(input).toMatchObject({ allowedUsers: [3], phoneField: 'customer.phone' });
  });
});
