import http from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Page } from 'playwright-core';

import { openAsMeta, type AsMeta, type Credentials } from './as-meta';
import type { TestBrowser } from './browser';
import { holdBack } from './hold-back';
import type { Screen } from './screen';

/** Another system that Meta calls: it answers the handshake, and nothing else. */
async function startOther() {
  const server = http.createServer((request, response) => {
    response.end(new URL(request.url!, 'http://other').searchParams.get('hub.challenge'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    stop: () => server.close(),
  };
}

/** What an administrator does who has never seen Meta's console, with the simulator in Meta's place. */
describe('connecting with two pastes', () => {
  let opened: AsMeta;
  let browser: TestBrowser;
  let page: Page;
  let screen: Screen;
  let credentials: Credentials;
  let control: AsMeta['control'];
  let real: string;

  beforeAll(async () => {
    opened = await openAsMeta();
    ({ browser, page, screen, credentials, control } = opened);
    real = credentials.numbers.find(({ kind }) => kind === 'real')!.phoneNumberId;
    await control('PATCH', `phone-numbers/${real}`, { registered: false });
  });
  afterAll(() => opened?.close());

  const step = (kind: string) => page.locator(`li[data-step="${kind}"]`);

  test('says what is wrong with what was pasted, at the field, and stores nothing', async () => {
    const { text, button, faults } = screen;
    await page.goto('/admin/settings/whatsapp/accounts');
    await page.getByRole('link', { name: 'Connect', exact: true }).click();
    await text('Access token').fill(credentials.accessToken);
    await text('App secret').fill('0123456789abcdef0123456789abcdef');
    await button('Look what they open').click();
    await page.getByText(/The app secret is not that of the app “Atlas Demo App”/).waitFor();
    // What the pointer rests on is paler.
    await page.mouse.move(0, 0);
    expect(
      await text('App secret').evaluate((field) => field === field.ownerDocument.activeElement),
    ).toBe(true);
    expect(await faults()).toEqual([]);
  });

  test('shows nothing of what was pasted before, also where its answer comes after', async () => {
    const { text, button } = screen;
    const held = await holdBack(page, '**/whatsapp/connect/look');
    await text('App secret').fill(credentials.appSecret);
    await button('Look what they open').click();
    await text('Access token').fill('EAAG-of-somebody-else');
    await held.release();
    expect(await page.locator('li[data-phone-number-id]').count()).toBe(0);
    await text('Access token').fill(credentials.accessToken);
  });

  test('shows what they open, and connects what is chosen', async () => {
    const { text, button, faults } = screen;
    await text('App secret').fill(credentials.appSecret);
    await button('Look what they open').click();
    const number = page.locator(`li[data-phone-number-id="${real}"]`);
    await number.getByText('Not registered').waitFor();
    await page.getByText('The token is that of a system user.').waitFor();
    await number.getByRole('checkbox').click();
    expect(await text('Name', number).inputValue()).toBe('Atlas Books');
    expect(await faults()).toEqual([]);
    await button('Connect 1 number').click();

    await step('callback').getByText('Done:').waitFor({ state: 'attached' });
    await step('subscribe').getByText('Atlas Demo App').waitFor();
    await step('templates').getByText(/new/).waitFor();
    expect(await page.content()).not.toContain(credentials.accessToken);
  });

  test('registers the number with a PIN, and is finished', async () => {
    const { text, button, faults } = screen;
    await step('register').getByText('is not registered yet').waitFor();
    await page.getByText('something is left to do').waitFor();
    expect(await faults()).toEqual([]);
    await text('Two-step PIN').fill('12');
    await button('Register').click();
    await page.getByText('Enter the PIN as six digits.').waitFor();
    await text('Two-step PIN').fill('739164');
    await button('Register').click();
    await page.getByText('Everything is connected').waitFor();
    await step('test').getByText('The connection works').waitFor();
    expect(await faults()).toEqual([]);

    await page.getByRole('link', { name: 'Open the templates' }).click();
    await page.getByText('hello_world').first().waitFor();
  });

  test('names another callback before it is replaced, on the page of the account too', async () => {
    const { button, faults } = screen;
    const theirs = await startOther();
    try {
      await control('PUT', 'webhook', { callbackUrl: theirs.url, verifyToken: 'theirs' });
      await page.goto('/admin/settings/whatsapp/accounts');
      await page.getByRole('link', { name: 'Atlas Books' }).click();
      await button('Set the callback at Meta').click();
      const dialog = page.getByRole('alertdialog');
      await dialog.getByText(theirs.url).waitFor();
      expect(await faults('[role="alertdialog"]')).toEqual([]);
      await button('Confirm', dialog).click();
      await page.getByText('Meta calls this Strapi now').first().waitFor();
    } finally {
      theirs.stop();
    }
    expect(JSON.stringify((await control('GET', 'state')).webhooks)).not.toContain(theirs.url);
  });

  test('connects the local simulator in one click', async () => {
    const { button, faults } = screen;
    await page.goto('/admin/settings/whatsapp/accounts/connect');
    await button('Connect the local simulator').click();
    await page.getByText('Everything is connected').waitFor();
    expect(await faults()).toEqual([]);
    await page.getByRole('link', { name: 'Open Test Number' }).click();
    await page.getByText('Sandbox', { exact: true }).first().waitFor();

    await page.goto('/admin/settings/whatsapp/accounts/connect');
    await button('Connect the local simulator').click();
    await page.getByText('Every number of the simulator is connected already.').waitFor();
  });

  test('throws nothing in the browser', () => {
    expect(browser.pageErrors).toEqual([]);
  });
});
