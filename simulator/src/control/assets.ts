import { asNumber, asString, asStrings, type JsonObject } from '../json';
import type { Platform } from '../platform';
import { createPhoneNumber, createTemplate } from '../world/seed-world';
import type { App, BusinessAccount, PhoneNumber, Template, Token } from '../world/types';
import { ControlProblem, found } from './problem';

/** Adds and changes what a business owns at Meta. What is left out is made up. */
export interface Assets {
  addApp(input?: JsonObject): App;
  /** A token; scopes default to all that matter. */
  addToken(input?: JsonObject): Token;
  addBusinessAccount(input?: JsonObject): BusinessAccount;
  changeBusinessAccount(id: string, input: JsonObject): BusinessAccount;
  addPhoneNumber(input?: JsonObject): PhoneNumber;
  changePhoneNumber(id: string, input: JsonObject): PhoneNumber;
  removePhoneNumber(id: string): void;
  /** Revokes a token. */
  removeToken(value: string): void;
  /** A template past all checks, approved unless told otherwise. */
  addTemplate(input: JsonObject): Template;
}

const SCOPES = [
  'whatsapp_business_messaging',
  'whatsapp_business_management',
  'business_management',
];

const fresh = <T extends { id: string }>(items: ReadonlyMap<string, T>, id: string): string => {
  if (items.has(id)) throw new ControlProblem(409, `The id ${id} is taken.`);
  return id;
};

/** Keeps what fits the type of the value that is there. */
const assign = (target: object, input: JsonObject, names: readonly string[]): void => {
  const holder = target as JsonObject;
  for (const name of names) {
    if (input[name] === null) delete holder[name];
    else if (input[name] !== undefined) holder[name] = input[name];
  }
};

const NUMBER_FIELDS = [
  'displayPhoneNumber',
  'verifiedName',
  'kind',
  'recipients',
  'registered',
  'codeVerificationStatus',
  'pin',
  'qualityRating',
  'messagingLimit',
  'throughputLevel',
  'onBusinessApp',
  'nameStatus',
  'status',
  'blocked',
  'dialCode',
  'country',
];
const ACCOUNT_FIELDS = [
  'name',
  'portfolioId',
  'portfolioName',
  'clientOf',
  'currency',
  'timezoneId',
  'country',
  'status',
  'businessVerificationStatus',
  'accountReviewStatus',
  'sendingError',
  'healthErrors',
];

/** Creates the control of what businesses own. */
export const createAssets = (platform: Platform): Assets => {
  const firstAccount = (): string => [...platform.world.businessAccounts.keys()][0] ?? '';
  const firstPortfolio = (): string =>
    [...platform.world.businessAccounts.values()][0]?.portfolioId ?? '';
  const firstApp = (): string => [...platform.world.apps.keys()][0] ?? '';
  return {
    addApp(input = {}) {
      const { apps } = platform.world;
      const app: App = {
        id: fresh(apps, asString(input['id']) ?? platform.ids.numeric()),
        name: asString(input['name']) ?? 'Another app',
        secret: asString(input['secret']) ?? platform.ids.opaque(32),
      };
      apps.set(app.id, app);
      return app;
    },
    addToken(input = {}) {
      const given = asStrings(input['scopes']);
      const limitedTo = input['businessAccountIds'];
      const token: Token = {
        value: asString(input['value']) ?? `EAASim${platform.ids.opaque(60)}`,
        appId: asString(input['appId']) ?? firstApp(),
        userId: asString(input['userId']) ?? platform.ids.numeric(),
        type: input['type'] === 'USER' ? 'USER' : 'SYSTEM_USER',
        portfolioId: asString(input['portfolioId']) ?? firstPortfolio(),
        scopes: given.length > 0 ? given : SCOPES,
        expiresAt: asNumber(input['expiresAt']) ?? 0,
        issuedAt: platform.clock.seconds(),
        dataAccessExpiresAt: asNumber(input['dataAccessExpiresAt']) ?? 0,
        label: asString(input['label']) ?? 'Added by hand',
        // An empty list is a user whom nothing was assigned to.
        ...(limitedTo === undefined ? {} : { businessAccountIds: asStrings(limitedTo) }),
      };
      found(platform.world.apps.get(token.appId), `app ${token.appId}`);
      platform.world.tokens.set(token.value, token);
      return token;
    },
    addBusinessAccount(input = {}) {
      const { businessAccounts } = platform.world;
      const account: BusinessAccount = {
        id: fresh(businessAccounts, asString(input['id']) ?? platform.ids.numeric()),
        name: 'Another business',
        portfolioId: platform.ids.numeric(),
        portfolioName: 'Another portfolio',
        clientOf: [],
        currency: 'EUR',
        timezoneId: '42',
        country: 'DE',
        templateNamespace: platform.ids.opaque(32),
        businessVerificationStatus: 'verified',
        accountReviewStatus: 'APPROVED',
        status: 'ACTIVE',
        subscriptions: [],
        templateCreations: [],
        coolingNames: new Map(),
      };
      assign(account, input, ACCOUNT_FIELDS);
      businessAccounts.set(account.id, account);
      platform.changes.tell('webhook');
      return account;
    },
    changeBusinessAccount(id, input) {
      const account = found(platform.world.businessAccounts.get(id), `WABA ${id}`);
      assign(account, input, ACCOUNT_FIELDS);
      return account;
    },
    addPhoneNumber(input = {}) {
      const { phoneNumbers, businessAccounts } = platform.world;
      const businessAccountId = asString(input['businessAccountId']) ?? firstAccount();
      found(businessAccounts.get(businessAccountId), `WABA ${businessAccountId}`);
      const number = createPhoneNumber({
        id: fresh(
          phoneNumbers,
          asString(input['phoneNumberId']) ?? asString(input['id']) ?? platform.ids.numeric(),
        ),
        businessAccountId,
        displayPhoneNumber: '+49 30 55501021',
        verifiedName: 'Another number',
      });
      assign(number, input, NUMBER_FIELDS);
      phoneNumbers.set(number.id, number);
      return number;
    },
    changePhoneNumber(id, input) {
      const number = found(platform.world.phoneNumbers.get(id), `business phone number ${id}`);
      assign(number, input, NUMBER_FIELDS);
      return number;
    },
    removePhoneNumber(id) {
      found(platform.world.phoneNumbers.get(id), `business phone number ${id}`);
      platform.world.phoneNumbers.delete(id);
    },
    removeToken(value) {
      found(platform.world.tokens.get(value), 'token with this value');
      platform.world.tokens.delete(value);
    },
    addTemplate(input) {
      const { templates } = platform.world;
      const template = createTemplate(
        {
          id: fresh(templates, asString(input['id']) ?? platform.ids.numeric()),
          businessAccountId: asString(input['businessAccountId']) ?? firstAccount(),
          name: asString(input['name']) ?? 'unnamed',
          language: asString(input['language']) ?? 'en',
          category: asString(input['category']) ?? 'UTILITY',
          components: (input['components'] ?? []) as JsonObject[],
          parameterFormat:
            input['parameterFormat'] === 'NAMED' || input['parameter_format'] === 'NAMED'
              ? 'NAMED'
              : 'POSITIONAL',
          status: asString(input['status']) ?? 'APPROVED',
          ...(asString(input['source']) ? { source: asString(input['source']) ?? '' } : {}),
        },
        platform.clock.now(),
      );
      templates.set(template.id, template);
      platform.changes.tell('template', template.id);
      return template;
    },
  };
};
