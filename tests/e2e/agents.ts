import type { Locator, Page } from 'playwright-core';

import { DEMO_LOGIN, openBrowser, type PageOptions, type TestBrowser } from './browser';
import type { Demo } from './demo';
import { readScreen, type Screen } from './screen';

export const INBOX = '/admin/plugins/whatsapp/inbox';

/** Somebody with a phone of the simulator. */
export interface Writer {
  phone: string;
  name: string;
}

export const LENA: Writer = { phone: '4917655501234', name: 'Lena Vogt' };
export const OLIVER: Writer = { phone: '447400123456', name: 'Oliver Hart' };
export const RAFAEL: Writer = { phone: '5511987654321', name: 'Rafael Souza' };

/** The smallest picture that there is. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Somebody of the admin panel. */
export interface Colleague {
  firstname: string;
  lastname: string;
  email: string;
  password: string;
}

/** One who answers: their browser and what they see. */
export interface Agent {
  browser: TestBrowser;
  page: Page;
  screen: Screen;
}

/** Signs somebody in, with a browser of their own. */
export async function sit(demo: Demo, login = DEMO_LOGIN, options?: PageOptions): Promise<Agent> {
  const browser = await openBrowser(demo.url, login);
  const page = await browser.newPage({
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    ...options,
  });
  return { browser, page, screen: readScreen(page) };
}

/** Adds somebody to the admin panel, with all rights or with those that are named. */
export async function addColleague(
  demo: Demo,
  { password, ...person }: Colleague,
  actions?: readonly string[],
): Promise<void> {
  const ask = async <T>(method: string, path: string, body?: object, token?: string) => {
    const answer = await fetch(`${demo.url}/admin/${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token && { Authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return ((await answer.json()) as { data: T }).data;
  };
  const { token } = await ask<{ token: string }>('POST', 'login', DEMO_LOGIN);
  const roleOf = async () => {
    if (!actions) {
      const roles = await ask<{ id: number; code: string }[]>('GET', 'roles', undefined, token);
      return roles.find(({ code }) => code === 'strapi-super-admin')!;
    }
    const name = `Role of ${person.firstname}`;
    const role = await ask<{ id: number }>('POST', 'roles', { name, description: name }, token);
    const permissions = actions.map((action) => ({
      action: `plugin::whatsapp.${action}`,
      subject: null,
      properties: {},
      conditions: [],
    }));
    await ask('PUT', `roles/${role.id}/permissions`, { permissions }, token);
    return role;
  };
  const { registrationToken } = await ask<{ registrationToken: string }>(
    'POST',
    'users',
    { ...person, roles: [(await roleOf()).id] },
    token,
  );
  const { firstname, lastname } = person;
  await ask('POST', 'register', { registrationToken, userInfo: { firstname, lastname, password } });
}

/** What the phones of the simulator do. */
export function holdPhones({ simulatorUrl }: Demo) {
  const simulate = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${simulatorUrl}/_simulator/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return (await answer.json()) as T;
  };
  return {
    simulate,
    write: ({ phone }: Writer, body: string) =>
      simulate<{ id: string }>('POST', `phones/${phone}/reply`, { type: 'text', text: { body } }),
    /** What stands on a phone, oldest first. */
    messagesOf: async ({ phone }: Writer) =>
      (await simulate<{ thread: PhoneMessage[] }>('GET', `phones/${phone}`)).thread,
  };
}

/** A message as the phone has it. */
export interface PhoneMessage {
  id: string;
  type: string;
  direction: string;
  content: Record<string, unknown>;
}

/** A conversation in the list. */
export const item = ({ page }: Agent, { name }: Writer): Locator =>
  page.locator('[data-conversation]').filter({ has: page.getByText(name, { exact: true }) });

export const tab = ({ page }: Agent, name: string): Locator =>
  page.getByRole('group', { name: 'Which conversations' }).getByRole('button', { name });

export const thread = ({ page }: Agent): Locator =>
  page.getByRole('log', { name: /^Messages with/ });

/** Opens a conversation, and waits for what was written in it. */
export async function open(agent: Agent, writer: Writer): Promise<void> {
  const log = agent.page.getByRole('log', { name: `Messages with ${writer.name}` });
  // The list may move under the pointer as somebody writes.
  do await item(agent, writer).click();
  while (!(await happens(log.waitFor({ timeout: 5_000 }))));
}

/** Points at a line of the thread, and presses a button that this brings. */
export async function pressBeside(agent: Agent, line: Locator, name: string): Promise<void> {
  const button = agent.screen.button(name, thread(agent));
  // The thread moves on as something comes, and the pointer is then on another line.
  do await line.hover();
  while (!(await happens(button.click({ timeout: 5_000 }))));
}

const happens = (doing: Promise<void>) =>
  doing.then(
    () => true,
    () => false,
  );

/** A message of the thread. */
export const bubble = (agent: Agent, words: string): Locator =>
  thread(agent).getByRole('figure').filter({ hasText: words });

/** A message with its ticks in that state. */
export const ticks = (agent: Agent, words: string, state: string): Locator =>
  bubble(agent, words).locator(`[data-message-state="${state}"]`);

/** Writes an answer, and waits for it in the thread. */
export async function answer(agent: Agent, words: string): Promise<void> {
  await agent.screen.text('Message').fill(words);
  await agent.page.keyboard.press('Enter');
  await thread(agent).getByText(words, { exact: true }).first().waitFor();
}
