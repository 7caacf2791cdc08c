import { sendMessage } from '../../../../../server/src/meta/resources/messages';
import { GraphError } from '../../../../../server/src/meta/errors';
import { clientOf, reply, startGraphServer, type GraphServer } from '../graph-server';

let graph: GraphServer;
let opened: ReturnType<typeof clientOf>;

beforeEach(async () => {
  graph = await startGraphServer();
  opened = clientOf(graph.url);
});

afterEach(async () => {
  opened.close();
  await graph.close();
});

const TEXT = { type: 'text', text: { body: 'Hello' } };
const CALLBACK = 'saw1-k3v8w2m9x5c7b1n4q6z0a8d2-1';

const send = (recipient: { to: string } | { recipient: string }) =>
  sendMessage(opened.client, '498221760034512', recipient, TEXT, CALLBACK);

describe('Sending a message', () => {
  it('to a number is written as Meta takes it', async () => {
    graph.replies = [
      reply(200, {
        messaging_product: 'whatsapp',
        contacts: [{ input: '+4917655501234', wa_id: '4917655501234' }],
        messages: [{ id: 'wamid.A', message_status: 'accepted' }],
      }),
    ];
    const sent = await send({ to: '+4917655501234' });
    expect(graph.asked[0]).toMatchObject({
      method: 'POST',
      path: '/v26.0/498221760034512/messages',
      body: {
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        to: '+4917655501234',
        ...TEXT,
        biz_opaque_callback_data: CALLBACK,
      },
    });
    expect(sent).toEqual({
      wamid: 'wamid.A',
      waId: '4917655501234',
      userId: null,
      messageStatus: 'accepted',
    });
  });

  it('to a user id puts it in its own field, because Meta drops it elsewhere', async () => {
    graph.replies = [
      reply(200, {
        contacts: [{ input: 'DE.407', user_id: 'DE.407' }],
        messages: [{ id: 'wamid.A' }],
      }),
    ];
    const sent = await send({ recipient: 'DE.407' });
    expect(graph.asked[0]!.body).toMatchObject({ recipient: 'DE.407' });
    expect(graph.asked[0]!.body).not.toHaveProperty('to');
    expect(sent).toMatchObject({ waId: null, userId: 'DE.407', messageStatus: null });
  });

  it('goes elsewhere in the same form where that is asked for', async () => {
    graph.replies = [reply(200, { messages: [{ id: 'wamid.A' }] })];
    const to = { to: '+4917655501234' };
    await sendMessage(opened.client, '498', to, TEXT, CALLBACK, 'marketing_messages');
    expect(graph.asked[0]).toMatchObject({
      path: '/v26.0/498/marketing_messages',
      body: { ...to, ...TEXT, biz_opaque_callback_data: CALLBACK },
    });
  });

  it.each([{}, { messages: [] }, { messages: [{}] }, { messages: [{ id: '' }] }])(
    'that is answered without an id leaves it open what Meta did: %j',
    async (answer) => {
      graph.replies = [reply(200, answer)];
      const failure = await send({ to: '+4917655501234' }).catch((reason: unknown) => reason);
      expect(failure).toBeInstanceOf(GraphError);
      expect(failure).toMatchObject({ family: 'answer', outcome: 'unknown', status: 200 });
    },
  );
});
