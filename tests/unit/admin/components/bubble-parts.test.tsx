import { DesignSystemProvider, lightTheme } from '@strapi/design-system';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'react-intl';
import { WhatsAppBubble } from '../../../../admin/src/components/WhatsAppBubble';
import { withPrefix } from '../../../../admin/src/plugin-translations';
import english from '../../../../admin/src/translations/english';
import { toContentBlocks } from '../../../../shared/domain/message/content';
import type { FreeContent } from '../../../../shared/domain/message/content/content';

/** The page that a message makes, without what only serves its looks. */
function show(content: FreeContent, url: string | null = null): string {
  const blocks = toContentBlocks(content, url === null ? null : { url, name: null });
  return renderToStaticMarkup(
    <IntlProvider locale="en" messages={withPrefix(english)}>
      <DesignSystemProvider theme={lightTheme}>
        <WhatsAppBubble blocks={blocks} caption="The message" />
      </DesignSystemProvider>
    </IntlProvider>,
  ).replace(/ (class|style|data-[\w-]+)="[^"]*"/g, '');
}

const media = { fileId: 7 };

describe('The bubble of a message without a template', () => {
  it('keeps the rows of a list behind the button that opens them', () => {
    const page = show({
      type: 'interactive',
      kind: 'list',
      body: 'What do you like?',
      button: 'See all',
      sections: [
        { title: 'Old', rows: [{ id: 'a', title: 'A', description: 'The first' }] },
        { title: 'New', rows: [{ id: 'b', title: 'B' }] },
      ],
    });
    const [, id] = /aria-expanded="false" aria-controls="([^"]+)"/.exec(page)!;
    expect(page).toContain(`<div id="${id}" hidden="">`);
    for (const words of ['See all', 'Old', 'A', 'The first', 'New', 'B'])
      expect(page).toContain(`>${words}<`);
    expect(page).toContain(`<ul aria-labelledby="${id}-1">`);
  });

  it('names a list of one section without a title', () => {
    const rows = [{ id: 'a', title: 'A' }];
    const page = show({
      type: 'interactive',
      kind: 'list',
      body: 'What?',
      button: 'Open',
      sections: [{ rows }],
    });
    expect(page).toContain('<ul aria-label="Choices">');
  });

  it('shows contacts as cards', () => {
    const page = show({
      type: 'contacts',
      contacts: [{ name: { formatted_name: 'Ines' }, phones: [{ phone: '+49 176 1' }] }],
    });
    expect(page).toContain('<ul aria-label="Contacts">');
    expect(page).toContain('>Ines</strong>');
    expect(page).toContain('<bdi>+49 176 1</bdi>');
  });

  it('says what an emoji is there for, and that it is gone', () => {
    const reaction = (emoji: string) => show({ type: 'reaction', messageId: 'a', emoji });
    expect(reaction('👍')).toMatch(/>Reaction: <\/span><span>👍<\/span>/);
    expect(reaction('')).toContain('Reaction taken back');
  });

  it('plays sound, and names it when it cannot be had', () => {
    const voice: FreeContent = { type: 'audio', media, voice: true };
    expect(show(voice, 'https://shop.example/a.ogg')).toMatch(
      /<audio src="https:\/\/shop.example\/a.ogg" controls="" [^>]*aria-label="Voice message">/,
    );
    expect(show(voice)).toContain('<span dir="auto">Voice message</span>');
    expect(show({ type: 'audio', media })).toContain('<span dir="auto">Audio</span>');
  });

  it('shows a sticker, and names it when it cannot be had', () => {
    const sticker: FreeContent = { type: 'sticker', media };
    expect(show(sticker, 'https://shop.example/a.webp')).toContain(
      '<img src="https://shop.example/a.webp" alt="Sticker"/>',
    );
    expect(show(sticker)).toContain('<span>Sticker</span>');
  });

  it('shows replies and where a link leads', () => {
    const replies = show({
      type: 'interactive',
      kind: 'button',
      body: 'Shall we?',
      buttons: [{ id: 'yes', title: 'Yes' }],
    });
    expect(replies).toMatch(/<li title="Answers">.*>Yes<\/span>/);
    const link = show({
      type: 'interactive',
      kind: 'cta_url',
      body: 'See',
      displayText: 'Go',
      url: 'https://shop.example',
    });
    expect(link).toContain('title="Opens a website: https://shop.example"');
  });
});
