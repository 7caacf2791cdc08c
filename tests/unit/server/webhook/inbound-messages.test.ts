import { readDelivery } from '../../../../server/src/webhook/read-delivery';
import { renderInbound } from '../../../../shared/domain/message/content/inbound/render';

type Json = Record<string, unknown>;

const FILE = { id: '1187702233445566', sha256: 'm0Qm0o9V0c0mFh9s1m0d9w0=' };

const deliver = (message: Json, field = 'messages', list = 'messages') =>
  readDelivery(
    {
      entry: [
        {
          id: 'WABA',
          time: 1_795_344_000,
          changes: [
            {
              field,
              value: {
                metadata: { phone_number_id: '498221760034512' },
                [list]: [
                  { from: '4917655501234', id: 'wamid.A', timestamp: '1795344000', ...message },
                ],
              },
            },
          ],
        },
      ],
    },
    () => true,
  );

function inboundOf(message: Json) {
  const [event] = deliver(message);
  if (event?.type !== 'inbound') throw new Error(`It was read as ${event?.type}.`);
  return event;
}

/** A message as Meta writes it, what it is read as, its line in the log, and what was said in it. */
const KINDS: [string, Json, object, string, { text: string | null; payload?: string }][] = [
  [
    'a text',
    { type: 'text', text: { body: 'Is the blue one back?' } },
    { type: 'text', body: 'Is the blue one back?' },
    'Is the blue one back?',
    { text: 'Is the blue one back?' },
  ],
  [
    'a picture',
    { type: 'image', image: { ...FILE, mime_type: 'image/jpeg', caption: 'broken corner' } },
    {
      type: 'image',
      media: { id: FILE.id, mime: 'image/jpeg', sha256: FILE.sha256 },
      caption: 'broken corner',
    },
    'broken corner',
    { text: 'broken corner' },
  ],
  [
    'a video',
    { type: 'video', video: { ...FILE, mime_type: 'video/mp4' } },
    { type: 'video', media: { id: FILE.id, mime: 'video/mp4', sha256: FILE.sha256 } },
    'Video',
    { text: null },
  ],
  [
    'a voice message',
    { type: 'audio', audio: { ...FILE, mime_type: 'audio/ogg; codecs=opus', voice: true } },
    {
      type: 'audio',
      media: { id: FILE.id, mime: 'audio/ogg; codecs=opus', sha256: FILE.sha256 },
      voice: true,
    },
    'Voice message',
    { text: null },
  ],
  [
    'a sound file',
    { type: 'audio', audio: { ...FILE, mime_type: 'audio/mpeg', voice: false } },
    { type: 'audio', media: { id: FILE.id, mime: 'audio/mpeg', sha256: FILE.sha256 } },
    'Audio',
    { text: null },
  ],
  [
    'a document',
    { type: 'document', document: { id: 77, filename: 'invoice 12.pdf' } },
    {
      type: 'document',
      media: { id: '77', mime: null, sha256: null },
      fileName: 'invoice 12.pdf',
    },
    'invoice 12.pdf',
    { text: null },
  ],
  [
    'a sticker',
    { type: 'sticker', sticker: { ...FILE, mime_type: 'image/webp', animated: true } },
    {
      type: 'sticker',
      media: { id: FILE.id, mime: 'image/webp', sha256: FILE.sha256 },
      animated: true,
    },
    'Sticker',
    { text: null },
  ],
  [
    'a place',
    { type: 'location', location: { latitude: 52.5, longitude: '13.4', name: 'Alexanderplatz' } },
    { type: 'location', latitude: 52.5, longitude: 13.4, name: 'Alexanderplatz' },
    'Location: Alexanderplatz',
    { text: null },
  ],
  [
    'contact cards',
    {
      type: 'contacts',
      contacts: [
        { name: { formatted_name: 'Jo Lind' }, phones: [{ phone: '+46 70 555 01 02' }, {}] },
        'junk',
      ],
    },
    {
      type: 'contacts',
      contacts: [{ name: { formatted_name: 'Jo Lind' }, phones: [{ phone: '+46 70 555 01 02' }] }],
    },
    'Contact: Jo Lind',
    { text: null },
  ],
  [
    'a person’s own number',
    {
      type: 'contacts',
      contacts: [{ origin: 'contact_request', phones: [{ phone: '+49 176 555' }] }],
    },
    {
      type: 'contacts',
      contacts: [{ origin: 'contact_request', phones: [{ phone: '+49 176 555' }] }],
    },
    'Contact: +49 176 555',
    { text: null },
  ],
  [
    'a reaction',
    { type: 'reaction', reaction: { message_id: 'wamid.T', emoji: '👍' } },
    { type: 'reaction', messageId: 'wamid.T', emoji: '👍' },
    '👍',
    { text: null },
  ],
  [
    'a reaction that is taken back',
    { type: 'reaction', reaction: { message_id: 'wamid.T' } },
    { type: 'reaction', messageId: 'wamid.T', emoji: '' },
    'Reaction taken back',
    { text: null },
  ],
  [
    'a tap on a template’s button',
    { type: 'button', button: { payload: 'confirm:8841', text: 'Confirm' } },
    { type: 'button', text: 'Confirm', payload: 'confirm:8841' },
    'Confirm',
    { text: 'Confirm', payload: 'confirm:8841' },
  ],
  [
    'a tap on a reply button',
    {
      type: 'interactive',
      interactive: { type: 'button_reply', button_reply: { id: 'slot_1', title: '09:00' } },
    },
    { type: 'interactive', kind: 'button_reply', id: 'slot_1', title: '09:00' },
    '09:00',
    { text: '09:00', payload: 'slot_1' },
  ],
  [
    'a row of a list',
    {
      type: 'interactive',
      interactive: {
        type: 'list_reply',
        list_reply: { id: 'ship_std', title: 'Standard', description: '2-4 days' },
      },
    },
    {
      type: 'interactive',
      kind: 'list_reply',
      id: 'ship_std',
      title: 'Standard',
      description: '2-4 days',
    },
    'Standard',
    { text: 'Standard', payload: 'ship_std' },
  ],
  [
    'a form',
    {
      type: 'interactive',
      interactive: {
        type: 'nfm_reply',
        nfm_reply: {
          name: 'flow',
          body: 'Sent',
          response_json: '{"flow_token":"t-19","score":"4","extras":["a"]}',
        },
      },
    },
    {
      type: 'interactive',
      kind: 'nfm_reply',
      name: 'flow',
      body: 'Sent',
      response: { flow_token: 't-19', score: '4', extras: ['a'] },
    },
    'Form: score: 4, extras: ["a"]',
    { text: null },
  ],
  [
    'a form that is no JSON',
    {
      type: 'interactive',
      interactive: { type: 'nfm_reply', nfm_reply: { body: 'Sent', response_json: '{broken' } },
    },
    { type: 'interactive', kind: 'nfm_reply', name: null, body: 'Sent', response: '{broken' },
    'Form: Sent',
    { text: null },
  ],
  [
    'an order',
    {
      type: 'order',
      order: {
        catalog_id: '771122334455',
        text: 'gift wrap please',
        product_items: [
          { product_retailer_id: 'SKU-7', quantity: 2, item_price: 12.5, currency: 'EUR' },
        ],
      },
    },
    {
      type: 'order',
      catalogId: '771122334455',
      text: 'gift wrap please',
      items: [{ productId: 'SKU-7', quantity: 2, price: 12.5, currency: 'EUR' }],
    },
    'Order: 2 × SKU-7 (12.5 EUR)\ngift wrap please',
    { text: 'gift wrap please' },
  ],
  [
    'what WhatsApp does not hand on',
    {
      type: 'unsupported',
      errors: [{ code: 131051, title: 'Message type unknown', error_data: { details: 'No.' } }],
      unsupported: { type: 'poll_creation' },
    },
    {
      type: 'unsupported',
      of: 'poll_creation',
      errors: [{ code: 131051, title: 'Message type unknown', details: 'No.' }],
    },
    'Message that WhatsApp does not hand on: poll_creation',
    { text: null },
  ],
  [
    'the first opening of a chat',
    { type: 'request_welcome' },
    { type: 'request_welcome' },
    'Opened the chat',
    { text: null },
  ],
  [
    'a kind of tomorrow',
    { type: 'hologram', hologram: { light: true } },
    { type: 'unknown', of: 'hologram' },
    'Message of an unknown kind: hologram',
    { text: null },
  ],
  [
    'a picture without a file',
    { type: 'image', image: { caption: 'nothing' } },
    { type: 'unknown', of: 'image' },
    'Message of an unknown kind: image',
    { text: null },
  ],
  [
    'a message of no kind',
    { text: 7 },
    { type: 'unknown', of: null },
    'Message of an unknown kind',
    { text: null },
  ],
];

