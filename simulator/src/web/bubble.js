import { call } from './api.js';
import { clockTime, copy, h, toast } from './dom.js';
import { formatted } from './format.js';

const EMOJIS = ['👍', '❤️', '😂', '😮', '😢', '🙏'];
const ICONS = {
  url: '↗ ',
  phone_number: '☏ ',
  copy_code: '⧉ ',
  quick_reply: '↩ ',
  reply: '↩ ',
  flow: '▤ ',
};
const SHOWN_BUTTONS = 3;

const attachment = (message, header) => {
  const source = `/_simulator/attachments/${encodeURIComponent(message.id)}`;
  const missing = () =>
    h(
      'div',
      { class: 'media-missing' },
      `${header.type}: ${header.filename ?? header.link ?? 'file'}`,
    );
  const replaced = (element) => {
    element.addEventListener('error', () => element.replaceWith(missing()));
    return element;
  };
  switch (header.type) {
    case 'text':
      return h('div', { class: 'bubble-header' }, formatted(header.text));
    case 'image':
    case 'sticker':
      return replaced(
        h('img', { class: 'media', src: source, alt: header.filename ?? header.type }),
      );
    case 'video':
      return replaced(h('video', { class: 'media', src: source, controls: true }));
    case 'audio':
      return replaced(h('audio', { class: 'media', src: source, controls: true }));
    default:
      return h(
        'a',
        { class: 'file', href: source, target: '_blank', rel: 'noreferrer' },
        '🗎 ',
        header.filename ?? header.link ?? 'Document',
      );
  }
};

const place = ({ latitude, longitude, name, address }) =>
  h(
    'div',
    { class: 'place' },
    h('strong', {}, `⚲ ${name ?? 'Location'}`),
    h('div', {}, address ?? `${latitude}, ${longitude}`),
  );

const quote = (message, byId) => {
  if (!message.contextId || message.type === 'reaction') return undefined;
  const quoted = byId.get(message.contextId);
  return h('div', { class: 'quote' }, quoted?.view.body?.slice(0, 90) ?? 'Earlier message');
};

const tap = async (message, index) => {
  const result = await call('POST', `phones/${message.phone}/tap`, {
    messageId: message.id,
    buttonIndex: index,
  });
  if (result.called) toast(`Calling ${result.called} …`);
  if (result.copied) await copy(result.copied);
};

const choice = (message, button, index) => {
  const label = `${ICONS[button.type] ?? ''}${button.text}`;
  const common = {
    class: 'choice',
    'data-testid': 'message-button',
    'data-button-type': button.type,
  };
  if (button.type === 'url' && /^https?:\/\//i.test(button.url ?? '')) {
    return h(
      'a',
      {
        ...common,
        class: 'choice button',
        href: button.url,
        target: '_blank',
        rel: 'noreferrer noopener',
        title: button.url,
      },
      label,
    );
  }
  const details = button.description ? h('small', {}, button.description) : undefined;
  return h(
    'button',
    { ...common, type: 'button', onClick: () => tap(message, index) },
    h('span', {}, label, details),
  );
};

const folded = (label, choices) => {
  const box = h('div', { class: 'choices', hidden: true }, choices);
  const opener = h(
    'button',
    {
      class: 'choice',
      type: 'button',
      'aria-expanded': 'false',
      'data-testid': 'message-more',
      onClick: () => {
        box.hidden = !box.hidden;
        opener.setAttribute('aria-expanded', String(!box.hidden));
      },
    },
    `☰ ${label}`,
  );
  return [opener, box];
};

const choices = (message) => {
  const all = message.view.buttons.map((button, index) => choice(message, button, index));
  if (all.length === 0) return undefined;
  if (message.view.listButton)
    return h('div', { class: 'choices' }, folded(message.view.listButton, all));
  if (all.length <= SHOWN_BUTTONS) return h('div', { class: 'choices' }, all);
  return h('div', { class: 'choices' }, all.slice(0, 2), folded('See all options', all.slice(2)));
};

