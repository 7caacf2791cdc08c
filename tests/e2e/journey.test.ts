import type { Locator, Page } from 'playwright-core';

import { axe, openBrowser, type TestBrowser } from './browser';
import { startDemo, type Demo } from './demo';

interface Credentials {
  appId: string;
  appSecret: string;
  accessToken: string;
  businessAccountId: string;
  numbers: { phoneNumberId: string; kind: string }[];
}

/** The whole main job, done as a person does it, with the simulator's phone as witness. */
describe('from an empty plugin to a message that was read', () => {
  let demo: Demo;
  let browser: TestBrowser;
  let page: Page;
  let simulator: Page;
  let credentials: Credentials;

  beforeAll(async () => {
    demo = await startDemo({ env: { SEED_WHATSAPP: 'false' } });
    browser = await openBrowser(demo.url);
    page = await browser.newPage();
    simulator = await browser.newPage({ signedOut: true });
    await simulator.goto(demo.simulatorUrl);
    const answer = await fetch(`${demo.simulatorUrl}/_simulator/credentials`);
    credentials = (await answer.json()) as Credentials;
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const text = (name: string, within: Page | Locator = page) =>
    within.getByRole('textbox', { name, exact: true });
  const button = (name: string, within: Page | Locator = page) =>
    within.getByRole('button', { name, exact: true });
  const choose = async (name: string, option: string | RegExp, within: Page | Locator = page) => {
    await within.getByRole('combobox', { name, exact: true }).click();
    await page.getByRole('option', { name: option }).first().click();
  };
  const region = (name: string) => page.getByRole('region', { name, exact: true });
  const panel = () =>
    page
      .getByRole('complementary')
      .filter({ has: page.getByRole('heading', { name: 'WhatsApp' }) });
  /** Whoever looks at a page must not stumble: axe finds nothing that breaks WCAG A or AA. */
  const isAccessible = async (include = 'main') => expect(await axe(page, { include })).toEqual([]);

  test('connects an account, tells Meta where to call, tests and subscribes', async () => {
    const number = credentials.numbers.find(({ kind }) => kind === 'real')!;
    await page.goto('/admin/settings/whatsapp/accounts');
    await page.getByRole('link', { name: 'Add account' }).first().click();
    await text('Name').fill('Atlas Books');
    await choose('Environment', 'Local simulator');
    await text('Phone number ID').fill(number.phoneNumberId);
    await text('WhatsApp Business Account ID').fill(credentials.businessAccountId);
    await text('App ID').fill(credentials.appId);
    await text('Access token').fill(credentials.accessToken);
    await text('App secret').fill(credentials.appSecret);
    await button('Save').click();

    await text('Verify token').waitFor();
    await isAccessible();
    await simulator.getByTestId('tab-webhooks').click();
    await simulator.getByTestId('callback-url').fill(await text('Callback URL').inputValue());
    await simulator.getByTestId('verify-token').fill(await text('Verify token').inputValue());
    await simulator.getByTestId('save-callback').click();

    await button('Subscribe').click();
    await page.getByText('The app “Atlas Demo App” is subscribed').first().waitFor();
    await button('Test connection').click();
    await page.getByText('The connection works').first().waitFor();
    await page.getByText('The access token is valid and does not expire.').waitFor();

    await page.reload();
    await page.getByText('It was shown when it was made and cannot be shown again.').waitFor();
    expect(await page.content()).not.toContain(credentials.accessToken);
  });

  test('writes a template for orders, submits it, and sees it approved', async () => {
    await page.goto('/admin/plugins/whatsapp/templates/new');
    await text('Name at Meta').fill('Order ready');
    expect(await text('Name at Meta').inputValue()).toBe('order_ready');
    await choose('Applies to', 'Order');
    await text('Text').fill('Hi {{1}}, your order {{2}} is ready for you to pick up.');
    for (const [placeholder, path, sample] of [
      ['{{1}}', ['customer', 'firstName'], 'Ines'],
      ['{{2}}', ['number'], 'A-17'],
    ] as const) {
      const variable = page.getByRole('group', { name: placeholder, exact: true });
      await choose('Value', 'Field of the record', variable);
      await pickField(variable, path);
      await text('Sample', variable).fill(sample);
    }
    await button('Add quick reply').click();
    await text('Quick reply 1').fill('On my way');
    await region('Preview').getByText('Hi Ines, your order A-17 is ready').waitFor();
    await isAccessible();

    await button('Submit to Meta').click();
    await button('Save and submit').click();
    await page.getByText('Meta is reviewing this template').waitFor();

    await simulator.getByTestId('tab-templates').click();
    const row = simulator.locator('[data-template-name="order_ready"]');
    await row.getByTestId('approve').click();
    await page.getByText('The text is locked').waitFor();
    await page.getByText('Approved', { exact: true }).first().waitFor();
  });

  /** Walks the field picker by its keys: type to find, right to open, Enter to pick. */
  async function pickField(variable: Locator, path: readonly string[]): Promise<void> {
    await variable.getByRole('button', { name: 'Field: choose a field' }).click();
    const search = page.getByRole('combobox', { name: 'Search fields' });
    for (const [index, step] of path.entries()) {
      await search.fill(step);
      await page.getByRole('option').first().waitFor();
      await search.press(index === path.length - 1 ? 'Enter' : 'ArrowRight');
    }
  }

  test('sends it from an order, and it arrives on the phone', async () => {
    await page.goto('/admin/content-manager/collection-types/api::order.order');
    await page.getByRole('gridcell', { name: '1001', exact: true }).click();
    await button('Send a message', panel()).click();
    const dialog = page.getByRole('dialog', { name: 'Send a WhatsApp message' });
    await choose('Template', /order_ready/, dialog);
    await dialog.getByText('Hi Lena, your order 1001 is ready for you to pick up.').waitFor();
    await isAccessible('[role="dialog"]');
    await button('Send', dialog).click();
    await dialog.waitFor({ state: 'detached' });

    await simulator.getByTestId('phone-picker').selectOption('4917655501234');
    await simulator
      .getByTestId('message')
      .getByText('Hi Lena, your order 1001 is ready for you to pick up.')
      .waitFor();
    await panel().getByText('Delivered', { exact: true }).waitFor();
  });

  test('turns blue in the panel and in the log when it is read', async () => {
    await simulator.getByTestId('read-button').click();
    await panel().getByText('Read', { exact: true }).waitFor();

    await page.goto('/admin/plugins/whatsapp/messages');
    const row = page.getByRole('row', { name: /Hi Lena, your order 1001/ });
    await row.getByText('Read', { exact: true }).waitFor();
    await isAccessible();
    expect(await page.getByRole('row', { name: /Hi Lena/ }).count()).toBe(1);
    const sends = await fetch(
      `${demo.simulatorUrl}/_simulator/requests?method=POST&path=/messages`,
    );
    expect(await sends.json()).toHaveLength(1);
    expect(browser.pageErrors).toEqual([]);
  });
});
