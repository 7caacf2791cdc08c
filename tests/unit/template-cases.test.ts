import { passes } from '../../shared/domain/issue';
import { checkTemplate } from '../../shared/domain/template/check';
import { isMediaHeader } from '../../shared/domain/template/header/media';
import { readMetaTemplate, type MetaTemplate } from '../../shared/domain/template/read-meta';
import type { TemplateContent } from '../../shared/domain/template/template';
import { createSimulator, SEED } from '../../simulator/src/index';
import { BASE, MEDIA_ID, SAMPLE_FILES, TEMPLATE_CASES, type Payload } from './template-cases';

const simulator = createSimulator();
const TOKEN = SEED.tokens.full;
const BYTES = Buffer.from('a sample');

/** What stands in the place of our stand-ins once the files were really uploaded. */
const uploaded = new Map<string, string>();

const graph = async (path: string, init: RequestInit) => {
  const answer = await fetch(`${simulator.url}/v26.0/${path}`, { method: 'POST', ...init });
  return (await answer.json()) as { id?: string; h?: string; error?: { code: number } };
};

async function uploadSample(mime: string): Promise<string> {
  const opened = await graph(
    `${SEED.app.id}/uploads?file_length=${BYTES.length}&file_type=${encodeURIComponent(mime)}`,
    { headers: { authorization: `Bearer ${TOKEN}` } },
  );
  const done = await graph(opened.id!, {
    headers: { authorization: `OAuth ${TOKEN}`, file_offset: '0' },
    body: BYTES,
  });
  return done.h!;
}

async function uploadMedia(): Promise<string> {
  const form = new FormData();
  form.append('messaging_product', 'whatsapp');
  form.append('type', 'image/png');
  form.append('file', new Blob([BYTES], { type: 'image/png' }), 'a.png');
  const headers = { authorization: `Bearer ${TOKEN}` };
  return (await graph(`${SEED.realNumber.id}/media`, { headers, body: form })).id!;
}

beforeAll(async () => {
  await simulator.start(0);
  for (const [name, { mime }] of Object.entries(SAMPLE_FILES))
    uploaded.set(name, await uploadSample(mime));
  uploaded.set(MEDIA_ID, await uploadMedia());
});

afterAll(() => simulator.stop());

const isStandIn = (name: unknown): name is keyof typeof SAMPLE_FILES =>
  typeof name === 'string' && name in SAMPLE_FILES;

/** What the simulator, who stands for Meta, says to a payload; each is handed in under a fresh account of templates. */
async function submit(payload: Payload) {
  simulator.removeTemplates({ all: true });
  const body = JSON.stringify(payload, (_key, value: unknown) =>
    typeof value === 'string' ? (uploaded.get(value) ?? value) : value,
  );
  return graph(`${SEED.businessAccount.id}/message_templates`, {
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body,
  });
}

/** The payload as our own template, whose media header has the file that the sample stands for. */
function readOurs(payload: Payload): TemplateContent {
  const content = readMetaTemplate(payload as MetaTemplate);
  const example = payload.components.find(({ type }) => type === 'HEADER')?.['example'];
  const [handle] = (example as { header_handle?: unknown[] } | undefined)?.header_handle ?? [];
  if (!isMediaHeader(content.header) || !isStandIn(handle)) return content;
  const file = { id: 1, url: '/uploads/sample', sizeBytes: BYTES.length, ...SAMPLE_FILES[handle] };
  return { ...content, header: { ...content.header, file, source: { from: 'file' } } };
}

const cases = TEMPLATE_CASES.map(({ rule, title, payload, ...rest }) => ({
  ...rest,
  name: `${rule}: ${title}`,
  payload: { ...BASE, ...payload },
}));
const accepted = cases.filter((one) => one.accepted);
const refused = cases.filter((one) => !one.accepted);

describe('The table of Meta’s rules', () => {
  it('names each case once', () => {
    const names = cases.map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});

describe('The simulator takes what Meta takes', () => {
  it.each(accepted)('$name', async ({ payload }) => {
    expect(await submit(payload)).toEqual({
      id: expect.any(String),
      status: 'PENDING',
      category: payload.category,
    });
  });
});

describe('The simulator refuses what Meta refuses', () => {
  it.each(refused)('$name', async ({ payload }) => {
    expect(await submit(payload)).toMatchObject({ error: { code: 100 } });
  });
});

describe('Our own rules let through what Meta takes', () => {
  it.each(accepted.filter(({ byHand }) => !byHand))('$name', ({ payload }) => {
    const stopping = checkTemplate(readOurs(payload)).filter(
      ({ severity }) => severity === 'error',
    );
    expect(stopping).toEqual([]);
  });
});

describe('Our own rules stop what Meta refuses', () => {
  const ours = refused.filter(({ byHand }) => !byHand);
  const isStopped = (payload: Payload) => !passes(checkTemplate(readOurs(payload)));

  it.each(ours)('$name', ({ payload }) => {
    expect(isStopped(payload)).toBe(true);
  });
});
