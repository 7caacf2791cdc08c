import fc from 'fast-check';
import { passes, type Issue } from '../../shared/domain/issue';
import { checkContent, readContent, toMetaContent } from '../../shared/domain/message/content';
import type { FreeContent } from '../../shared/domain/message/content/content';
import { createSimulator, SEED } from '../../simulator/src/index';
import { ALLOWED, FORBIDDEN, HAND_WRITTEN, THEIRS, UPLOADS } from './message-cases';
import { anyContent } from './shared/domain/message/content/any-content';

const simulator = createSimulator({ fetchLinks: 'none' });
const HEADERS = { authorization: `Bearer ${SEED.tokens.full}` };

/** What stands in the place of our stand-ins. */
const real = new Map<string, string>();

interface Answer {
  id?: string;
  messages?: { id: string }[];
  error?: { code: number; message: string; error_data?: { details: string } };
}

async function graph(edge: string, init: RequestInit): Promise<Answer> {
  const url = `${simulator.url}/v26.0/${SEED.realNumber.id}/${edge}`;
  return (await (await fetch(url, { method: 'POST', ...init })).json()) as Answer;
}

async function upload(mime: string, bytes: BlobPart): Promise<Answer> {
  const form = new FormData();
  form.append('messaging_product', 'whatsapp');
  form.append('type', mime);
  form.append('file', new Blob([bytes], { type: mime }), 'file');
  return graph('media', { headers: HEADERS, body: form });
}

/** What the simulator, who stands for Meta, says to a message to somebody who has just written. */
async function send(message: object): Promise<Answer> {
  return graph('messages', {
    headers: { ...HEADERS, 'content-type': 'application/json' },
    body: JSON.stringify(
      { messaging_product: 'whatsapp', to: `+${SEED.customers.lena.phone}`, ...message },
      (_key, value: unknown) => (typeof value === 'string' ? (real.get(value) ?? value) : value),
    ),
  });
}

const ACCEPTED = { messages: [{ id: expect.stringMatching(/^wamid\./) }] };

beforeAll(async () => {
  await simulator.start(0);
  for (const [name, { mime, text }] of Object.entries(UPLOADS))
    real.set(name, (await upload(mime, text)).id!);
  const { id } = simulator.reply(SEED.customers.lena.phone, {
    text: 'Hello',
    phoneNumberId: SEED.realNumber.id,
  });
  real.set(THEIRS, id);
});

afterAll(() => simulator.stop());

/** A content as it comes in over the API. */
function judge(input: unknown): { content: FreeContent | null; stopping: Issue[] } {
  const { content, issues } = readContent(JSON.parse(JSON.stringify(input)));
  const all = content ? [...issues, ...checkContent(content)] : issues;
  return { content, stopping: all.filter(({ severity }) => severity === 'error') };
}

describe('The table of Meta’s rules', () => {
  it('names each case once', () => {
    const titles = [ALLOWED, FORBIDDEN, HAND_WRITTEN].flatMap((list, at) =>
      list.map(({ title }) => `${at} ${title}`),
    );
    expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
  });
});

describe('What Meta takes without a template', () => {
  it.each(ALLOWED)('is taken here and there: $title', async ({ content: input }) => {
    const { content, stopping } = judge(input);
    expect(stopping).toEqual([]);
    expect(await send(toMetaContent(content!))).toMatchObject(ACCEPTED);
  });
});

describe('What Meta refuses without a template', () => {
  it.each(FORBIDDEN)('is refused here, and there if it can be said: $title', async (each) => {
    const { content, stopping } = judge(each.content);
    expect(stopping).not.toEqual([]);
    for (const { path } of stopping) expect(path).toMatch(/^content\b/);
    if (!content) return;
    const { error } = await send(toMetaContent(content));
    expect([100, 131009]).toContain(error?.code);
  });

  it.each(HAND_WRITTEN)('is refused there when it is written by hand: $title', async (each) => {
    const { error } = await send(each.message);
    expect([100, 131009, 131053]).toContain(error?.code);
  });
});

describe('A file that Meta cannot show or play', () => {
  const WEBP = Buffer.concat([
    Buffer.from('RIFF    WEBPVP8X    \u0002         ANIM    ANMF'),
    Buffer.alloc(200_000),
  ]);
  const ogg = (packet: string) =>
    Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from(packet)]);

  it.each([
    ['a static sticker of more than 100 KB', 'image/webp', Buffer.alloc(102_401)],
    ['a sticker of more than 500 KB', 'image/webp', Buffer.concat([WEBP, Buffer.alloc(400_000)])],
    ['Ogg without Opus', 'audio/ogg', ogg('\u0001vorbis')],
    ['Opus in two channels', 'audio/ogg', ogg('OpusHead\u0001\u0002')],
  ])('is refused by the simulator: %s', async (_title, mime, bytes) => {
    expect(await upload(mime, bytes)).toMatchObject({ error: { code: 131053 } });
  });

  it.each([
    ['a static sticker of 100 KB', 'image/webp', Buffer.alloc(102_400)],
    ['a sticker that moves and has more', 'image/webp', WEBP],
    ['Opus in one channel', 'audio/ogg', ogg('OpusHead\u0001\u0001')],
  ])('is not %s', async (_title, mime, bytes) => {
    expect(await upload(mime, bytes)).toEqual({ id: expect.any(String) });
  });
});

describe('A message that passes our checks', () => {
  it('is taken by the simulator, whatever it is', async () => {
    const taken = new Set<string>();
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(anyContent, async (content) => {
        if (!passes(checkContent(content))) {
          refused += 1;
          return;
        }
        expect(await send(toMetaContent(content))).toMatchObject(ACCEPTED);
        taken.add('kind' in content ? content.kind : content.type);
      }),
      { numRuns: 500 },
    );
    // If hardly anything had passed, or nothing had failed, nothing would have been tried.
    expect(taken.size).toBe(12);
    expect(refused).toBeGreaterThan(50);
  });
});
