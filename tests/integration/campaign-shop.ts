import type { Campaign, CampaignInput, CampaignRecipient } from '../../shared/contracts/campaigns';
import type { CampaignStatus } from '../../shared/domain/campaign';
import { UIDS } from '../../server/src/store/uids';
import { approveTemplate, contentWith } from './approved-template';
import { eventually, openShop, type Shop, type ShopOptions } from './shop';

export const CUSTOMER = 'api::customer.customer';

/** A shop whose customers can be written to, and a template for them. */
export interface CampaignShop extends Shop {
  template: string;
  /** Stores customers; each has a number of their own unless they say otherwise. */
  createCustomers(count: number, data?: (index: number) => Record<string, unknown>): Promise<void>;
  /** An admin user with a role of their own, and what they ask. */
  ask<T>(token: string, method: string, path: string, body?: object): Promise<T>;
  becomes(documentId: string, ...statuses: CampaignStatus[]): Promise<Campaign>;
  recipients(documentId: string): Promise<CampaignRecipient[]>;
  /** A campaign that has been checked. */
  checked(input?: Partial<CampaignInput>): Promise<Campaign>;
  /** The texts that each number got, as the simulator knows them. */
  received(): Map<string, string[]>;
}

export const phoneOf = (index: number): string => `+49176${20_000_000 + index}`;

/** Of all customers. */
export const EVERYBODY = { type: 'filter', uid: CUSTOMER } as const;

export async function openCampaignShop(options: ShopOptions = {}): Promise<CampaignShop> {
  const shop = await openShop({
    ...options,
    config: {
      ...options.config,
      collections: {
        [CUSTOMER]: {
          phoneField: 'phone',
          nameField: 'firstName',
          consentField: 'whatsappOptIn',
        },
      },
    },
  });
  const template = await approveTemplate(
    shop,
    contentWith(
      { name: 'summer_sale', body: 'Hi {{1}}, the summer sale begins today.' },
      { 'body.1': { type: 'field', fieldPath: 'firstName', sampleValue: 'Ines' } },
    ),
    CUSTOMER,
  );
  const campaigns = () => shop.whatsapp.campaigns;
  let made = 0;
  const extended: Omit<CampaignShop, keyof Shop> = {
    template,
    async createCustomers(count, data = () => ({})) {
      for (let index = 0; index < count; index += 1) {
        made += 1;
        await shop.booted.strapi.documents(CUSTOMER).create({
          data: {
            firstName: `Customer ${made}`,
            lastName: 'Okafor',
            phone: phoneOf(made),
            whatsappOptIn: true,
            ...data(index),
          } as never,
        });
      }
    },
    async ask(token, method, path, body) {
      const name = method.toLowerCase() as 'get';
      const request = shop.booted.request[name](`/whatsapp${path}`).set(
        'Authorization',
        `Bearer ${token}`,
      );
      const answer = await (body ? request.send(body) : request);
      if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.text}`);
      return answer.body.data as never;
    },
    becomes: (documentId, ...statuses) =>
      eventually(`campaign being ${statuses.join(' or ')}`, async () => {
        const campaign = await campaigns().findOne(documentId);
        return statuses.includes(campaign.status) ? campaign : undefined;
      }),
    async recipients(documentId) {
      const { data } = await campaigns().recipients(documentId, { pageSize: 100 });
      return data;
    },
    async checked(input = {}) {
      const { documentId } = await campaigns().create({
        template,
        audience: EVERYBODY,
        ...input,
      });
      await campaigns().check(documentId);
      return extended.becomes(documentId, 'checked');
    },
    received() {
      const texts = new Map<string, string[]>();
      for (const { direction, phone, view } of shop.simulator.state.messages.values()) {
        if (direction !== 'out') continue;
        const number = phone.startsWith('+') ? phone : `+${phone}`;
        texts.set(number, [...(texts.get(number) ?? []), view.body ?? '']);
      }
      return texts;
    },
  };
  // Its own properties are getters, which a spread would read once.
  return Object.assign(Object.create(shop) as Shop, extended);
}

/** Empties what a test has left. */
export async function clearCampaigns(shop: Shop): Promise<void> {
  const { strapi } = shop.booted;
  const clear = (uid: string) =>
    strapi.db.query(uid as never).deleteMany({ where: { id: { $gt: 0 } } } as never);
  for (const uid of [UIDS.campaignRecipient, UIDS.campaign, UIDS.link, UIDS.message, CUSTOMER])
    await clear(uid);
}
