import type { Locator, Page } from 'playwright-core';

import { tokenOf } from './ask-as';
import { openBrowser, type TestBrowser } from './browser';
import { startDemo, type Demo } from './demo';
import { readScreen, type Screen } from './screen';

const LOG = '/admin/plugins/whatsapp/messages';

/** What a person can still do about a message that was sent, will be sent, or was not. */
describe('second thoughts about a message', () => {
  let demo: Demo;
  let browser: TestBrowser;
  let page: Page;
  let screen: Screen;

  beforeAll(async () => {
    // Longer than a slow machine needs to press Undo: nothing leaves here unless it is waited for.
    demo = await startDemo({
      config: { sending: { undoSeconds: 120, uncertainAfterSeconds: 0 } },
    });
    browser = await openBrowser(demo.url);
    page = await browser.newPage({ locale: 'en-GB', timezoneId: 'Europe/Berlin' });
    screen = readScreen(page);
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
  const requests = async () =>
    (await (await simulate('GET', 'requests?method=POST&path=/messages')).json()) as unknown[];
  const openDialog = async (order: string): Promise<Locator> => {
    const dialog = await screen.openSendDialog(order);
    await screen.choose('Template', /demo_order_on_its_way/, dialog);
    await dialog.getByText(`we have packed order ${order}`).waitFor();
    return dialog;
  };
  const press = async (name: string, dialog: Locator) => {
    await screen.button(name, dialog).click();
    // What the consent policy warns of is read once.
    const anyway = screen.button('Send anyway', dialog);
    await Promise.race([
      dialog.waitFor({ state: 'detached' }),
      anyway.waitFor().then(() => anyway.click()),
    ]).catch(() => undefined);
    await dialog.waitFor({ state: 'detached' });
  };
  const notice = () => page.locator('[data-sent-notice]');
  const latest = () => screen.panel().getByRole('listitem').first();

  test('a message that was just sent is taken back, on another page than it was sent from', async () => {
    const { faults, panel } = screen;
    await press('Send', await openDialog('1001'));
    await notice()
      .getByText(/^Sent to \+49/)
      .waitFor();
    await panel()
      .getByText(/^Goes out in \d+ s$/)
      .waitFor();
    expect(await faults('[data-sent-notice]')).toEqual([]);

    await page.getByRole('link', { name: 'Customer', exact: true }).click();
    await notice()
      .getByRole('button', { name: /^Undo \(\d+ s\)$/ })
      .click();
    await notice().getByText('Taken back: nothing was sent to').waitFor();
    // Pressing here is no way to the page of the menu entry that it hangs on.
    expect(page.url()).not.toContain('/plugins/whatsapp');

    await page.goto(LOG);
    await page.getByRole('row', { name: /Hi Lena, we have packed order 1001/ }).waitFor();
    await page.getByRole('gridcell', { name: 'Cancelled' }).first().waitFor();
    expect(await requests()).toEqual([]);
  });

  test('a message is scheduled, listed as such, and cancelled beside its record', async () => {
    const { choose, button, faults } = screen;
    const dialog = await openDialog('1002');
    await dialog.getByRole('radio', { name: 'Later' }).click();
    await dialog
      .getByText(/In the time zone of this browser: Europe\/Berlin \(GMT\+[12]\)/)
      .waitFor();
    expect(await faults('[role="dialog"]')).toEqual([]);
    await press('Schedule', dialog);
    await page
      .getByText(/ is scheduled for /)
      .first()
      .waitFor();
    await latest()
      .getByText(/^Scheduled for .* 9:00 AM$/)
      .waitFor();

    await page.goto(LOG);
    await choose('State', 'Scheduled');
    const row = page.getByRole('row', { name: /we have packed order 1002/ });
    await row.getByText(/^Scheduled for /).waitFor();
    expect(page.url()).toContain('state=scheduled');
    // By key one gets from the head of the table to its rows.
    await page.getByRole('columnheader', { name: 'Person' }).focus();
    await page.keyboard.press('ArrowDown');
    const focused = page.locator('tr:has(:focus)');
    expect(await focused.getAttribute('aria-rowindex')).toBe('2');
    await page
      .getByRole('row', { name: /we have packed order 1001/ })
      .waitFor({ state: 'detached' });
    expect(await faults()).toEqual([]);
    await row.getByRole('link').first().click();
    await page.getByText('Until then it can be cancelled.').waitFor();
    expect(await faults()).toEqual([]);

    await page.goto(
      '/admin/content-manager/collection-types/api::order.order?plugins[i18n][locale]=en',
    );
    await page.getByRole('gridcell', { name: '1002', exact: true }).click();
    await button('Cancel', latest()).click();
    await latest().getByText('Cancelled', { exact: true }).waitFor();
    await page.goto(`${LOG}?state=scheduled`);
    await page.getByText('No message matches.').waitFor();
    expect(await requests()).toEqual([]);
  });

  test('what Meta refused is retried, and what nobody knows of is named as that', async () => {
    const { button, faults } = screen;
    const admin = page.request;
    const headers = { authorization: `Bearer ${await tokenOf(page)}` };
    const records = await admin.get(
      '/content-manager/collection-types/api::order.order?page=1&pageSize=1&locale=en',
      { headers },
    );
    const [{ documentId }] = (await records.json()).results;
    const send = async () => {
      const answer = await admin.post('/whatsapp/messages', {
        headers,
        data: {
          template: 'demo_order_on_its_way',
          language: 'en',
          record: { uid: 'api::order.order', documentId },
          undo: false,
        },
      });
      return ((await answer.json()) as { data: { documentId: string } }).data.documentId;
    };
    await simulate('PUT', 'faults', { error: { code: 131042, path: '/messages', times: 1 } });
    await page.goto(`${LOG}/${await send()}`);
    await button('Retry').click();
    await page.getByText('Delivered', { exact: true }).first().waitFor();

    await simulate('PUT', 'faults', {
      resetBeforeRead: { path: '/messages', times: 1 },
      webhooks: { stopped: { lost: true } },
    });
    const uncertain = await send();
    await page.goto(LOG);
    await page.getByText('1 message may or may not have arrived').waitFor();
    expect(await faults()).toEqual([]);
    await page.getByRole('link', { name: 'Show them' }).click();
    await page.getByRole('row', { name: /Not certain/ }).waitFor();
    expect(page.url()).toContain('state=uncertain');

    await simulate('DELETE', 'faults');
    await page.goto(`${LOG}/${uncertain}`);
    await button('Send again').click();
    await page
      .getByRole('alertdialog')
      .getByText('If the first one arrives after all, the person gets it twice.')
      .waitFor();
    await button('Confirm', page.getByRole('alertdialog')).click();
    await page.getByRole('link', { name: 'Earlier message' }).waitFor();
    expect(browser.pageErrors).toEqual([]);
  });
});