describe('What a person writes', () => {
  it.each(KINDS)('is read when it is %s', (_title, message, content, line, said) => {
    const event = inboundOf(message);
    expect(event.content).toEqual(content);
    expect(renderInbound(event.content)).toBe(line);
    expect(event).toMatchObject({ payload: null, ...said, kind: message.type ?? 'unknown' });
    expect(event.raw.message).toMatchObject(message);
  });

  it('tells what it answers, and that it was passed on', () => {
    const text = { type: 'text', text: { body: 'Yes' } };
    expect(inboundOf({ ...text, context: { id: 'wamid.P' } })).toMatchObject({
      replyToWamid: 'wamid.P',
      content: { type: 'text', body: 'Yes' },
    });
    const passed = (context: object) => inboundOf({ ...text, context }).content.forwarded;
    expect(passed({ forwarded: true })).toBe('once');
    expect(passed({ frequently_forwarded: true })).toBe('often');
    expect(passed({})).toBeUndefined();
    expect(inboundOf({ type: 'reaction', reaction: { message_id: 'wamid.T' } })).toMatchObject({
      replyToWamid: 'wamid.T',
    });
  });

  it('tells the product and the advertisement that it came from', () => {
    const { content } = inboundOf({
      type: 'text',
      text: { body: 'I saw your ad' },
      context: { referred_product: { catalog_id: '1', product_retailer_id: 'SKU-7' } },
      referral: {
        source_url: 'https://fb.me/1',
        headline: 'Sale',
        ctwa_clid: 'clid',
        source_id: 12,
      },
    });
    expect(content).toMatchObject({
      product: { catalogId: '1', productId: 'SKU-7' },
      referral: { sourceUrl: 'https://fb.me/1', headline: 'Sale', clickId: 'clid', sourceId: '12' },
    });
  });
});

