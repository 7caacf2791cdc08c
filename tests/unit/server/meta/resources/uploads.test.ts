import { uploadSample } from '../../../../../server/src/meta/resources/uploads';
import { createSimulator, SEED } from '../../../../../simulator/src/index';
import { clientOf } from '../graph-server';

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

const bytes = Buffer.from('%PDF-1.4 a sample for the reviewers');
const file = { name: 'sample.pdf', mime: 'application/pdf', bytes };
const upload = () => uploadSample(opened.client, SEED.app.id, file);

describe('A sample for review', () => {
  it('is uploaded and known by its handle', async () => {
    const handle = await upload();
    expect(simulator.uploads()).toMatchObject([
      { handle, fileName: 'sample.pdf', fileType: 'application/pdf', received: bytes.length },
    ]);
  });

  it.each([
    ['answerLost', 'the answer is lost'],
    ['resetBeforeRead', 'the connection breaks before the bytes were read'],
  ] as const)('goes up once where %s: %s', async (fault, _how) => {
    simulator.setFaults({ [fault]: { path: 'upload:', method: 'POST', times: 2 } });
    const handle = await upload();
    expect(simulator.uploads()).toMatchObject([{ handle, received: bytes.length }]);
  });

  it('is given up when the connection stays broken', async () => {
    simulator.setFaults({ answerLost: { path: 'upload:', method: 'POST' } });
    await expect(upload()).rejects.toMatchObject({ outcome: 'unknown' });
  });

  it('is not tried again when Meta refuses it', async () => {
    await expect(
      uploadSample(opened.client, SEED.app.id, { ...file, mime: 'text/plain' }),
    ).rejects.toMatchObject({ outcome: 'refused' });
    expect(simulator.findRequests({ method: 'POST' })).toHaveLength(1);
  });
});