const tools = (message, onQuote) => {
  const emojis = h(
    'div',
    { class: 'emojis', hidden: true, role: 'group', 'aria-label': 'Reactions' },
    [...EMOJIS, ''].map((emoji) =>
      h(
        'button',
        {
          type: 'button',
          'aria-label': emoji ? `React with ${emoji}` : 'Take the reaction back',
          onClick: () => {
            emojis.hidden = true;
            void call('POST', `phones/${message.phone}/react`, { messageId: message.id, emoji });
          },
        },
        emoji || '✕',
      ),
    ),
  );
  return [
    h(
      'div',
      { class: 'tools' },
      h(
        'button',
        {
          type: 'button',
          'aria-label': 'React',
          'data-testid': 'react-button',
          onClick: () => (emojis.hidden = !emojis.hidden),
        },
        '☺',
      ),
      h(
        'button',
        {
          type: 'button',
          'aria-label': 'Reply to this message',
          'data-testid': 'quote-button',
          onClick: () => onQuote(message),
        },
        '↩',
      ),
    ),
    emojis,
  ];
};

/** What the person can do with a message of their own. */
const ownTools = (message) =>
  !message.withdrawn &&
  h(
    'div',
    { class: 'tools' },
    ['text', 'image', 'video', 'document'].includes(message.type) &&
      h(
        'button',
        {
          type: 'button',
          'aria-label': 'Edit this message',
          'data-testid': 'edit-button',
          onClick: async () => {
            const text = prompt('What it says now', message.view.body ?? '');
            if (text?.trim())
              await call('POST', `phones/${message.phone}/edit`, { messageId: message.id, text });
          },
        },
        '✎',
      ),
    h(
      'button',
      {
        type: 'button',
        'aria-label': 'Withdraw this message',
        'data-testid': 'withdraw-button',
        onClick: () =>
          void call('POST', `phones/${message.phone}/withdraw`, { messageId: message.id }),
      },
      '✕',
    ),
  );

const ticks = (message) =>
  message.direction === 'in'
    ? h(
        'span',
        {
          class: `ticks ${message.readByBusiness ? 'read' : ''}`,
          title: message.readByBusiness ? 'Read' : 'Delivered',
        },
        '✓✓',
      )
    : undefined;

/** One message as it stands on the phone. */
export const bubble = (message, byId, onQuote) => {
  const { view, reactions } = message;
  const mine = message.direction === 'in';
  const marks = [...new Set([reactions.person, reactions.business].filter(Boolean))];
  return h(
    'div',
    {
      class: `message ${mine ? 'mine' : ''} ${marks.length > 0 ? 'reacted' : ''}`,
      role: 'article',
      'aria-label': mine ? 'Sent from this phone' : 'Received from the business',
      'data-testid': 'message',
      'data-message-id': message.id,
      'data-direction': message.direction,
      'data-status': message.status,
      'data-template': message.template?.name,
    },
    h(
      'div',
      { class: 'bubble' },
      quote(message, byId),
      view.header && attachment(message, view.header),
      view.location && place(view.location),
      view.contacts?.map((contact) =>
        h('div', { class: 'file' }, `☺ ${contact.name} ${contact.phones.join(', ')}`),
      ),
      view.body === undefined
        ? view.otherKind && h('div', { class: 'bubble-footer' }, view.otherKind)
        : h(
            'div',
            { class: 'bubble-text', dir: 'auto', 'data-testid': 'message-text' },
            formatted(view.body),
          ),
      view.footer && h('div', { class: 'bubble-footer' }, view.footer),
      h('div', { class: 'bubble-meta' }, clockTime(message.at), ticks(message)),
    ),
    choices(message),
    message.previews?.length > 0 &&
      h(
        'div',
        { class: 'previews', 'data-testid': 'previews' },
        `Looked at ${message.previews.length} link${message.previews.length === 1 ? '' : 's'} by itself`,
      ),
    marks.length > 0 &&
      h('span', { class: 'reactions', 'data-testid': 'reactions' }, marks.join('')),
    mine ? ownTools(message) : tools(message, onQuote),
  );
};
