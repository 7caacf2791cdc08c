import { businessScopedUserId } from '../ids';
import type {
  App,
  BusinessAccount,
  Customer,
  Media,
  Message,
  PhoneNumber,
  Template,
  Token,
  Upload,
} from './types';

/** Everything that Meta knows in one simulator, and nothing about HTTP. */
export interface World {
  apps: Map<string, App>;
  tokens: Map<string, Token>;
  businessAccounts: Map<string, BusinessAccount>;
  phoneNumbers: Map<string, PhoneNumber>;
  /** By phone; add with addCustomer. */
  customers: Map<string, Customer>;
  /** Phones by a wa_id that differs from them. */
  phonesByWaId: Map<string, string>;
  /** Phones by portfolio and business-scoped user id. */
  phonesByUserId: Map<string, string>;
  templates: Map<string, Template>;
  messages: Map<string, Message>;
  /** Ids of messages by thread, oldest first. */
  threads: Map<string, string[]>;
  /** Milliseconds of the last message of a person to a number, by thread. */
  lastInboundAt: Map<string, number>;
  /** Ids of templates that are gone as soon as their last message has arrived. */
  leaving: Set<string>;
  media: Map<string, Media>;
  /** How many files were uploaded for sending, also those that are gone by now. */
  mediaUploads: number;
  uploads: Map<string, Upload>;
  /** Delivered free-form messages by number and month, for the free allowance. */
  serviceCounts: Map<string, number>;
}

/** Creates a world without anything in it. */
export const createWorld = (): World => ({
  apps: new Map(),
  tokens: new Map(),
  businessAccounts: new Map(),
  phoneNumbers: new Map(),
  customers: new Map(),
  phonesByWaId: new Map(),
  phonesByUserId: new Map(),
  templates: new Map(),
  messages: new Map(),
  threads: new Map(),
  lastInboundAt: new Map(),
  leaving: new Set(),
  media: new Map(),
  mediaUploads: 0,
  uploads: new Map(),
  serviceCounts: new Map(),
});

/** The key of the thread between a number and a person. */
export const threadKey = (phoneNumberId: string, phone: string): string =>
  `${phoneNumberId}/${phone}`;

/** Stores a message at the end of its thread. */
export const addMessage = (world: World, message: Message): void => {
  world.messages.set(message.id, message);
  const key = threadKey(message.phoneNumberId, message.phone);
  const thread = world.threads.get(key);
  if (thread) thread.push(message.id);
  else world.threads.set(key, [message.id]);
  if (message.direction === 'in') world.lastInboundAt.set(key, message.at * 1000);
};

/** The WABA of a number; a number without one is a mistake in the seed. */
export const businessAccountOf = (world: World, number: PhoneNumber): BusinessAccount => {
  const account = world.businessAccounts.get(number.businessAccountId);
  if (!account) throw new Error(`No business account ${number.businessAccountId}`);
  return account;
};

/** Adds a person, or replaces the one with the same phone. */
export const addCustomer = (world: World, customer: Customer): void => {
  world.customers.set(customer.phone, customer);
  if (customer.waId !== customer.phone) world.phonesByWaId.set(customer.waId, customer.phone);
  for (const [portfolioId, userId] of Object.entries(customer.userIds)) {
    world.phonesByUserId.set(`${portfolioId}/${userId}`, customer.phone);
  }
};

/** The person's business-scoped user id for the portfolio, made when it is first needed. */
export const userIdFor = (world: World, customer: Customer, portfolioId: string): string => {
  const known = customer.userIds[portfolioId];
  if (known) return known;
  const userId = businessScopedUserId(customer.country, customer.phone, portfolioId);
  customer.userIds[portfolioId] = userId;
  world.phonesByUserId.set(`${portfolioId}/${userId}`, customer.phone);
  return userId;
};

/** The person with this phone or wa_id (digits), if the simulator knows one. */
export const findCustomer = (world: World, digits: string): Customer | undefined =>
  world.customers.get(digits) ?? world.customers.get(world.phonesByWaId.get(digits) ?? '');

/** The person whom this business-scoped user id means in the portfolio. */
export const findCustomerByUserId = (
  world: World,
  userId: string,
  portfolioId: string,
): Customer | undefined => {
  const phone = world.phonesByUserId.get(`${portfolioId}/${userId}`);
  if (phone) return world.customers.get(phone);
  for (const customer of world.customers.values()) {
    if (userIdFor(world, customer, portfolioId) === userId) return customer;
  }
  return undefined;
};

/** The template of this name and language, if the WABA has one. */
export const findTemplate = (
  world: World,
  businessAccountId: string,
  name: string,
  language: string,
): Template | undefined => {
  for (const template of world.templates.values()) {
    if (
      template.businessAccountId === businessAccountId &&
      template.name === name &&
      template.language === language
    ) {
      return template;
    }
  }
  return undefined;
};
