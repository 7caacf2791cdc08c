import fc from 'fast-check';
import { moveButton } from '../../../../admin/src/pages/Templates/content/buttons';
import {
  chooseCategory,
  chooseHeader,
  edit,
  NO_MEMORY,
  rearrange,
  type Edited,
} from '../../../../admin/src/pages/Templates/content/memory';
import {
  toFormat,
  withMapping,
  withText,
} from '../../../../admin/src/pages/Templates/content/placeholders';
import { withAuthentication } from '../../../../admin/src/pages/Templates/content/category';
import { withMedia } from '../../../../admin/src/pages/Templates/content/headers';
import { emptyContent } from '../../../../admin/src/pages/Templates/content/values';
import { checkTemplate } from '../../../../shared/domain/template/check';
import type { TemplateContent } from '../../../../shared/domain/template/template';
import { variableKey } from '../../../../shared/domain/template/variables';

const start = (more: Partial<TemplateContent>): Edited =>
  edit({ content: emptyContent(), memory: NO_MEMORY }, (content) => ({ ...content, ...more }));

const mapTo = (before: Edited, key: string, fieldPath: string): Edited =>
  edit(before, (content) => withMapping(content, key, { type: 'field', fieldPath }));

const fieldsOf = ({ content }: Edited) =>
  Object.fromEntries(content.variables.map((one) => [variableKey(one), one.fieldPath]));

const TRACK = {
  type: 'url',
  text: 'Track',
  url: 'https://shop.example/{{1}}',
  urlType: 'dynamic',
} as const;

describe('A template that becomes one for one-time codes', () => {
  const own = mapTo(
    mapTo(
      start({
        name: 'order_ready',
        parameterFormat: 'POSITIONAL',
        header: { type: 'text', text: 'News' },
        body: 'Hi {{1}}, your order is ready.',
        footer: 'Thank you',
        buttons: [TRACK],
      }),
      'body.1',
      'customer.name',
    ),
    'button.0.1',
    'number',
  );
  const preset = chooseCategory(own, 'AUTHENTICATION');

  it('says what Meta presets, with one button, and has nothing wrong with it', () => {
    expect(preset.content).toMatchObject({
      name: 'order_ready',
      category: 'AUTHENTICATION',
      header: null,
      buttons: [{ type: 'otp' }],
      authentication: { addSecurityRecommendation: true, codeExpirationMinutes: 10 },
    });
    expect(preset.content.body).toContain('{{1}}');
    expect(checkTemplate(preset.content)).toEqual([]);
  });

  it('does not take the code from where the first variable came before', () => {
    expect(preset.content.variables).toMatchObject([
      { component: 'body', placeholder: '1', type: 'free_text', fieldPath: null },
    ]);
    const touched = edit(preset, (content) => ({ ...content, name: 'other' }));
    expect(touched.content.variables).toEqual(preset.content.variables);
  });

  it('has its former words and mappings back when it changes again', () => {
    expect(chooseCategory(preset, 'MARKETING').content).toEqual({
      ...own.content,
      category: 'MARKETING',
    });
  });

  it('remembers what was chosen about the code, too', () => {
    const chosen = edit(preset, (content) =>
      withAuthentication(content, {
        addSecurityRecommendation: false,
        codeExpirationMinutes: null,
      }),
    );
    expect(chosen.content.footer).toBeNull();
    const again = chooseCategory(chooseCategory(chosen, 'UTILITY'), 'AUTHENTICATION');
    expect(again.content).toEqual(chosen.content);
  });

  it('keeps its words among the other categories', () => {
    expect(chooseCategory(own, 'MARKETING').content).toEqual({
      ...own.content,
      category: 'MARKETING',
    });
  });

  it('starts empty when it was never anything else', () => {
    const synced: Edited = { content: preset.content, memory: NO_MEMORY };
    expect(chooseCategory(synced, 'UTILITY').content).toMatchObject({
      body: '',
      buttons: [],
      variables: [],
      authentication: null,
    });
  });
});

