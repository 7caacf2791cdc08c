import type { Page } from 'playwright-core';

import { LENA } from './agents';
import { openAsMeta, type AsMeta, type Credentials } from './as-meta';
import type { TestBrowser } from './browser';
import type { Demo } from './demo';
import { readScreen, type Screen } from './screen';

const HEALTH = '/admin/settings/whatsapp/health';

/** What an administrator sees who has never seen Meta's console, with the simulator in Meta's place. */
describe('setup and health', () => {
  let opened: AsMeta;
  let demo: Demo;
  let browser: TestBrowser;
  let page: Page;
  let screen: Screen;
  let credentials: Credentials;
  let control: AsMeta['control'];

  beforeAll(async () => {
    opened = await openAsMeta();
    ({ demo, browser, page, screen, credentials, control } = opened);
  });
  afterAll(() => opened?.close());

  const step = (id: string, within = page) => within.locator(`li[data-step="${id}"]`);
  const reaches = (id: string, state: string) =>
    page.locator(`li[data-step="${id}"][data-state="${state}"]`).waitFor();
  const row = (id: string, within = page) => within.locator(`li[data-check="${id}"]`);
  const open = async (id: string) => {
    const toggle = step(id).getByRole('heading').getByRole('button');
    if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.press('Enter');
  };

  test('is the guide from the first time on, and leads to connecting', async () => {
    const { text, button, faults } = screen;
    await page.goto(HEALTH);
    await page.getByRole('heading', { name: 'Eight steps to your first message' }).waitFor();
    expect(await faults()).toEqual([]);
    await page.getByRole('link', { name: 'Connect an account' }).click();
    await text('Access token').fill(credentials.accessToken);
    await text('App secret').fill(credentials.appSecret);
    await button('Look what they open').click();
    const { phoneNumberId } = credentials.numbers.find(({ kind }) => kind === 'test')!;
    const number = page.locator(`li[data-phone-number-id="${phoneNumberId}"]`);
    await number.getByRole('checkbox').click();
    await button('Connect 1 number').click();
    await page.getByText('Everything is connected').waitFor();
  });

  test('looks after each step by itself', async () => {
    const { faults } = screen;
    await page.goto(HEALTH);
    for (const id of ['app', 'credentials', 'token', 'address', 'webhook'])
      await reaches(id, 'done');
    await reaches('receive', 'todo');
    await page.getByText('5 of 8 done').waitFor();
    await row('clock').getByText('In order').first().waitFor();
    expect(await faults()).toEqual([]);
  });

  test('names what is wrong, with the button that mends it', async () => {
    const { button, faults } = screen;
    await fetch(`${demo.simulatorUrl}/v26.0/${credentials.businessAccountId}/subscribed_apps`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${credentials.accessToken}` },
    });
    await control('PATCH', `business-accounts/${credentials.businessAccountId}`, {
      healthErrors: [
        {
          entity: 'BUSINESS',
          code: 141010,
          description: 'The Business has not passed business verification.',
          solution: 'Visit business settings and start the verification.',
        },
      ],
    });
    await button('Check everything again').click();
    await reaches('webhook', 'problem');
    await row('healthStatus').getByText('Visit business settings').waitFor();
    await row('verification').getByText('has not verified your business').waitFor();
    // Strapi paints a button faintly while it works and is pointed at.
    await page.mouse.move(0, 0);
    await page.locator('button:disabled, [aria-busy=true]').first().waitFor({ state: 'detached' });
    expect(await faults()).toEqual([]);
    await button('Subscribe', step('webhook')).click();
    await reaches('webhook', 'done');

    await control('PATCH', `business-accounts/${credentials.businessAccountId}`, {
      healthErrors: null,
    });
    await button('Check again: Sending, as Meta sees it').click();
    await row('healthStatus').getByText('Meta lets this number send.').waitFor();
  });

  test('goes on to a first message that arrives', async () => {
    const { text, button, faults } = screen;
    await open('firstMessage');
    expect(
      await page.getByRole('combobox', { name: 'Template', exact: true }).inputValue(),
    ).toContain('hello_world');
    await text('Your phone number', step('firstMessage')).fill(`+${LENA.phone}`);
    await button('Send the first message').click();
    await step('firstMessage').getByText('Delivered').first().waitFor();
    await reaches('firstMessage', 'done');
    await reaches('receive', 'done');
    await row('appSecret').getByText('was signed with it').waitFor();
    expect(await faults()).toEqual([]);
  });

  test('remembers what only a person can know', async () => {
    const { faults } = screen;
    await open('goLive');
    const privacy = page.getByRole('checkbox', { name: /privacy policy/ });
    const deletion = page.getByRole('checkbox', { name: /data deleted/ });
    await privacy.click();
    await step('goLive')
      .getByText(/Dana Demo/)
      .first()
      .waitFor();
    await deletion.click();
    await page.getByText('8 of 8 done').waitFor();
    expect(await faults()).toEqual([]);
    await page.reload();
    await page.getByText('8 of 8 done').waitFor();
  });

  test('hands out a report without secrets', async () => {
    const { button, text } = screen;
    await button('Copy diagnostics').click();
    const report = await text('Diagnostics').inputValue();
    expect(report).toMatch(/^strapi-plugin-whatsapp \d/);
    expect(report).toContain('- token: ok');
    expect(report).not.toContain(credentials.businessAccountId);
  });

  test('can be read in the dark, and on a phone', async () => {
    const dark = await browser.newPage({ theme: 'dark' });
    await dark.goto(HEALTH);
    await row('graphVersion', dark).waitFor();
    expect(await readScreen(dark).faults()).toEqual([]);
    const phone = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await phone.goto(HEALTH);
    await row('graphVersion', phone).waitFor();
    const overflow = await phone.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });

  test('says on every page which accounts are sandboxes', async () => {
    const { button, faults } = screen;
    expect(await page.getByRole('note').count()).toBe(0);
    await page.goto('/admin/settings/whatsapp/accounts/connect');
    await button('Connect the local simulator').click();
    await page.getByText('Everything is connected').waitFor();
    for (const path of ['settings/whatsapp/health', 'plugins/whatsapp/inbox']) {
      await page.goto(`/admin/${path}`);
      await page.getByRole('note').getByText('“Atlas Books” is a sandbox account').waitFor();
    }
    expect(await faults()).toEqual([]);
  });

  test('throws nothing in the browser', () => {
    expect(browser.pageErrors).toEqual([]);
  });
});
