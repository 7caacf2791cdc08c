import { asNumber, asObject, asString, type JsonObject } from '../json';
import type { Platform } from '../platform';
import { receive, type Inbound } from '../messages/inbound';
import { sendFromApp } from '../messages/echo';
import { editOwn, withdrawOwn } from '../messages/own-changes';
import { tellPreference } from '../messages/preferences';
import { deliverWaiting, moveTo } from '../messages/statuses';
import { createCustomer } from '../world/seed-world';
import type { Customer, Message, PhoneNumber } from '../world/types';
import { addCustomer, findCustomer, threadKey } from '../world/world';
import { ControlProblem, found } from './problem';
import { tapOutcome } from './tap';

/** A person as the control API shows them. */
export interface PhoneSummary {
  phone: string;
  waId: string;
  name: string;
  username?: string;
  userIds: Record<string, string>;
  onWhatsApp: boolean;
  hidesNumber: boolean;
  readsAutomatically: boolean;
  online: boolean;
  optedOutOf: string[];
  /** Messages that arrived and were not read. */
  unread: number;
  messages: number;
  /** Text of the newest message. */
  preview: string;
  lastAt: number | null;
}

/** The phones of the simulated people. */
export interface Phones {
  /** Everyone, those with the newest messages first. */
  phones(): PhoneSummary[];
  /** One person with all messages, oldest first. */
  phone(phone: string): PhoneSummary & { thread: Message[] };
  /** Adds a person, or changes what is given of one who exists. */
  putPhone(input: JsonObject): PhoneSummary;
  /** Reads what arrived, all of it or up to one message. Returns the ids that were read. */
  read(phone: string, input?: { messageId?: string }): { read: string[] };
  /** Plays a voice note. */
  play(phone: string, input: { messageId: string }): { played: boolean };
  /** Sends a message to the business. */
  reply(phone: string, input: Inbound & { phoneNumberId?: string }): Message;
  /** Taps a button of a message. */
  tap(phone: string, input: { messageId: string; buttonIndex: number }): JsonObject;
  /** Reacts to a message; an empty emoji takes the reaction back. */
  react(phone: string, input: { messageId: string; emoji?: string }): Message;
  /** Writes a message of this phone anew: its text, or the words below its file. */
  edit(phone: string, input: { messageId: string; text: string }): Message;
  /** Withdraws a message of this phone. */
  withdraw(phone: string, input: { messageId: string }): Message;
  /** Has the business write to this phone from the WhatsApp Business app. */
  echo(phone: string, input: { text: string; phoneNumberId?: string }): Message;
  /** Stops (or with `value: 'resume'` resumes) marketing messages. */
  optOut(phone: string, input?: { phoneNumberId?: string; value?: string }): { optedOut: boolean };
}

const EDITABLE = ['text', 'image', 'video', 'document'];

const UNREAD = ['sent', 'delivered'];

const digits = (phone: string): string => phone.replace(/\D/g, '');

