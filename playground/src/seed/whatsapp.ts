import type { Core } from '@strapi/strapi';
import { SAMPLE_TEMPLATES } from './templates';

/** What the simulator tells of its seeded business: everything an account needs. */
type SimulatorCredentials = {
  appId: string;
  appSecret: string;
  accessToken: string;
  businessAccountId: string;
  numbers: { phoneNumberId: string; verifiedName: string; kind: string }[];
};

/** The part of the plugin's services that the demo uses. */
type Plugin = {
  accounts: {
    find(): Promise<{ documentId: string; phoneNumberId: string }[]>;
    create(input: object): Promise<{ documentId: string; newVerifyToken: string }>;
    renewVerifyToken(documentId: string): Promise<{ newVerifyToken: string }>;
    test(documentId: string): Promise<unknown>;
    subscribe(documentId: string): Promise<unknown>;
    setup(): { webhook: { callbackUrl: string | null } };
  };
  templates: {
    find(query: object): Promise<{
      data: {
        appliesTo: string | null;
        languages: { documentId: string; language: string }[];
      }[];
    }>;
    findOne(documentId: string): Promise<{ content: { variables: { placeholder: string }[] } }>;
    update(documentId: string, input: object): Promise<unknown>;
    syncAccount(documentId: string): Promise<unknown>;
  };
};

/**
 * Connects the simulator's number as the demo's sandbox account, with sample templates. It runs once the
 * server listens, because the simulator calls back at once; and at each start, because the simulator
 * forgets everything when it ends.
 */
export function seedWhatsapp(strapi: Core.Strapi) {
  if (process.env.SEED_WHATSAPP === 'false') return;
  strapi.server.httpServer.once('listening', () => {
    connect(strapi).catch((error: Error) =>
      strapi.log.warn(`The demo's WhatsApp account could not be connected: ${error.message}`),
    );
  });
}

async function connect(strapi: Core.Strapi) {
  const simulatorUrl = process.env.SIMULATOR_URL ?? 'http://127.0.0.1:4010';
  const call = async (method: string, path: string, body?: object, token?: string) => {
    const response = await fetch(`${simulatorUrl}${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        ...(token && { Authorization: `Bearer ${token}` }),
      },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(5_000),
    });
    return { ok: response.ok, answer: (await response.json()) as Record<string, unknown> };
  };
  const credentials = (await call('GET', '/_simulator/credentials'))
    .answer as unknown as SimulatorCredentials;
  const { accounts, templates } = strapi.plugin('whatsapp').services as unknown as Plugin;

  const number = credentials.numbers.find(({ kind }) => kind === 'real') ?? credentials.numbers[0];
  if (!number) throw new Error('The simulator has no phone number.');
  const known = (await accounts.find()).find(
    ({ phoneNumberId }) => phoneNumberId === number.phoneNumberId,
  );
  const account = known
    ? { ...known, ...(await accounts.renewVerifyToken(known.documentId)) }
    : await accounts.create({
        name: number.verifiedName,
        environment: 'sandbox',
        phoneNumberId: number.phoneNumberId,
        businessAccountId: credentials.businessAccountId,
        appId: credentials.appId,
        accessToken: credentials.accessToken,
        appSecret: credentials.appSecret,
        defaultCountry: 'DE',
      });
  await accounts.test(account.documentId);
  await call('PUT', '/_simulator/webhook', {
    callbackUrl: accounts.setup().webhook.callbackUrl,
    verifyToken: account.newVerifyToken,
  });
  await accounts.subscribe(account.documentId);

  for (const { template } of SAMPLE_TEMPLATES) {
    const { ok, answer } = await call(
      'POST',
      `/v26.0/${credentials.businessAccountId}/message_templates`,
      template,
      credentials.accessToken,
    );
    if (ok)
      await call('POST', `/_simulator/templates/${answer.id}/review`, { decision: 'APPROVED' });
  }
  await templates.syncAccount(account.documentId);
  for (const { template, label, appliesTo, fields } of SAMPLE_TEMPLATES) {
    const { data } = await templates.find({ _q: template.name, language: template.language });
    // What it applies to and its mapping hold for all languages of a name: the first one sets them.
    if (!data[0] || data[0].appliesTo) continue;
    const stored = data[0].languages.find(({ language }) => language === template.language)!;
    const { content } = await templates.findOne(stored.documentId);
    const variables = content.variables.map((variable) => ({
      ...variable,
      type: 'field',
      fieldPath: fields[variable.placeholder],
    }));
    await templates.update(stored.documentId, {
      label,
      appliesTo,
      content: { ...content, variables },
    });
  }
  strapi.log.info('The demo’s WhatsApp account is connected to the simulator.');
}
