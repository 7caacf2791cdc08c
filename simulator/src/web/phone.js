import { call } from './api.js';
import { bubble } from './bubble.js';
import { field, h, keep, select, toast } from './dom.js';

const ARRIVED = ['delivered', 'read', 'played', 'received'];
const HIDDEN_KINDS = ['reaction', 'system', 'edit', 'revoke'];
const TYPING_MS = 25_000;

/** What a phone can send besides texts and files, one of each. */
const OTHER_KINDS = {
  voice: { label: 'Voice message', message: { type: 'audio', audio: { voice: true } } },
  sticker: { label: 'Sticker', message: { type: 'sticker', sticker: {} } },
  location: {
    label: 'Place',
    message: {
      type: 'location',
      location: {
        latitude: 52.5219,
        longitude: 13.4132,
        name: 'Alexanderplatz',
        address: '10178 Berlin',
      },
    },
  },
  contacts: {
    label: 'Contact card',
    message: {
      type: 'contacts',
      contacts: [
        {
          name: { formatted_name: 'Jo Lind', first_name: 'Jo', last_name: 'Lind' },
          phones: [{ phone: '+46 70 555 01 02', type: 'CELL' }],
        },
      ],
    },
  },
  order: {
    label: 'Order',
    message: {
      type: 'order',
      order: {
        catalog_id: '771122334455',
        text: 'Gift wrap, please',
        product_items: [
          { product_retailer_id: 'SKU-7', quantity: 2, item_price: 12.5, currency: 'EUR' },
        ],
      },
    },
  },
  forwarded: {
    label: 'Forwarded text',
    message: { text: 'Have you seen this?', context: { forwarded: true } },
  },
  ad: {
    label: 'Text from an ad',
    message: {
      text: 'I saw your ad',
      referral: {
        source_url: 'https://fb.me/1abcDEF',
        source_type: 'ad',
        source_id: '120211004412',
        headline: 'Autumn sale',
        body: 'Chat with us',
      },
    },
  },
  poll: {
    label: 'Poll (not supported)',
    message: { type: 'unsupported', unsupported: { type: 'poll_creation' } },
  },
};

const kindOf = ({ type }) =>
  /^image\/(png|jpeg)$/.test(type)
    ? 'image'
    : type.startsWith('video/')
      ? 'video'
      : type.startsWith('audio/')
        ? 'audio'
        : 'document';

const labelOf = (person) =>
  `${person.name || `+${person.phone}`}${person.onWhatsApp ? '' : ' (not on WhatsApp)'}${person.unread ? ` · ${person.unread} new` : ''}`;

const dayOf = (seconds) =>
  new Date(seconds * 1000).toLocaleDateString([], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });

const readFile = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1]);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

