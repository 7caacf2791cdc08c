import {
  editedContent,
  followMapping,
  inheritMapping,
  joinColumns,
  newColumns,
  sharedColumns,
  tidy,
} from '../../../../../server/src/services/templates/mapping';
import type { TemplateRow } from '../../../../../server/src/store/rows';
import type { TemplateContent } from '../../../../../shared/domain/template/template';
import { templateOf } from '../../../shared/domain/template/content';

const BODY = 'Hello {{1}}, your order {{2}} is ready.';

const mapped = (content: TemplateContent, fieldPath: string, placeholder = '1') => ({
  ...content,
  variables: content.variables.map((one) =>
    one.placeholder === placeholder ? { ...one, type: 'field' as const, fieldPath } : one,
  ),
});

const stored = (content: TemplateContent, row: Partial<TemplateRow>) => ({
  content,
  row: row as TemplateRow,
});

const english = templateOf({ body: BODY });

describe('An edit', () => {
  it('changes everything of a draft', () => {
    const draft = stored(english, { status: 'DRAFT', metaId: null });
    expect(
      editedContent(draft, { ...english, name: ' New_Name ', language: 'de', body: 'Hi {{1}}!' }),
    ).toMatchObject({ name: 'new_name', language: 'de', variables: [{ placeholder: '1' }] });
  });

  it('keeps name and language of what was rejected', () => {
    const rejected = stored(english, { status: 'REJECTED', metaId: '1' });
    expect(
      editedContent(rejected, { ...english, name: 'x', language: 'de', body: 'Hi there.' }),
    ).toMatchObject({ name: english.name, language: english.language, body: 'Hi there.' });
  });

  it('changes the mapping alone of what Meta has', () => {
    const edited = editedContent(stored(english, { status: 'APPROVED', metaId: '1' }), {
      ...mapped(english, 'number'),
      body: 'Other words {{1}}.',
      category: 'MARKETING',
      ttlSeconds: 60,
    });
    expect(edited).toEqual(mapped(english, 'number'));
  });

  it('may say which file is sent under what Meta has approved, but not another kind', () => {
    const file = { id: 1, name: 'a.png', mime: 'image/png', sizeBytes: 9, url: '/a.png' };
    const image = {
      type: 'image' as const,
      file,
      source: { from: 'file' as const },
      fileName: null,
    };
    const before = stored(templateOf({ header: image }), { status: 'APPROVED', metaId: '1' });
    const other = { ...image, source: { from: 'ask' as const }, file: { ...file, id: 2 } };
    expect(editedContent(before, { ...before.content, header: other }).header).toEqual(other);
    expect(
      editedContent(before, { ...before.content, header: { ...other, type: 'video' } }).header,
    ).toEqual(image);
    expect(editedContent(before, { ...before.content, header: null }).header).toEqual(image);
  });
});

describe('A mapping', () => {
  it('is followed by the other languages by the identity of placeholders, and their texts stay', () => {
    const german = templateOf({ language: 'de', body: 'Bestellung {{2}} von {{1}} liegt bereit.' });
    const followed = followMapping(german, mapped(english, 'customer.firstName'));
    expect(followed.variables).toEqual([
      german.variables[0],
      { ...german.variables[1], type: 'field', fieldPath: 'customer.firstName' },
    ]);
    expect(followed.body).toBe(german.body);
  });

  it('takes the address of a link with it, and does not leave it behind as a text', () => {
    const address = 'https://shop.example/orders/{documentId}';
    const linked = {
      ...english,
      variables: english.variables.map((one) => ({
        ...one,
        type: 'tracked_link' as const,
        fixedText: address,
      })),
    };
    const german = templateOf({ language: 'de', body: BODY });
    const addresses = [
      followMapping(german, linked),
      inheritMapping(german, [{ content: linked }]),
    ].map(({ variables }) => variables.map(({ type, fixedText }) => [type, fixedText]));
    const led = [
      ['tracked_link', address],
      ['tracked_link', address],
    ];
    expect(addresses).toEqual([led, led]);
    const worded = {
      ...english,
      variables: english.variables.map((one) => ({
        ...one,
        type: 'fixed_text' as const,
        fixedText: 'in English',
      })),
    };
    expect(
      followMapping({ ...german, variables: linked.variables }, worded).variables,
    ).toMatchObject([
      { type: 'fixed_text', fixedText: null },
      { type: 'fixed_text', fixedText: null },
    ]);
  });

  it('that is followed already is not written again', () => {
    expect(followMapping(english, english)).toBe(english);
  });

  it('is inherited where a new language has none, and not where it has one', () => {
    const german = mapped(templateOf({ language: 'de', body: BODY }), 'total', '2');
    const siblings = [
      { content: mapped(mapped(english, 'customer.firstName'), 'number', '2') },
      { content: mapped(english, 'somewhere.else') },
    ];
    expect(inheritMapping(german, siblings).variables).toMatchObject([
      { placeholder: '1', fieldPath: 'customer.firstName' },
      { placeholder: '2', fieldPath: 'total' },
    ]);
    expect(inheritMapping(german, [])).toEqual(german);
  });

  it('is kept by placeholder when words are handed in without it', () => {
    const before = mapped(english, 'customer.firstName');
    const given = tidy(
      { ...english, body: `${BODY} Until {{3}}.`, variables: [] },
      before.variables,
    );
    expect(given.variables.map(({ fieldPath }) => fieldPath)).toEqual([
      'customer.firstName',
      null,
      null,
    ]);
  });
});

describe('What holds for all languages of a name', () => {
  const row = {
    label: 'Ready',
    appliesTo: 'api::order.order',
    phoneField: null,
    allowedUsers: [{ id: 2 }, { id: 1 }],
    allowedRoles: [],
  } as unknown as TemplateRow;

  it('is taken from the others where nothing is brought', () => {
    expect(
      joinColumns({ label: null, appliesTo: 'api::lead.lead', allowedUsers: [] }, row),
    ).toMatchObject({ label: 'Ready', appliesTo: 'api::lead.lead', allowedUsers: [2, 1] });
  });

  it('stays restricted where those who were named are gone', () => {
    const closed = { ...row, isRestricted: true, allowedUsers: [], allowedRoles: [] };
    const opened = sharedColumns({ allowedUsers: [], allowedRoles: [] }, closed as TemplateRow);
    expect(opened).toMatchObject({ isRestricted: false });
    expect(sharedColumns({ label: 'Other' }, closed as TemplateRow)).toEqual({ label: 'Other' });
    expect(sharedColumns({ allowedUsers: [], allowedRoles: [], isRestricted: true })).toMatchObject(
      { isRestricted: true },
    );
    expect(sharedColumns({ allowedRoles: [] }, row)).toMatchObject({ isRestricted: true });
    expect(joinColumns({ isRestricted: false }, closed as TemplateRow)).toMatchObject({
      isRestricted: true,
    });
  });

  it('is written where it differs', () => {
    expect(newColumns({ label: 'Ready', allowedUsers: [1, 2], phoneField: 'phone' }, row)).toEqual({
      phoneField: 'phone',
    });
    expect(newColumns({ allowedUsers: [] }, row)).toEqual({ allowedUsers: [] });
  });
});
