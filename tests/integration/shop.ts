import { createSimulator, SEED, type Simulator } from '../../simulator/src';
import type { SimulatorInput } from '../../simulator/src';
import type { WhatsApp } from '../../server/src/services';
import type { Message } from '../../shared/contracts/messages';
import type { TemplateInput } from '../../shared/contracts/templates';
import type { MessageState } from '../../shared/domain/message/message';
import { bootStrapi, type BootedStrapi, type BootOptions } from './strapi';

export interface ShopOptions extends BootOptions {
  simulator?: SimulatorInput;
  /** Boot without an account. */
  unconnected?: boolean;
  /** Meta is where the simulator is, for accounts that are no sandbox. */
  asMeta?: boolean;
  /** Which of the simulator's numbers sends. */
  number?: 'testNumber' | 'realNumber';
  /** Answers another address at which the plugin finds the simulator, such as a wire that breaks. */
  route?(simulatorUrl: string): Promise<string>;
}

/** A booted Strapi with a simulator beside it, connected, subscribed and reached by webhooks. */
export interface Shop {
  booted: BootedStrapi;
  simulator: Simulator;
  whatsapp: WhatsApp;
  accountId: string;
  /** An admin request with a super admin's token. */
  admin(
    method: 'get' | 'post' | 'put' | 'delete',
    path: string,
  ): ReturnType<BootedStrapi['request']['get']>;
  /** Stores and publishes a customer's order. */
  createOrder(
    order?: Record<string, unknown>,
    customer?: Record<string, unknown>,
  ): Promise<{ documentId: string }>;
  /** Resolves with the message once it is in this state. */
  reaches(documentId: string, ...states: MessageState[]): Promise<Message>;
  /** Lets the time come for which this message was planned. */
  comesDue(documentId: string): Promise<void>;
  stop(): Promise<void>;
}

/** A time for which a message is planned that waits until the test says `comesDue`. */
export const later = (): Date => new Date(Date.now() + 3_600_000);

/** Credentials of the simulator's seeded business, as a person would paste them. */
export const ACCOUNT = {
  name: 'Atlas Books',
  environment: 'sandbox' as const,
  phoneNumberId: SEED.realNumber.id,
  businessAccountId: SEED.businessAccount.id,
  appId: SEED.app.id,
  accessToken: SEED.tokens.full,
  appSecret: SEED.app.secret,
  defaultCountry: 'DE',
};

/** So long that it says something is wrong, also on a machine that is busy with something else. */
const PATIENCE_MS = 60_000;

/** Asks again and again until the answer is not undefined; fails with what was waited for. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined> | T | undefined,
  withinMs = PATIENCE_MS,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Boots a shop; with it everything that a message needs on its way out and back. */
export async function openShop(options: ShopOptions = {}): Promise<Shop> {
  const simulator = createSimulator({
    ...options.simulator,
    webhooks: {
      sentDelayMs: 5,
      deliveredDelayMs: 15,
      batchWindowMs: 5,
      retryBaseMs: 50,
      ...options.simulator?.webhooks,
    },
  });
  await simulator.start();
  let booted: BootedStrapi;
  try {
    booted = await bootStrapi({
      ...options,
      config: {
        simulator: { url: (await options.route?.(simulator.url)) ?? simulator.url },
        ...(options.asMeta && { graph: { baseUrl: simulator.url } }),
        ...options.config,
        // Whoever sends as a person does not wait, unless the test is about it.
        sending: { undoSeconds: 0, ...(options.config?.sending as object | undefined) },
      },
    });
  } catch (failure) {
    await simulator.stop();
    throw failure;
  }
  const whatsapp = () => booted.strapi.plugin('whatsapp').services as unknown as WhatsApp;
  const token = await booted.adminToken();
  let accountId = '';
  if (!options.unconnected) {
    const account = await whatsapp().accounts.create({
      ...ACCOUNT,
      phoneNumberId: SEED[options.number ?? 'realNumber'].id,
    });
    accountId = account.documentId;
    await simulator.setWebhook({
      callbackUrl: `${booted.url}/api/whatsapp/webhook`,
      verifyToken: account.newVerifyToken,
    });
    await whatsapp().accounts.subscribe(accountId);
    await whatsapp().templates.syncAccount(accountId);
  }
  return {
    booted,
    simulator,
    get whatsapp() {
      return whatsapp();
    },
    accountId,
    admin: (method, path) =>
      booted.request[method](`/whatsapp${path}`).set('Authorization', `Bearer ${token}`),
    async createOrder(order = {}, customer = {}) {
      const { strapi } = booted;
      const created = await strapi.documents('api::customer.customer').create({
        data: {
          firstName: 'Ines',
          lastName: 'Okafor',
          phone: '+4917655501234',
          whatsappOptIn: true,
          ...customer,
        } as never,
      });
      return strapi.documents('api::order.order').create({
        data: { number: 'A-17', total: 12.5, customer: created.documentId, ...order } as never,
        status: 'published',
      });
    },
    reaches: (documentId, ...states) =>
      eventually(`message ${documentId} being ${states.join(' or ')}`, async () => {
        const message = await whatsapp().messages.findOne(documentId);
        return states.includes(message.state) ? message : undefined;
      }),
    async comesDue(documentId) {
      await booted.strapi.db
        .query('plugin::whatsapp.message' as never)
        .update({ where: { documentId } as never, data: { dueAt: new Date() } as never });
    },
    async stop() {
      await booted.stop();
      await simulator.stop();
    },
  };
}

/** A template for orders that passes every check: two fields of the record, a header, buttons. */
export const orderTemplate = (
  accountDocumentId: string,
  content: Partial<TemplateInput['content']> = {},
): TemplateInput => ({
  accountDocumentId,
  label: 'Order ready',
  appliesTo: 'api::order.order',
  content: {
    name: 'order_ready',
    language: 'en',
    category: 'UTILITY',
    parameterFormat: 'NAMED',
    header: { type: 'text', text: 'Your order' },
    body: 'Hi {{first_name}}, your order {{number}} is ready to be picked up.',
    footer: 'Atlas Books',
    buttons: [{ type: 'quick_reply', text: 'On my way' }],
    authentication: null,
    ttlSeconds: null,
    raw: [],
    variables: [
      {
        component: 'body',
        buttonIndex: null,
        placeholder: 'first_name',
        type: 'field',
        fieldPath: 'customer.firstName',
        fixedText: null,
        format: null,
        sampleValue: 'Ines',
        fallback: null,
      },
      {
        component: 'body',
        buttonIndex: null,
        placeholder: 'number',
        type: 'field',
        fieldPath: 'number',
        fixedText: null,
        format: null,
        sampleValue: 'A-17',
        fallback: null,
      },
    ],
    ...content,
  },
});
