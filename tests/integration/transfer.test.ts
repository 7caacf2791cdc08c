import type { ImportReport } from '../../shared/contracts/transfer';
import type { AutomationsFile, TemplatesFile } from '../../shared/domain/transfer/file';
import { approveTemplate, contentWith } from './approved-template';
import { APPOINTMENT, automation, rowsOf } from './automation-shop';
import { eventually, openShop, type Shop } from './shop';

const MAPPED = {
  body: 'Order {{1}} is ready for you.',
  buttons: [{ type: 'quick_reply' as const, text: 'Thanks' }],
};
const NUMBER = { 'body.1': { type: 'field' as const, fieldPath: 'number', sampleValue: 'A-1' } };

const verdicts = ({ entries }: ImportReport) =>
  Object.fromEntries(entries.map(({ name, verdict }) => [name, verdict]));
const codes = ({ entries }: ImportReport, of: string) =>
  entries
    .find(({ name }) => name === of)!
    .issues.map(({ code, severity }) => `${severity} ${code}`);

describe('moving to another environment', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop({
      config: { collections: { [APPOINTMENT]: { phoneField: 'phone', nameField: 'name' } } },
    });
  });
  afterAll(() => shop?.stop());

  const templates = () => shop.whatsapp.templates;
  const automations = () => shop.whatsapp.automations;
  const exported = async (name: string): Promise<TemplatesFile> => {
    const file = await templates().export();
    return { ...file, templates: file.templates.filter(({ content }) => content.name === name) };
  };
  const make = (changes: Parameters<typeof contentWith>[0], mapping = {}) =>
    templates().create({
      accountDocumentId: shop.accountId,
      appliesTo: 'api::order.order',
      content: contentWith(changes, mapping),
    });
  const stored = async (name: string) =>
    (await templates().find({ _q: name, pageSize: 100 })).data.flatMap(
      ({ languages }) => languages,
    );

  describe('templates', () => {
    test('come as drafts with everything that they say, and a second time change nothing', async () => {
      const editor = (await shop.booted.strapi
        .service('admin::role')
        .findOne({ code: 'strapi-editor' })) as { id: number };
      const { documentId } = await templates().create({
        accountDocumentId: shop.accountId,
        label: 'Ready',
        appliesTo: 'api::order.order',
        phoneField: 'customer.phone',
        allowedRoles: [editor.id],
        content: contentWith({ name: 'moved', ...MAPPED }, NUMBER),
      });
      await make({ name: 'moved', language: 'de', ...MAPPED }, NUMBER);
      const file = await exported('moved');
      expect(file).toMatchObject({
        kind: 'whatsapp-templates',
        version: 1,
        templates: [
          { account: 'Atlas Books', content: { language: 'de' } },
          {
            account: 'Atlas Books',
            label: 'Ready',
            phoneField: 'customer.phone',
            allowedRoles: ['strapi-editor'],
            content: { language: 'en', variables: [{ fieldPath: 'number' }] },
          },
        ],
      });
      expect(JSON.stringify(file)).not.toContain(documentId);
      await templates().delete(documentId, { allLanguages: true });

      const dry = await templates().import(file, { dry: true });
      expect(dry).toMatchObject({ isDry: true, accounts: [{ name: 'Atlas Books' }] });
      expect(verdicts(dry)).toEqual({ moved: 'new' });
      expect(await stored('moved')).toEqual([]);

      const done = await templates().import(file);
      expect(done.entries.map(({ verdict }) => verdict)).toEqual(['new', 'new']);
      const taken = await templates().findOne(done.entries[1]!.documentId!);
      expect(taken).toMatchObject({
        status: 'DRAFT',
        label: 'Ready',
        appliesTo: 'api::order.order',
        phoneField: 'customer.phone',
        allowedRoles: [editor.id],
        isRestricted: true,
      });
      expect(await exported('moved')).toEqual(file);
      const again = await templates().import(file);
      expect(again.entries.map(({ verdict }) => verdict)).toEqual(['same', 'same']);
    });

    test('of Meta’s are matched by name and language, and take the mapping alone', async () => {
      const documentId = await approveTemplate(
        shop,
        contentWith({ name: 'matched', ...MAPPED }, { 'body.1': { sampleValue: 'A-1' } }),
      );
      const file = await exported('matched');
      file.templates[0]!.content.body = 'Other words about {{1}} here.';
      Object.assign(file.templates[0]!.content.variables[0]!, NUMBER['body.1']);

      // As in an environment that has never heard of it: only Meta knows it.
      await rowsOf(shop, 'plugin::whatsapp.template').updateMany({
        where: { documentId },
        data: { name: 'forgotten' },
      });
      const done = await templates().import(file);
      expect(verdicts(done)).toEqual({ matched: 'changed' });
      expect(codes(done, 'matched')).toEqual([
        'warning import.onlyMapping',
        'warning import.otherWords',
      ]);
      const taken = await templates().findOne(done.entries[0]!.documentId!);
      expect(taken).toMatchObject({
        status: 'APPROVED',
        content: { body: MAPPED.body, variables: [{ type: 'field', fieldPath: 'number' }] },
      });
      expect(verdicts(await templates().import(file))).toEqual({ matched: 'same' });
    });

    test('say why they are impossible here, and keep no other from coming', async () => {
      await make({ name: 'possible', ...MAPPED }, NUMBER);
      const [possible] = (await exported('possible')).templates;
      const named = (name: string) => ({ ...possible!.content, name });
      const report = await templates().import({
        kind: 'whatsapp-templates',
        version: 1,
        templates: [
          { ...possible, content: named('no_collection'), appliesTo: 'api::gone.gone' },
          { ...possible, content: named('no_account'), account: 'Elsewhere' },
          { ...possible, content: named('no_phone'), phoneField: 'nowhere' },
          {
            ...possible,
            content: {
              ...named('no_field'),
              variables: [{ ...possible!.content.variables[0], fieldPath: 'gone' }],
            },
          },
          { ...possible, content: named('free'), allowedRoles: ['nobody'], isRestricted: true },
          { ...possible, content: named('free') },
        ],
      });
      expect(report.accounts).toContainEqual({ name: 'Elsewhere', documentId: null });
      expect(report.entries.map(({ verdict }) => verdict)).toEqual([
        'impossible',
        'impossible',
        'impossible',
        'impossible',
        'new',
        'impossible',
      ]);
      expect(codes(report, 'no_collection')).toContain('error collection.unknown');
      expect(codes(report, 'no_account')).toEqual(['error import.account']);
      expect(codes(report, 'no_phone').join()).toMatch(/error field\./);
      expect(codes(report, 'no_field')).toContain('error field.unknown');
      expect(codes(report, 'free')).toEqual(
        expect.arrayContaining(['warning import.roles', 'warning import.people']),
      );
      expect(report.entries[5]!.issues).toMatchObject([{ code: 'import.twice' }]);
      // Nobody may send it until somebody is chosen: it does not come open to all.
      const free = await templates().findOne(report.entries[4]!.documentId!);
      expect(free).toMatchObject({ isRestricted: true, allowedRoles: [] });

      const chosen = await templates().import(
        { ...(await exported('possible')), templates: [{ ...possible, account: 'Elsewhere' }] },
        { accounts: { Elsewhere: shop.accountId }, dry: true },
      );
      expect(verdicts(chosen)).toEqual({ possible: 'same' });
    });

    test('are drafts where Meta cannot be asked, which is told', async () => {
      await make({ name: 'unasked', ...MAPPED });
      const file = await exported('unasked');
      file.templates[0]!.content.name = 'unasked_too';
      shop.simulator.setFaults({
        serverError: { status: 500, path: 'message_templates', method: 'GET', times: 9 },
      });
      const report = await templates().import(file, { dry: true });
      shop.simulator.clearFaults();
      expect(verdicts(report)).toEqual({ unasked_too: 'new' });
      expect(codes(report, 'unasked_too')).toContain('warning import.notAsked');
    });

    test('are read and written over the panel by whoever may manage them', async () => {
      await make({ name: 'by_hand', ...MAPPED });
      const token = await shop.booted.adminToken(['plugin::whatsapp.templates.manage']);
      const { text } = await shop.booted.request
        .get('/whatsapp/templates/export?_q=by_hand')
        .set('Authorization', `Bearer ${token}`)
        .expect(200);
      expect(text.split('\n').length).toBeGreaterThan(10);
      const file = JSON.parse(text) as TemplatesFile;
      expect(file.templates.map(({ content }) => content.name)).toEqual(['by_hand']);
      const { body } = await shop
        .admin('post', '/templates/import')
        .send({ file, dry: true })
        .expect(200);
      expect(verdicts(body.data as ImportReport)).toEqual({ by_hand: 'same' });
      const refused = async (sent: unknown, words: RegExp) => {
        const answer = await shop
          .admin('post', '/templates/import')
          .send({ file: sent })
          .expect(400);
        expect(answer.body.error.message).toMatch(words);
      };
      await refused({ ...file, kind: 'whatsapp-automations' }, /no file that was exported/);
      await refused({ ...file, version: 2 }, /later version/);
      await refused({ ...file, templates: [{ ...file.templates[0], content: {} }] }, /.+/);
    });
  });

  describe('automations', () => {
    const trigger = { type: 'created' as const, uid: APPOINTMENT };
    const file = async (): Promise<AutomationsFile> => automations().export();

    afterEach(async () => {
      for (const { documentId, isLocked } of (await automations().find({ pageSize: 100 })).data)
        if (!isLocked) await automations().delete(documentId);
    });

    test('come turned off with their templates, labels and accounts by name', async () => {
      const template = await make({ name: 'of_automation', body: 'Hello there.' });
      const label = await shop.admin('post', '/labels').send({ name: 'VIP' });
      const user = (await shop.booted.strapi.db.query('admin::user').findOne({})) as { id: number };
      const { documentId } = await automations().create(
        automation(trigger, {
          name: 'Welcome',
          account: shop.accountId,
          condition: { '==': [{ var: 'record.name' }, 'Check'] },
          limits: { oncePerRecord: true },
          steps: [
            { type: 'sendTemplate', template: template.documentId },
            { type: 'label', label: label.body.data.documentId as string },
            { type: 'assign', user: user.id },
          ],
        }),
      );
      const moved = await file();
      expect(moved.automations).toEqual([
        expect.objectContaining({
          account: 'Atlas Books',
          steps: [
            { type: 'sendTemplate', template: 'of_automation' },
            { type: 'label', label: 'VIP' },
            { type: 'assign', user: 'choose' },
          ],
        }),
      ]);
      // Whom a step names stays chosen where it is chosen.
      expect(verdicts(await automations().import(moved))).toEqual({ Welcome: 'same' });
      await automations().delete(documentId);

      const done = await automations().import(moved);
      expect(verdicts(done)).toEqual({ Welcome: 'new' });
      expect(codes(done, 'Welcome')).toEqual(
        expect.arrayContaining(['warning automation.user', 'warning import.comesOff']),
      );
      const taken = await automations().findOne(done.entries[0]!.documentId!);
      expect(taken).toMatchObject({
        status: 'off',
        account: shop.accountId,
        condition: { '==': [{ var: 'record.name' }, 'Check'] },
        limits: { oncePerRecord: true },
        steps: [{}, { label: label.body.data.documentId }, {}],
      });
      await expect(automations().turnOn(taken.documentId)).rejects.toThrow(/not here any more/);
      expect(verdicts(await automations().import(await file()))).toEqual({ Welcome: 'same' });
    });

    test('that are on stay on, but only with what is right', async () => {
      await approveTemplate(
        shop,
        contentWith({ name: 'usable', category: 'UTILITY', body: 'There is news for you.' }),
        null,
      );
      const send = { type: 'sendTemplate' as const, template: 'usable' };
      const { documentId } = await automations().create(
        automation(trigger, { name: 'On', steps: [send] }),
      );
      await automations().turnOn(documentId);
      const moved = await file();
      const [one] = moved.automations;
      const wrong = { ...moved, automations: [{ ...one, steps: [{ ...send, template: 'none' }] }] };
      const refused = await automations().import(wrong);
      expect(verdicts(refused)).toEqual({ On: 'impossible' });
      const right = { ...moved, automations: [{ ...one, steps: [send, send] }] };
      const done = await automations().import(right);
      expect(verdicts(done)).toEqual({ On: 'changed' });
      expect(codes(done, 'On')).toContain('warning import.isOn');
      expect(await automations().findOne(documentId)).toMatchObject({
        status: 'on',
        steps: [send, send],
      });
      await automations().turnOff(documentId);
    });

    test('say why they are impossible here', async () => {
      const base = {
        account: null,
        trigger,
        condition: null,
        limits: {},
        steps: [{ type: 'label', label: 'Nowhere' }],
      };
      const emit = [{ type: 'emit', name: 'x' }];
      for (const name of ['Twice', 'Twice'])
        await automations().create(automation(trigger, { name, steps: emit as never }));
      const report = await automations().import({
        kind: 'whatsapp-automations',
        version: 1,
        automations: [
          { ...base, name: 'Label' },
          {
            ...base,
            name: 'Collection',
            steps: emit,
            trigger: { type: 'created', uid: 'api::x.x' },
          },
          { ...base, name: 'Field', steps: emit, condition: { '!!': [{ var: 'record.gone' }] } },
          { ...base, name: 'Account', steps: emit, account: 'Elsewhere' },
          { ...base, name: 'Twice', steps: emit },
        ],
      });
      expect(report.entries.every(({ verdict }) => verdict === 'impossible')).toBe(true);
      expect(codes(report, 'Label')).toEqual(['error import.label', 'warning import.comesOff']);
      expect(codes(report, 'Collection')).toContain('error automation.collection');
      expect(codes(report, 'Field')).toContain('error condition.variable');
      expect(codes(report, 'Account')).toContain('error import.account');
      expect(codes(report, 'Twice')).toEqual(['error import.severalHere']);
    });
  });

  test('by a script: what one installation exports another takes', async () => {
    await eventually('templates being there', async () =>
      (await templates().export()).templates.length > 0 ? true : undefined,
    );
    const file = JSON.parse(JSON.stringify(await templates().export())) as TemplatesFile;
    const report = await templates().import(file);
    expect(report.entries.filter(({ verdict }) => verdict !== 'same')).toEqual([]);
  });
});
