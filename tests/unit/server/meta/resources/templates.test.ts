import {
  createTemplate,
  deleteTemplate,
  editTemplate,
  getTemplate,
  listTemplates,
  unpauseTemplate,
} from '../../../../../server/src/meta/resources/templates';
import { createSimulator, SEED } from '../../../../../simulator/src/index';
import { toMetaTemplate } from '../../../../../shared/domain/template/payload';
import { templateOf } from '../../../shared/domain/template/content';
import { clientOf } from '../graph-server';

const WABA = SEED.businessAccount.id;
const simulator = createSimulator();
let opened: ReturnType<typeof clientOf>;

beforeAll(async () => {
  const { url } = await simulator.start(0);
  opened = clientOf(url, { token: SEED.tokens.full });
});

beforeEach(() => simulator.reset());

afterAll(async () => {
  opened.close();
  await simulator.stop();
});

const NOTHING_ELSE = { headerHandle: null, linkBase: null };

const payload = toMetaTemplate(
  templateOf({ name: 'greeting', body: 'Hello {{1}}, welcome back.', footer: 'Atlas Books' }),
  NOTHING_ELSE,
);

describe('A template at Meta', () => {
  it('is created, and read back as it was written', async () => {
    const { id } = await createTemplate(opened.client, WABA, payload);
    expect(await getTemplate(opened.client, id!)).toMatchObject({
      id,
      status: 'PENDING',
      ...payload,
    });
  });

  it('tells why it was rejected', async () => {
    const { id } = await createTemplate(opened.client, WABA, payload);
    simulator.reviewTemplate(id!, { decision: 'REJECTED', reason: 'INVALID_FORMAT' });
    expect(await getTemplate(opened.client, id!)).toMatchObject({
      status: 'REJECTED',
      rejected_reason: 'INVALID_FORMAT',
    });
  });

  it('is changed as a whole once it was rejected', async () => {
    const { id } = await createTemplate(opened.client, WABA, payload);
    simulator.reviewTemplate(id!, { decision: 'REJECTED', reason: 'INVALID_FORMAT' });
    const changed = toMetaTemplate(templateOf({ ...templateOf(), name: 'greeting' }), NOTHING_ELSE);
    await editTemplate(opened.client, id!, changed);
    expect(await getTemplate(opened.client, id!)).toMatchObject({
      name: 'greeting',
      status: 'PENDING',
      components: changed.components,
    });
  });

  it('is deleted in one language only', async () => {
    const [english, german] = [
      await createTemplate(opened.client, WABA, payload),
      await createTemplate(opened.client, WABA, { ...payload, language: 'de' }),
    ];
    await deleteTemplate(opened.client, WABA, { metaId: english.id!, name: 'greeting' });
    await expect(getTemplate(opened.client, english.id!)).rejects.toMatchObject({
      outcome: 'refused',
    });
    expect(await getTemplate(opened.client, german.id!)).toMatchObject({ language: 'de' });
  });

  it('is deleted in every language at once', async () => {
    await createTemplate(opened.client, WABA, payload);
    await createTemplate(opened.client, WABA, { ...payload, language: 'de' });
    await deleteTemplate(opened.client, WABA, { name: 'greeting' });
    expect(simulator.templates().filter(({ name }) => name === 'greeting')).toEqual([]);
  });

  it('is found by a part of its name', async () => {
    await createTemplate(opened.client, WABA, payload);
    const found: string[] = [];
    for await (const { name } of listTemplates(opened.client, WABA, 'greeting')) found.push(name!);
    expect(found).toEqual(['greeting']);
  });

  it('is put to use again after a pause, and Meta says why not where there is none', async () => {
    const { id } = await createTemplate(opened.client, WABA, payload);
    expect(await unpauseTemplate(opened.client, id!)).toMatchObject({ success: false });
    simulator.reviewTemplate(id!, { decision: 'PAUSED' });
    expect(await unpauseTemplate(opened.client, id!)).toMatchObject({ success: true });
    expect(await getTemplate(opened.client, id!)).toMatchObject({ status: 'APPROVED' });
  });
});