/** Creates the phones of one simulator. */
export const createPhones = (platform: Platform): Phones => {
  const person = (phone: string): Customer =>
    found(findCustomer(platform.world, digits(phone)), `phone ${phone}`);

  const threadOf = (customer: Customer): Message[] =>
    [...platform.world.phoneNumbers.keys()]
      .flatMap((id) => platform.world.threads.get(threadKey(id, customer.phone)) ?? [])
      .map((id) => platform.world.messages.get(id))
      .filter((message) => message !== undefined)
      .map((message, at) => ({ message, at }))
      .sort((a, b) => a.message.at - b.message.at || a.at - b.at)
      .map(({ message }) => message);

  const summary = (customer: Customer): PhoneSummary => {
    const thread = threadOf(customer);
    const last = thread.at(-1);
    return {
      phone: customer.phone,
      waId: customer.waId,
      name: customer.name,
      ...(customer.username ? { username: customer.username } : {}),
      userIds: customer.userIds,
      onWhatsApp: customer.onWhatsApp,
      hidesNumber: customer.hidesNumber,
      readsAutomatically: customer.readsAutomatically,
      online: customer.online,
      optedOutOf: customer.optedOutOf,
      unread: thread.filter(
        (message) => message.direction === 'out' && message.status === 'delivered',
      ).length,
      messages: thread.length,
      preview: last?.view.body ?? last?.view.header?.type ?? last?.type ?? '',
      lastAt: last?.at ?? null,
    };
  };

  const messageOf = (customer: Customer, id: string): Message => {
    const message = platform.world.messages.get(id);
    return found(
      message?.phone === customer.phone ? message : undefined,
      `message ${id} on this phone`,
    );
  };

  /** A message of this phone that has not been withdrawn. */
  const ownMessageOf = (customer: Customer, id: string): Message => {
    const message = messageOf(customer, id);
    if (message.direction !== 'in' || message.withdrawn)
      throw new ControlProblem(
        400,
        'Only messages of this phone that were not withdrawn can be changed.',
      );
    return message;
  };

  const numberById = (id: string): PhoneNumber =>
    found(platform.world.phoneNumbers.get(id), `business phone number ${id}`);

  /** The number this person talked with last, else a real one. */
  const usualNumber = (customer: Customer): PhoneNumber => {
    const last = threadOf(customer).at(-1);
    const numbers = [...platform.world.phoneNumbers.values()];
    return last
      ? numberById(last.phoneNumberId)
      : found(
          numbers.find((number) => number.kind === 'real') ?? numbers[0],
          'business phone number',
        );
  };

  const answer = (message: Message, inbound: Inbound): Message => {
    const customer = person(message.phone);
    return receive(platform, numberById(message.phoneNumberId), customer, {
      ...inbound,
      context: { id: message.id },
    });
  };

  return {
    phones: () =>
      [...platform.world.customers.values()]
        .map(summary)
        .sort((a, b) => (b.lastAt ?? 0) - (a.lastAt ?? 0)),
    phone(phone) {
      const customer = person(phone);
      return { ...summary(customer), thread: threadOf(customer) };
    },
    putPhone(input) {
      const phone = digits(asString(input['phone']) ?? '');
      if (phone.length < 7)
        throw new ControlProblem(400, 'phone must be a phone number with its country code.');
      const known = platform.world.customers.get(phone);
      const before = known ?? createCustomer({ phone });
      const flag = (
        name: 'onWhatsApp' | 'hidesNumber' | 'readsAutomatically' | 'online',
      ): boolean => (typeof input[name] === 'boolean' ? input[name] : before[name]);
      const username = asString(input['username']) ?? before.username;
      const userId = asString(input['userId']);
      const account = [...platform.world.businessAccounts.values()][0];
      const customer: Customer = Object.assign(before, {
        waId: asString(input['waId']) ?? before.waId,
        name: asString(input['name']) ?? before.name,
        country: asString(input['country']) ?? before.country,
        onWhatsApp: flag('onWhatsApp'),
        hidesNumber: flag('hidesNumber'),
        readsAutomatically: flag('readsAutomatically'),
        online: flag('online'),
        ...(username === undefined ? {} : { username: username.replace(/^@/, '') }),
      });
      if (userId && account) customer.userIds[account.portfolioId] = userId;
      addCustomer(platform.world, customer);
      if (customer.online) deliverWaiting(platform, customer.phone);
      platform.changes.tell('phone', phone);
      return summary(customer);
    },
    read(phone, input = {}) {
      const customer = person(phone);
      const upTo = input.messageId === undefined ? undefined : messageOf(customer, input.messageId);
      const read: string[] = [];
      for (const message of threadOf(customer)) {
        const explicit = upTo?.id === message.id;
        const sameThread = !upTo || message.phoneNumberId === upTo.phoneNumberId;
        // What has not arrived yet can only be read when it is named: then `delivered` is skipped.
        const readable = explicit
          ? UNREAD.includes(message.status)
          : message.status === 'delivered';
        if (
          message.direction === 'out' &&
          sameThread &&
          readable &&
          moveTo(platform, message, 'read')
        ) {
          read.push(message.id);
        }
        if (explicit) break;
      }
      return { read };
    },
    play(phone, input) {
      const message = messageOf(person(phone), input.messageId);
      if (message.type !== 'audio')
        throw new ControlProblem(400, 'Only voice notes can be played.');
      return { played: moveTo(platform, message, 'played') };
    },
    reply(phone, input) {
      const customer = person(phone);
      const { phoneNumberId, ...inbound } = input;
      const context = asString(inbound['context']) ?? asString(asObject(inbound['context'])['id']);
      const quoted = context === undefined ? undefined : platform.world.messages.get(context);
      const number = phoneNumberId
        ? numberById(phoneNumberId)
        : quoted
          ? numberById(quoted.phoneNumberId)
          : usualNumber(customer);
      return receive(platform, number, customer, inbound);
    },
    tap(phone, input) {
      const message = messageOf(person(phone), input.messageId);
      const index = asNumber(input.buttonIndex) ?? -1;
      const button = found(
        message.view.buttons[index],
        `button ${input.buttonIndex} on this message`,
      );
      const outcome = tapOutcome(button, message.phone);
      return 'answer' in outcome ? { message: answer(message, outcome.answer) } : outcome;
    },
    react(phone, input) {
      const message = messageOf(person(phone), input.messageId);
      const emoji = input.emoji ?? '';
      return receive(platform, numberById(message.phoneNumberId), person(phone), {
        type: 'reaction',
        reaction: { message_id: message.id, ...(emoji ? { emoji } : {}) },
      });
    },
    edit(phone, input) {
      const message = ownMessageOf(person(phone), input.messageId);
      const text = input.text.trim();
      if (text === '') throw new ControlProblem(400, 'text must say what the message says now.');
      if (!EDITABLE.includes(message.type))
        throw new ControlProblem(400, 'Only texts and the words below files can be edited.');
      editOwn(platform, numberById(message.phoneNumberId), person(phone), message, text);
      return message;
    },
    withdraw(phone, input) {
      const message = ownMessageOf(person(phone), input.messageId);
      withdrawOwn(platform, numberById(message.phoneNumberId), person(phone), message);
      return message;
    },
    echo(phone, input) {
      const customer = person(phone);
      const text = input.text.trim();
      if (text === '') throw new ControlProblem(400, 'text must say what the business writes.');
      const number = input.phoneNumberId ? numberById(input.phoneNumberId) : usualNumber(customer);
      return sendFromApp(platform, number, customer, text);
    },
    optOut(phone, input = {}) {
      const customer = person(phone);
      const number = input.phoneNumberId ? numberById(input.phoneNumberId) : usualNumber(customer);
      const value = input.value === 'resume' ? 'resume' : 'stop';
      const others = customer.optedOutOf.filter((id) => id !== number.id);
      customer.optedOutOf = value === 'stop' ? [...others, number.id] : others;
      tellPreference(platform, number, customer, value);
      platform.changes.tell('phone', customer.phone);
      return { optedOut: value === 'stop' };
    },
  };
};