describe('A change of a message', () => {
  const edit = (change: unknown) => deliver({ type: 'edit', edit: change });

  it('is read when it was written anew or withdrawn', () => {
    const message = { type: 'text', text: { body: 'corrected' }, context: { id: 'M0' } };
    expect(edit({ original_message_id: 'wamid.O', message })).toMatchObject([
      {
        type: 'edit',
        field: 'messages',
        wamid: 'wamid.A',
        targetWamid: 'wamid.O',
        content: { type: 'text', body: 'corrected' },
      },
    ]);
    expect(deliver({ type: 'revoke', revoke: { original_message_id: 'wamid.O' } })).toMatchObject([
      { type: 'revoke', targetWamid: 'wamid.O' },
    ]);
  });

  it.each<[string, unknown]>([
    ['of no message', { message: { type: 'text', text: { body: 'x' } } }],
    ['to what nobody can read', { original_message_id: 'wamid.O', message: { type: 'text' } }],
    ['that is none', null],
  ])('%s is kept as it came', (_title, change) => {
    expect(edit(change)).toMatchObject([{ type: 'kept', field: 'messages' }]);
  });
});

describe('What was sent by other means', () => {
  const echo = (message: Json) => deliver(message, 'smb_message_echoes', 'message_echoes');

  it('is read like what a person writes, and to whom it went', () => {
    const to = { to: '4917655501234', to_user_id: 'DE.407' };
    expect(echo({ ...to, type: 'text', text: { body: 'From the app' } })).toMatchObject([
      {
        type: 'echo',
        field: 'smb_message_echoes',
        phoneNumberId: '498221760034512',
        to: to.to,
        toUserId: to.to_user_id,
        content: { type: 'text', body: 'From the app' },
      },
    ]);
    expect(
      echo({ ...to, type: 'revoke', revoke: { original_message_id: 'wamid.O' } }),
    ).toMatchObject([{ type: 'revoke', field: 'smb_message_echoes', targetWamid: 'wamid.O' }]);
  });

  it('to nobody is kept as it came', () => {
    expect(echo({ type: 'text', text: { body: 'x' } })).toMatchObject([{ type: 'kept' }]);
  });
});
