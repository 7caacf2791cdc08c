import type { Page } from 'playwright-core';

import { openBrowser, type TestBrowser } from './browser';
import { startDemo, type Demo } from './demo';
import { readScreen, type Screen } from './screen';

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
  let screen: Screen;
  let simulator: Page;
  let credentials: Credentials;

  beforeAll(async () => {
    demo = await startDemo({ env: { SEED_WHATSAPP: 'false' } });
    browser = await openBrowser(demo.url);
    page = await browser.newPage();
    screen = readScreen(page);
    simulator = await browser.newPage({ signedOut: true });
    await simulator.goto(demo.simulatorUrl);
    const answer = await fetch(`${demo.simulatorUrl}/_simulator/credentials`);
    credentials = (await answer.json()) as Credentials;
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  test('connects an account, tells Meta where to call, tests and subscribes', async () => {
    const { text, button, choose, faults } = screen;
    const number = credentials.numbers.find(({ kind }) => kind === 'real')!;
    await page.goto('/admin/settings/whatsapp/accounts');
    await page.getByRole('link', { name: 'Enter by hand' }).first().click();
    await text('Name').fill('Atlas Books');
    await choose('Environment', 'Local simulator');
    await text('Phone number ID').fill(number.phoneNumberId);
    await text('WhatsApp Business Account ID').fill(credentials.businessAccountId);
    await text('App ID').fill(credentials.appId);
    await text('Access token').fill(credentials.accessToken);
    await text('App secret').fill(credentials.appSecret);
    await button('Save').click();

    await text('Verify token').waitFor();
    expect(await faults()).toEqual([]);
    await simulator.getByTestId('tab-webhooks').click();
    await simulator.getByTestId('callback-url').fill(await text('Callback URL').inputValue());
    await simulator.getByTestId('verify-token').fill(await text('Verify token').inputValue());
    await simulator.getByTestId('save-callback').click();

    await button('Subscribe').click();
    await page.getByText('The app “Atlas Demo App” is subscribed').first().waitFor();
    await button('Test connection').click();
    await page.getByText('The connection works').first().waitFor();
    await page.getByText('The token of a system user is valid and does not expire.').waitFor();

    await page.reload();
    await page.getByText('It was shown when it was made and cannot be shown again.').waitFor();
    expect(await page.content()).not.toContain(credentials.accessToken);
  });

  test('writes a template for orders, submits it, and sees it approved', async () => {
    const { text, button, choose, group, openTab, pick, mapToField, region, faults } = screen;
    await page.goto('/admin/plugins/whatsapp/templates/new');
    await text('Name at Meta').fill('Order ready');
    expect(await text('Name at Meta').inputValue()).toBe('order_ready');
    await text('Text').fill('Hi {{1}}, your order {{2}} is ready for you to pick up.');
    await openTab('Variables');
    await choose('Applies to', 'Order');
    for (const [placeholder, path, sample] of [
      ['{{1}}', ['customer', 'firstName'], 'Ines'],
      ['{{2}}', ['number'], 'A-17'],
    ] as const) {
      await mapToField(group(placeholder), path);
      await text('Sample', group(placeholder)).fill(sample);
    }
    expect(await faults()).toEqual([]);
    await openTab('Buttons');
    await pick('Add button', /^Quick reply/);
    await text('Label', group('Button 1: Quick reply')).fill('On my way');
    await region('Preview').getByText('Hi Ines, your order A-17 is ready').waitFor();
    expect(await faults()).toEqual([]);

    await button('Submit to Meta').click();
    await button('Save and submit').click();
    await page.getByText('Meta is reviewing this template').waitFor();

    await simulator.getByTestId('tab-templates').click();
    const row = simulator.locator('[data-template-name="order_ready"]');
    await row.getByTestId('approve').click();
    await page.getByText('The text is locked').waitFor();
    await page.getByText('Approved', { exact: true }).first().waitFor();
  });

  test('sends it from an order, and it arrives on the phone', async () => {
    const { button, choose, panel, openSendDialog, faults } = screen;
    const dialog = await openSendDialog('1001');
    await choose('Template', /order_ready/, dialog);
    await dialog.getByText('Hi Lena, your order 1001 is ready for you to pick up.').waitFor();
    expect(await faults('[role="dialog"]')).toEqual([]);
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
    const { panel, faults } = screen;
    await simulator.getByTestId('read-button').click();
    await panel().getByText('Read', { exact: true }).waitFor();

    await page.goto('/admin/plugins/whatsapp/messages');
    const row = page.getByRole('row', { name: /Hi Lena, your order 1001/ });
    await row.getByText('Read', { exact: true }).waitFor();
    expect(await faults()).toEqual([]);
    expect(await page.getByRole('row', { name: /Hi Lena/ }).count()).toBe(1);
    const sends = await fetch(
      `${demo.simulatorUrl}/_simulator/requests?method=POST&path=/messages`,
    );
    expect(await sends.json()).toHaveLength(1);
    expect(browser.pageErrors).toEqual([]);
  });
});
