import type { JsonObject } from '../json';
import type { Platform } from '../platform';
import type { App, BusinessAccount } from '../world/types';
import type { World } from '../world/world';
import { maySee } from './authorize';
import { ACCOUNT_DEFAULTS, ACCOUNT_READERS } from './business-accounts';
import type { GraphCall } from './call';
import { project, readFields, type FieldReaders } from './fields';
import { page } from './paging';
import { unknownObject } from './refusals';

interface Business {
  id: string;
  name: string;
}

const BUSINESS: FieldReaders<Business> = {
  id: (business) => business.id,
  name: (business) => business.name,
};

const APP: FieldReaders<App> = {
  id: (app) => app.id,
  name: (app) => app.name,
  link: (app) => `https://www.facebook.com/games/?app_id=${app.id}`,
  category: () => 'Business',
};

/** A business portfolio, known by the WABAs that it owns or that are shared with it. */
export const findBusiness = (world: World, id: string): Business | undefined => {
  for (const account of world.businessAccounts.values()) {
    if (account.portfolioId === id) return { id, name: account.portfolioName };
    if (account.clientOf.includes(id)) return { id, name: 'Another portfolio' };
  }
  return undefined;
};

const listed = <T extends { id: string }>(
  platform: Platform,
  call: GraphCall,
  all: T[],
  show: (item: T) => JsonObject,
): JsonObject => {
  const { items, paging } = page(
    all,
    call.params,
    `${platform.url}/${call.version}/${call.segments.join('/')}`,
  );
  return { data: items.map(show), ...(paging ? { paging } : {}) };
};

/** GET /{app}: an app sees itself, and so does whoever has a token of it. */
export const getApp = (platform: Platform, call: GraphCall): JsonObject => {
  const app = platform.world.apps.get(call.id);
  if (!app || call.caller.app.id !== app.id) throw unknownObject(call.method, call.id);
  return project(app, APP, 'Application', readFields(call.params['fields']), ['name', 'id']);
};

/** GET /me/businesses: the portfolio that the user of the token belongs to. */
export const listBusinesses = (platform: Platform, call: GraphCall): JsonObject => {
  const own =
    call.caller.type === 'token'
      ? findBusiness(platform.world, call.caller.token.portfolioId)
      : undefined;
  return listed(platform, call, own ? [own] : [], (business) =>
    project(business, BUSINESS, 'Business', readFields(call.params['fields']), ['id', 'name']),
  );
};

const accountsWhere =
  (fits: (account: BusinessAccount, businessId: string) => boolean) =>
  (platform: Platform, call: GraphCall): JsonObject =>
    listed(
      platform,
      call,
      [...platform.world.businessAccounts.values()].filter(
        (account) => fits(account, call.id) && maySee(call.caller, account.id),
      ),
      (account) =>
        project(
          account,
          ACCOUNT_READERS,
          'WhatsAppBusinessAccount',
          readFields(call.params['fields']),
          ACCOUNT_DEFAULTS,
        ),
    );

/** GET /{business}/owned_whatsapp_business_accounts. */
export const listOwnedAccounts = accountsWhere(({ portfolioId }, id) => portfolioId === id);

/** GET /{business}/client_whatsapp_business_accounts. */
export const listClientAccounts = accountsWhere(({ clientOf }, id) => clientOf.includes(id));