/** The phone half of the page. */
export const createPhone = (root) => {
  const state = {
    phone: undefined,
    number: undefined,
    person: undefined,
    numbers: [],
    quoted: undefined,
  };
  let typingTimer;
  /** Whether the person looks at the end of the thread: then it stays in sight. */
  let sticks = true;

  const people = select([], { 'data-testid': 'phone-picker', onChange: () => open(people.value) });
  const chats = select([], {
    'data-testid': 'chat-picker',
    onChange: () => {
      state.number = chats.value;
      show();
    },
  });
  const avatar = h('div', { class: 'avatar', 'aria-hidden': 'true' });
  const name = h('div', { class: 'chat-name', 'data-testid': 'chat-name' });
  const sub = h('div', { class: 'chat-sub' });
  const readButton = h(
    'button',
    { type: 'button', 'data-testid': 'read-button', onClick: () => read() },
    'Read',
  );
  const thread = h('div', {
    class: 'thread',
    role: 'log',
    'aria-label': 'Messages',
    'data-testid': 'thread',
    tabindex: '0',
  });
  thread.addEventListener('scroll', () => {
    sticks = thread.scrollHeight - thread.scrollTop - thread.clientHeight < 80;
  });
  // Pictures make the thread longer when they arrive; `load` does not bubble.
  thread.addEventListener(
    'load',
    () => {
      if (sticks) thread.scrollTop = thread.scrollHeight;
    },
    true,
  );
  const quoteBox = h('div', { class: 'quote', hidden: true });
  const input = h('textarea', {
    rows: '1',
    placeholder: 'Message',
    'aria-label': 'Message to the business',
    'data-testid': 'reply-input',
    onKeydown: (event) => {
      if (event.key !== 'Enter' || event.shiftKey) return;
      event.preventDefault();
      void send();
    },
  });
  const picture = h('input', {
    type: 'file',
    hidden: true,
    'data-testid': 'reply-file',
    onChange: () => sendFile(),
  });
  const kinds = select(
    [['', 'More …'], ...Object.entries(OTHER_KINDS).map(([value, { label }]) => [value, label])],
    {
      'aria-label': 'Send another kind of message',
      'data-testid': 'reply-kind',
      onChange: async () => {
        const kind = OTHER_KINDS[kinds.value];
        kinds.value = '';
        if (kind)
          await call('POST', `phones/${state.phone}/reply`, {
            ...kind.message,
            phoneNumberId: state.number,
            ...context(),
          });
        quoteMessage(undefined);
      },
    },
  );
  const habit = (label, testId, property) => {
    const box = h('input', {
      type: 'checkbox',
      'data-testid': testId,
      onChange: async () => {
        await call('PATCH', `phones/${state.phone}`, { [property]: box.checked });
        if (property === 'readsAutomatically' && box.checked) await read();
      },
    });
    return { box, element: h('label', { class: 'check' }, box, label) };
  };
  const reads = habit('Reads automatically', 'reads-automatically', 'readsAutomatically');
  const online = habit('Phone is on', 'phone-online', 'online');
  const optOut = h('button', {
    type: 'button',
    class: 'quiet',
    'data-testid': 'opt-out',
    onClick: () => toggleMarketing(),
  });

  root.append(
    h('div', { class: 'pickers' }, field('Whose phone', people), field('Chat with', chats)),
    h(
      'div',
      { class: 'device', 'data-testid': 'phone' },
      h(
        'div',
        { class: 'chat-bar' },
        avatar,
        h('div', { class: 'chat-title' }, name, sub),
        readButton,
      ),
      thread,
      h(
        'form',
        {
          class: 'composer',
          onSubmit: (event) => {
            event.preventDefault();
            void send();
          },
        },
        quoteBox,
        h(
          'button',
          {
            type: 'button',
            class: 'round quiet',
            'aria-label': 'Send a file',
            'data-testid': 'reply-picture',
            onClick: () => picture.click(),
          },
          '+',
        ),
        picture,
        input,
        h(
          'button',
          {
            type: 'submit',
            class: 'round primary',
            'aria-label': 'Send',
            'data-testid': 'reply-send',
          },
          '➤',
        ),
      ),
    ),
    h('div', { class: 'habits' }, kinds, reads.element, online.element, optOut),
  );

  const read = () => call('POST', `phones/${state.phone}/read`, {});

  const quoteMessage = (message) => {
    state.quoted = message;
    quoteBox.hidden = !message;
    if (!message) return;
    quoteBox.replaceChildren(
      h('span', {}, message.view.body?.slice(0, 80) ?? message.type),
      h(
        'button',
        {
          type: 'button',
          class: 'quiet',
          'aria-label': 'Do not quote',
          onClick: () => quoteMessage(undefined),
        },
        '✕',
      ),
    );
    input.focus();
  };

  const context = () => (state.quoted ? { context: { id: state.quoted.id } } : {});

  const send = async () => {
    const text = input.value.trim();
    if (!text || !state.phone) return;
    await call('POST', `phones/${state.phone}/reply`, {
      text,
      phoneNumberId: state.number,
      ...context(),
    });
    input.value = '';
    quoteMessage(undefined);
  };

  const sendFile = async () => {
    const [file] = picture.files;
    if (!file) return;
    const type = kindOf(file);
    const part = {
      data: await readFile(file),
      mime_type: file.type || 'application/octet-stream',
      ...(type !== 'audio' && { caption: input.value.trim() || undefined }),
      ...(type === 'document' && { filename: file.name }),
      ...(type === 'audio' && { voice: false }),
    };
    picture.value = '';
    input.value = '';
    await call('POST', `phones/${state.phone}/reply`, {
      type,
      [type]: part,
      phoneNumberId: state.number,
      ...context(),
    });
    quoteMessage(undefined);
  };

  const toggleMarketing = async () => {
    const stopped = state.person.optedOutOf.includes(state.number);
    await call('POST', `phones/${state.phone}/opt-out`, {
      phoneNumberId: state.number,
      value: stopped ? 'resume' : 'stop',
    });
    toast(stopped ? 'Marketing messages are welcome again' : 'Marketing messages are stopped');
  };

  const showThread = (messages) => {
    const byId = new Map(messages.map((message) => [message.id, message]));
    const items = [];
    let day = '';
    for (const message of messages) {
      if (
        message.status !== 'failed' &&
        (!ARRIVED.includes(message.status) || HIDDEN_KINDS.includes(message.type))
      )
        continue;
      if (dayOf(message.at) !== day) {
        day = dayOf(message.at);
        items.push({ id: `day ${day}`, day });
      }
      items.push(message);
    }
    if (items.length === 0) items.push({ id: 'empty', empty: true });
    keep(
      thread,
      items,
      (item) => item.id,
      (item) => {
        if (item.empty)
          return h(
            'p',
            { class: 'thread-empty' },
            'No messages yet. What the business sends arrives here.',
          );
        if (item.day) return h('div', { class: 'day' }, item.day);
        if (item.status === 'failed') {
          return h(
            'div',
            { class: 'note', 'data-testid': 'failed-note', 'data-message-id': item.id },
            `A message did not arrive: ${item.error?.title ?? 'failed'} (${item.error?.code ?? '?'})`,
          );
        }
        return bubble(item, byId, quoteMessage);
      },
    );
    if (sticks) thread.scrollTop = thread.scrollHeight;
  };

  const show = () => {
    const { person, numbers } = state;
    if (!person) return;
    const number = numbers.find((one) => one.phoneNumberId === state.number) ?? numbers[0];
    if (!number) return;
    state.number = number.phoneNumberId;
    chats.value = state.number;
    name.textContent = number.verifiedName;
    sub.textContent = number.displayPhoneNumber;
    avatar.textContent = [...number.verifiedName][0] ?? '?';
    const unread = person.thread.filter(
      (message) => message.direction === 'out' && message.status === 'delivered',
    ).length;
    readButton.textContent = unread ? `Read (${unread})` : 'Read';
    readButton.disabled = unread === 0;
    reads.box.checked = person.readsAutomatically;
    online.box.checked = person.online;
    optOut.textContent = person.optedOutOf.includes(state.number)
      ? 'Allow marketing'
      : 'Stop marketing';
    showThread(person.thread.filter((message) => message.phoneNumberId === state.number));
  };

  const fill = (element, options, value) => {
    keep(
      element,
      options,
      (option) => option.value,
      ({ value: one, label }) => h('option', { value: one }, label),
    );
    if (value !== undefined) element.value = value;
  };

  const refresh = async () => {
    const [list, credentials] = await Promise.all([
      call('GET', 'phones'),
      call('GET', 'credentials'),
    ]);
    state.numbers = credentials.numbers;
    const sorted = [...list].sort(
      (a, b) => Number(b.onWhatsApp) - Number(a.onWhatsApp) || (b.lastAt ?? 0) - (a.lastAt ?? 0),
    );
    if (!sorted.some((person) => person.phone === state.phone)) state.phone = sorted[0]?.phone;
    fill(
      people,
      sorted.map((person) => ({ value: person.phone, label: labelOf(person) })),
      state.phone,
    );
    fill(
      chats,
      state.numbers.map((one) => ({
        value: one.phoneNumberId,
        label: one.verifiedName,
      })),
    );
    if (!state.phone) return;
    state.person = await call('GET', `phones/${state.phone}`);
    const newest = state.person.thread.at(-1);
    if (
      !state.number ||
      !state.person.thread.some((message) => message.phoneNumberId === state.number)
    ) {
      state.number =
        newest?.phoneNumberId ??
        state.number ??
        state.numbers.find((one) => one.kind === 'real')?.phoneNumberId;
    }
    show();
  };

  const open = async (phone) => {
    state.phone = phone;
    state.number = undefined;
    sticks = true;
    quoteMessage(undefined);
    await refresh();
    thread.scrollTop = thread.scrollHeight;
    if (state.person?.readsAutomatically) await read();
  };

  const typing = (phone) => {
    if (phone !== state.phone) return;
    sub.textContent = 'typing…';
    clearTimeout(typingTimer);
    typingTimer = setTimeout(show, TYPING_MS);
  };

  return { refresh, typing };
};
