import { createHmac } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';

import { tokenOf } from './ask-as';
import { openBrowser, type TestBrowser } from './browser';
import { startDemo, type Demo } from './demo';
import { holdBack } from './hold-back';
import { readScreen, type Screen } from './screen';

const LOG = '/admin/plugins/whatsapp/messages';
const SHOTS = process.env.SHOTS;

/** One failure of each class: who can mend it, and whether it may go again. */
const FAILURES = [
  [131026, 'WhatsApp could not deliver to this number.', 'Only the recipient can change it.'],
  [131042, 'Meta refused for a payment problem', 'An administrator can mend it.'],
  [131049, 'Meta held this marketing message back', 'It may go again after some hours'],
  [131009, 'A value of the message is missing or wrong.', 'Whoever sends can mend it.'],
  [132016, 'Meta has disabled this template for good.', 'It is of no use to send it again.'],
  [987654, 'Meta refused the message.', 'An administrator can mend it.'],
] as const;

/** What an operator finds in the log, and does about it. */
describe('the log of messages', () => {
  let demo: Demo;
  let browser: TestBrowser;
  let page: Page;
  let screen: Screen;
  let order: string;
  let authorization: string;

  beforeAll(async () => {
    demo = await startDemo({
      config: { sending: { undoSeconds: 1, uncertainAfterSeconds: 0 } },
    });
    browser = await openBrowser(demo.url);
    page = await browser.newPage({ locale: 'en-GB', timezoneId: 'Europe/Berlin' });
    screen = readScreen(page);
    await page.goto(LOG);
    authorization = `Bearer ${await tokenOf(page)}`;
    const records = await page.request.get(
      '/content-manager/collection-types/api::order.order?page=1&pageSize=1&locale=en',
      { headers: { authorization } },
    );
    order = ((await records.json()) as { results: { documentId: string }[] }).results[0]!
      .documentId;
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const simulate = (method: string, path: string, body?: object) =>
    fetch(`${demo.simulatorUrl}/_simulator/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
  const send = async (): Promise<string> => {
    const answer = await page.request.post('/whatsapp/messages', {
      headers: { authorization },
      data: {
        template: 'demo_order_on_its_way',
        language: 'en',
        record: { uid: 'api::order.order', documentId: order },
        undo: false,
      },
    });
    return ((await answer.json()) as { data: { documentId: string } }).data.documentId;
  };
  /** A look at the page, for whoever asks for it. */
  const shoot = async (name: string) => {
    if (!SHOTS) return;
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
  };

  test.each(FAILURES)('explains a failure with code %i', async (code, what, who) => {
    await simulate('PUT', 'faults', {
      error: { code, path: '/messages', times: 1, message: `Meta’s words for ${code}` },
    });
    await page.goto(`${LOG}/${await send()}`);
    const notice = page.getByRole('alert').filter({ hasText: what });
    await notice.waitFor();
    await notice.getByText(who).waitFor();
    await notice.getByText(String(code), { exact: true }).waitFor();
    await notice.getByRole('link', { name: 'What Meta says about it' }).waitFor();
    await screen.button('Copy details', notice).waitFor();
    if (code !== 131026) return;

    await screen.button('1 attempt and its answer').click();
    await page.getByText('Attempt 1: Meta refused it').waitFor();
    await screen.button('The request to Meta').click();
    await screen.button('Copy as cURL').waitFor();
    await page.getByText('"biz_opaque_callback_data"').waitFor();
    expect(await screen.faults()).toEqual([]);
    await shoot('message-light');
  });

  test('finds what failed by its reason, and keeps that in the address', async () => {
    await page.goto(LOG);
    await screen.button('More filters').click();
    await page.getByRole('combobox', { name: 'Why it failed' }).click();
    await page.getByRole('combobox', { name: 'Why it failed' }).fill('131049');
    await page.getByRole('option', { name: /held this marketing message back/ }).click();
    await page.getByRole('row', { name: /Refused by Meta · 131049/ }).waitFor();
    expect(page.url()).toContain('failure=ecosystem');
    await page.getByRole('row', { name: /131042/ }).waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('row', { name: /131049/ }).waitFor();
    await page.getByText('1 message', { exact: true }).waitFor();
    expect(await screen.faults()).toEqual([]);

    await page.goto(`${LOG}?failure=undeliverable&failureType=refused&source=person&type=template`);
    await page.getByRole('row', { name: /131026/ }).waitFor();
    await page.goto(`${LOG}?code=987654`);
    await page.getByRole('row', { name: /987654/ }).waitFor();
    await screen.button('Take away the filter “Code: 987654”').click();
    await page.getByRole('row', { name: /131042/ }).waitFor();
    await shoot('log-light');
  });

  test('moves no filter from under the pointer when the templates arrive', async () => {
    const held = await holdBack(page, '**/whatsapp/templates?*');
    await page.goto(`${LOG}?code=987654`);
    await page.getByRole('row', { name: /987654/ }).waitFor();
    const filter = screen.button('Take away the filter “Code: 987654”');
    const before = await filter.boundingBox();
    expect(before).not.toBeNull();
    await held.release();
    await page.getByRole('combobox', { name: 'Template' }).click();
    await page.getByRole('option', { name: 'demo_order_on_its_way' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await filter.boundingBox()).toEqual(before);
  });

  test('finds a person by any writing of their number', async () => {
    const answer = await page.request.get('/whatsapp/messages?pageSize=1', {
      headers: { authorization },
    });
    const [message] = ((await answer.json()) as { data: { phone: string }[] }).data;
    const phone = message!.phone.slice(1);
    await page.goto(`${LOG}?_q=00${phone}`);
    await page.getByRole('row', { name: /131042/ }).waitFor();
    await page.goto(`${LOG}?_q=${phone.split('').reverse().join('')}`);
    await page.getByText('No message matches.').waitFor();
  });

  test('goes on to older messages and back by places, which the address keeps', async () => {
    await page.goto(`${LOG}?pageSize=2`);
    const older = page.getByRole('link', { name: 'Older' });
    await older.click();
    await page.getByRole('link', { name: 'Newer' }).waitFor();
    expect(page.url()).toContain('after=');
    const firstLink = () =>
      page.getByRole('row').nth(1).getByRole('link').first().getAttribute('href');
    const place = await firstLink();
    await page.reload();
    await page.getByRole('link', { name: 'Newer' }).waitFor();
    expect(await firstLink()).toBe(place);
    await page.getByRole('link', { name: 'Newest' }).click();
    await page.getByRole('link', { name: 'Newer' }).waitFor({ state: 'detached' });
  });

  test('retries what was chosen, and nothing else', async () => {
    await simulate('DELETE', 'faults');
    await page.goto(`${LOG}?failure=payment`);
    await page.getByRole('checkbox', { name: 'Choose the one that can go out again' }).click();
    await screen.button('Retry 1').click();
    await page.getByText('1 message goes out again.').first().waitFor();
    await page.getByText('No message matches.').waitFor();
  });

  test('sends again together what may not have arrived, after asking', async () => {
    await simulate('PUT', 'faults', {
      resetBeforeRead: { path: '/messages', times: 2 },
      webhooks: { stopped: { lost: true } },
    });
    await send();
    await send();
    await page.goto(`${LOG}?state=uncertain`);
    await page.getByRole('checkbox', { name: 'Choose all 2 that can go out again' }).click();
    expect(await screen.faults()).toEqual([]);
    await shoot('uncertain-light');
    await simulate('DELETE', 'faults');
    await screen.button('Send 2 again').click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('whoever gets them after all gets the message twice').waitFor();
    await screen.button('Confirm', dialog).click();
    await page.getByText('2 messages go out again.').first().waitFor();
    expect(browser.pageErrors).toEqual([]);
  });

  test('says in the webhook log that calls are signed with another secret, and leads to the account', async () => {
    const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [] });
    for (let call = 0; call < 14; call += 1)
      await fetch(`${demo.url}/api/whatsapp/webhook`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-hub-signature-256': `sha256=${createHmac('sha256', 'another').update(body).digest('hex')}`,
        },
        body,
      });
    await page.goto('/admin/settings/whatsapp/webhook-log');
    const notice = page
      .getByRole('status')
      .filter({ hasText: '14 calls in the last hour were signed with another app secret' });
    await notice.waitFor();
    expect(await screen.faults()).toEqual([]);
    await shoot('webhook-log-light');
    await notice.getByRole('link').first().click();
    await page.waitForURL(/\/settings\/whatsapp\/accounts\//);
    await page
      .getByText(/calls of the webhook within an hour were signed/)
      .first()
      .waitFor();
  });

  test('reads the same in the dark and on a phone', async () => {
    const dark = await browser.newPage({ theme: 'dark', viewport: { width: 390, height: 844 } });
    try {
      for (const [name, path] of [
        ['log', `${LOG}?failureType=refused`],
        ['webhook-log', '/admin/settings/whatsapp/webhook-log'],
      ] as const) {
        await dark.goto(path);
        await dark.getByRole('heading', { level: 1 }).waitFor();
        await dark.getByRole('row').or(dark.getByRole('definition')).first().waitFor();
        expect(await readScreen(dark).faults()).toEqual([]);
        if (SHOTS) await dark.screenshot({ path: `${SHOTS}/${name}-dark-phone.png` });
      }
    } finally {
      await dark.close();
    }
  });
});