describe('A header', () => {
  const FILE = { id: 7, name: 'a.png', mime: 'image/png', sizeBytes: 10, url: '/a.png' };

  it('that was left comes back as it was, with its mapping', () => {
    const text = mapTo(
      edit(chooseHeader(start({ body: 'x' }), 'text'), (content) =>
        withText(content, 'header', 'For {{1}}'),
      ),
      'header.1',
      'city',
    );
    const image = edit(chooseHeader(text, 'image'), (content) =>
      withMedia(content, { file: FILE }),
    );
    expect(fieldsOf(image)).toEqual({});
    const place = mapTo(chooseHeader(image, 'location'), 'header.latitude', 'lat');
    const none = chooseHeader(place, null);
    expect(none.content).toMatchObject({ header: null, variables: [] });

    expect(chooseHeader(none, 'image').content.header).toEqual(image.content.header);
    expect(chooseHeader(none, 'text').content).toEqual(text.content);
    expect(fieldsOf(chooseHeader(none, 'location'))['header.latitude']).toBe('lat');
  });

  it('of a place asks for its four values', () => {
    expect(Object.keys(fieldsOf(chooseHeader(start({}), 'location')))).toEqual([
      'header.latitude',
      'header.longitude',
      'header.name',
      'header.address',
    ]);
  });

  it('without a file is left alone by what changes files', () => {
    const { content } = chooseHeader(start({}), 'text');
    expect(withMedia(content, { file: FILE })).toBe(content);
  });
});

describe('The mapping of a button', () => {
  const two = mapTo(
    mapTo(
      start({ body: 'Hi {{1}}, bye', buttons: [TRACK, { type: 'quick_reply', text: 'Ok' }] }),
      'button.0.1',
      'number',
    ),
    'body.1',
    'name',
  );

  it('comes back when its address gets the variable again', () => {
    const urlOf = (url: string) => (content: TemplateContent) => ({
      ...content,
      buttons: [{ ...TRACK, url }, content.buttons[1]!],
    });
    const without = edit(two, urlOf('https://shop.example/{{1'));
    expect(fieldsOf(without)).toEqual({ 'body.1': 'name' });
    expect(fieldsOf(edit(without, urlOf(TRACK.url)))).toEqual(fieldsOf(two));
  });

  it('is not taken for that of another button that comes to its place', () => {
    const moved = rearrange(two, 'buttons', (content) => moveButton(content, 0, 1));
    expect(fieldsOf(moved)).toEqual({ 'body.1': 'name', 'button.1.1': 'number' });
    const other = edit(moved, (content) => ({
      ...content,
      buttons: [{ ...TRACK, text: 'New' }, content.buttons[1]!],
    }));
    expect(fieldsOf(other)['button.0.1']).toBeNull();
  });

  it('does not lose the memory of the texts when buttons move', () => {
    const shorter = edit(two, (content) => withText(content, 'body', 'Hi there'));
    const moved = rearrange(shorter, 'buttons', (content) => moveButton(content, 0, 1));
    const again = edit(moved, (content) => withText(content, 'body', 'Hi {{1}}, bye'));
    expect(fieldsOf(again)['body.1']).toBe('name');
  });
});

describe('Writing variables as names or numbers', () => {
  it('keeps every mapping, those of buttons and places as well, there and back', () => {
    const texts = fc.uniqueArray(fc.constantFrom('first', 'second', 'third', 'fourth'), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(texts, fc.boolean(), (fields, hasPlace) => {
        const body = `Hi ${fields.map((_, index) => `{{${index + 1}}} and`).join(' ')} bye`;
        let edited = start({
          header: hasPlace ? { type: 'location' } : { type: 'text', text: 'For {{1}}' },
          body,
          buttons: [TRACK, { type: 'copy_code', text: 'Copy offer code' }],
        });
        for (const { component, buttonIndex, placeholder } of edited.content.variables) {
          const key = variableKey({ component, buttonIndex, placeholder });
          edited = mapTo(edited, key, `field_of_${key.replaceAll('.', '_')}`);
        }
        const named = rearrange(edited, 'texts', (content) => toFormat(content, 'NAMED'));
        expect(named.content.variables.map(({ fieldPath }) => fieldPath)).toEqual(
          edited.content.variables.map(({ fieldPath }) => fieldPath),
        );
        expect(named.content.buttons).toEqual(edited.content.buttons);
        const back = rearrange(named, 'texts', (content) => toFormat(content, 'POSITIONAL'));
        expect(back.content).toEqual(edited.content);
      }),
    );
  });
});
