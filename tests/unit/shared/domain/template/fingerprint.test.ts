import fc from 'fast-check';
import { fingerprintOf } from '../../../../../shared/domain/template/fingerprint';
import { toMetaTemplate } from '../../../../../shared/domain/template/payload';
import { readMetaTemplate } from '../../../../../shared/domain/template/read-meta';
import { anyTemplate, templateOf } from './content';

const CONTEXT = { headerHandle: '4::aW1h', linkBase: 'https://cms.example.com' };

describe('What Meta reviews of a template', () => {
  it('is the same here and in Meta’s answer', () => {
    fc.assert(
      fc.property(anyTemplate, (content) => {
        const answer = readMetaTemplate(toMetaTemplate(content, CONTEXT));
        expect(fingerprintOf(answer)).toBe(fingerprintOf(content));
      }),
    );
  });

  it('is the same for a tracked button, whose address Meta knows as ours', () => {
    const content = templateOf({
      buttons: [
        { type: 'url', text: 'Track', url: 'https://shop.example/{{order}}', urlType: 'tracked' },
      ],
    });
    const answer = readMetaTemplate(toMetaTemplate(content, CONTEXT));
    expect(fingerprintOf(answer)).toBe(fingerprintOf(content));
  });

  it('does not change with mappings, samples, files or examples', () => {
    const content = templateOf({
      header: { type: 'image', file: null, source: { from: 'ask' }, fileName: null },
      body: 'Hello {{1}}, your order is ready.',
      raw: [{ type: 'CAROUSEL', cards: [{ example: { header_handle: ['https://cdn/1'] } }] }],
    });
    const other = {
      ...content,
      variables: content.variables.map((one) => ({ ...one, sampleValue: 'Bo', fieldPath: 'a' })),
      header: {
        type: 'image' as const,
        file: { id: 1, name: 'a', mime: 'image/png', sizeBytes: 1, url: '/a' },
        source: { from: 'file' as const },
        fileName: null,
      },
      raw: [{ cards: [{ example: { header_handle: ['https://cdn/2'] } }], type: 'CAROUSEL' }],
    };
    expect(fingerprintOf(other)).toBe(fingerprintOf(content));
  });

  it.each([
    ['the body', { body: 'Your order is on its way to you.' }],
    ['the footer', { footer: 'Atlas Books' }],
    ['the header', { header: { type: 'text' as const, text: 'News' } }],
    ['the kind of header', { header: { type: 'location' as const } }],
    ['a button', { buttons: [{ type: 'quick_reply' as const, text: 'Yes' }] }],
    ['the parameter format', { parameterFormat: 'NAMED' as const }],
    ['a foreign component', { raw: [{ type: 'LIMITED_TIME_OFFER' }] }],
  ])('changes with %s', (_title, changes) => {
    expect(fingerprintOf(templateOf(changes))).not.toBe(fingerprintOf(templateOf()));
  });
});
