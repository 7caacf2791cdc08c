import type { Page } from 'playwright-core';

import { openBrowser, type TestBrowser } from './browser';
import { startDemo, type Demo } from './demo';
import { readScreen, type Screen } from './screen';

const AUTOMATIONS = '/admin/plugins/whatsapp/automations';
const ORDERS = '/admin/content-manager/collection-types/api::order.order';
const NAME = 'On its way';
const TEMPLATE = 'demo_order_on_its_way';

/** An order of somebody whose phone the simulator shows, with a German version, that is not shipped yet. */
const ORDER = '1006';
const GERMAN = `wir haben die Bestellung ${ORDER} gepackt`;

/** When a record changes, the right message goes, once: as the person who sets it up goes through it. */
describe('an automation', () => {
  let demo: Demo;
  let browser: TestBrowser;
  let page: Page;
  let screen: Screen;

  beforeAll(async () => {
    demo = await startDemo();
    browser = await openBrowser(demo.url);
    page = await browser.newPage({ locale: 'en-GB', timezoneId: 'Europe/Berlin' });
    screen = readScreen(page);
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  /** How often Meta was asked to send the template. */
  const countSent = async (): Promise<number> => {
    const answer = await fetch(
      `${demo.simulatorUrl}/_simulator/requests?method=POST&path=/messages`,
    );
    const requests = (await answer.json()) as { body: { template?: { name: string } } }[];
    return requests.filter(({ body }) => body.template?.name === TEMPLATE).length;
  };

  test('begins with what can be had ready-made', async () => {
    const { button, faults } = screen;
    await page.goto(AUTOMATIONS);
    await page.getByText('No automation yet').waitFor();
    expect(await faults()).toEqual([]);
    await button('Presets').first().click();
    const dialog = page.getByRole('dialog', { name: 'Presets' });
    await screen.choose('For which collection', 'Order', dialog);
    await button('Use it: Shipping', dialog).waitFor();
    expect(await faults('[role="dialog"]')).toEqual([]);
    await button('Close', dialog).click();
    await dialog.waitFor({ state: 'detached' });
  });

  test('is a sentence: when, if, then, within limits', async () => {
    const { text, button, choose, group, region, pickField, faults } = screen;
    await page.getByRole('link', { name: 'New automation' }).click();
    await text('Name').fill(NAME);
    await choose('This happens', 'A field changes', region('When'));
    await choose('Collection', 'Order', region('When'));
    await choose('Field', 'Order Status', region('When'));
    await choose('To', 'shipped', region('When'));
    await choose('Template', new RegExp(TEMPLATE), region('Then'));

    await button('Add a condition').click();
    const condition = group('Condition 1');
    await pickField(button('Field: Choose a field', condition), ['customer', 'firstName']);
    await choose('Comparison', 'is filled', condition);
    await region('One thing to put right').waitFor({ state: 'detached' });
    await button('Save').click();
    await page.getByText('The automation is saved.').waitFor();
    await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
    await page.getByText('Nothing speaks against turning it on.').waitFor();
    expect(await faults()).toEqual([]);
  });

  test('shows what it would do before it does anything', async () => {
    const { button, choose, region, faults } = screen;
    const trial = region('Try it');
    await choose('With this record', /1001.*de/, trial);
    await button('Try', trial).click();
    await trial.getByText('It would go on').waitFor();
    await trial.getByText('wir haben die Bestellung 1001 gepackt').waitFor();
    expect(await faults()).toEqual([]);
    expect(await countSent()).toBe(0);
  });

  test('is turned on for what comes, not for what is there', async () => {
    const { button, faults } = screen;
    await button('Turn on').click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText(/existing .* records of Order are not touched/).waitFor();
    expect(await faults('[role="alertdialog"]')).toEqual([]);
    await button('Turn on', dialog).click();
    await button('Turn off').waitFor();
    expect(await countSent()).toBe(0);
  });

  test('sends when the order is published, in the language of the record', async () => {
    const { button, panel, faults } = screen;
    await page.goto(`${ORDERS}?plugins[i18n][locale]=de`);
    await page.getByRole('gridcell', { name: ORDER, exact: true }).click();
    await page.getByRole('combobox', { name: 'orderStatus' }).click();
    await page.getByRole('option', { name: 'shipped' }).click();
    await button('Publish').click();

    const phone = await browser.newPage({ signedOut: true });
    await phone.goto(demo.simulatorUrl);
    await phone.getByTestId('phone-picker').selectOption('4917655501234');
    await phone.getByTestId('message').getByText(GERMAN).waitFor();
    await phone.context().close();

    const runs = panel().getByRole('list', { name: 'Automations' });
    await runs.getByText('Done', { exact: true }).waitFor();
    await runs.getByRole('link', { name: NAME }).waitFor();
    expect(await faults('aside')).toEqual([]);
  });

  test('sends once: saving the same again does nothing', async () => {
    const { button, text } = screen;
    await text('summary').fill('Leinenschürze, blau');
    await button('Publish').click();
    await page.getByText('Published document').first().waitFor();
    await page.goto(`${AUTOMATIONS}/runs`);
    await page.getByRole('row', { name: new RegExp(NAME) }).waitFor();
    expect(await page.getByRole('row', { name: new RegExp(NAME) }).count()).toBe(1);
    expect(await countSent()).toBe(1);
  });

  test('tells in the log what it did and why', async () => {
    const { faults } = screen;
    const row = page.getByRole('row', { name: new RegExp(NAME) });
    await row.getByText('received → shipped').waitFor();
    await row.getByText('Send a template: done.').waitFor();
    expect(await faults()).toEqual([]);

    await page.goto(AUTOMATIONS);
    const automation = page.getByRole('row', { name: new RegExp(NAME) });
    await automation.getByText('1 sent').waitFor();
    expect(await faults()).toEqual([]);
  });

  test('is turned off, and says what that ends', async () => {
    const { button, faults } = screen;
    await page.getByRole('switch', { name: `“${NAME}” is on` }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('Nothing waits.').waitFor();
    await button('Turn off', dialog).click();
    await page.getByRole('switch', { name: `“${NAME}” is on`, checked: false }).waitFor();
    expect(await faults()).toEqual([]);
    expect(browser.pageErrors).toEqual([]);
  });
});
