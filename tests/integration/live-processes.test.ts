import { SEED } from '../../simulator/src';
import { freePort } from '../ports';
import { openSite, type Site } from '../torture/site';
import { listen } from './listen';
import { describeOnEachDatabase } from './services';
import { eventually } from './shop';

// Processes are started in these tests.
jest.setTimeout(300_000);

describeOnEachDatabase('the inbox in two processes', (database) => {
  let site: Site;
  let second: { url: string };

  beforeAll(async () => {
    site = await openSite({ database, engine: 'database' });
    second = await site.start({ port: await freePort() });
  });
  afterAll(() => site?.close());

  test('tells in one what reaches the other, goes on when a process dies, and shows who types', async () => {
    const { phone } = SEED.customers.oliver;
    const here = await listen(site.first.url, site.token());
    const there = await listen(second.url, site.token());
    const delays: number[] = [];
    for (let index = 0; index < 5; index += 1) {
      const words = `Message ${index}`;
      const writtenAt = Date.now();
      site.simulator.reply(phone, { text: words, phoneNumberId: SEED.realNumber.id });
      const isIt = ({
        conversation,
      }: {
        conversation: { lastMessage: { rendered: string | null } | null };
      }) => conversation.lastMessage?.rendered === words;
      const [, told] = await Promise.all([
        here.heard('conversation', isIt),
        there.heard('conversation', isIt),
      ]);
      delays.push(told.cameAt - writtenAt);
    }
    if (process.env.TELL_DELAYS) console.log(`${database}: ${delays.join(', ')} ms`);
    const { conversation } = await there.heard('conversation');
    const { documentId } = conversation;
    const path = `/whatsapp/conversations/${documentId}`;
    const thread = await listen(second.url, site.token(), { conversation: documentId });
    const answered = await site.ask<{ message: { documentId: string } }>(
      'POST',
      `${path}/messages`,
      { content: { type: 'text', body: 'Hello' } },
    );
    const states = () =>
      thread.events.flatMap((event) =>
        event.type === 'items'
          ? event.items.flatMap((item) =>
              item.type === 'message' && item.message.documentId === answered.message.documentId
                ? [item.message.state]
                : [],
            )
          : [],
      );
    await eventually('the ticks', () => (states().includes('delivered') ? true : undefined));
    await site.ask('POST', `${path}/take`, {});
    await there.heard('conversation', (event) => event.conversation.assignee !== null);

    await site.first.kill();
    await here.hangUp();
    const last = here.events.at(-1)!;
    const again = await listen(second.url, site.token(), { lastEventId: last.id });
    expect(again.events[0]).toMatchObject({ type: 'hello', resumed: true });
    await again.hangUp();
    await there.hangUp();
    await thread.hangUp();
  });
});
