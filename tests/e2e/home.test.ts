import type { Page } from 'playwright-core';

import { axe, openBrowser, type TestBrowser } from './browser';
import { startDemo, type Demo } from './demo';
import { makeOneOfEach } from './one-of-each';
import { readScreen, type Screen } from './screen';

const PREFERENCES = '/admin/settings/whatsapp/preferences';
const HISTORY = '/admin/settings/whatsapp/history';

/** What the home page tells, what holds for everything, and who did what. */
describe('the home page, the preferences and the history', () => {
  let demo: Demo;
  let browser: TestBrowser;
  let page: Page;
  let screen: Screen;

  beforeAll(async () => {
    demo = await startDemo();
    browser = await openBrowser(demo.url);
    page = await browser.newPage({ locale: 'en-GB' });
    await page.goto('/admin');
    await page.getByRole('navigation').first().waitFor();
    await makeOneOfEach(demo, page);
    screen = readScreen(page);
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  test('the home page says what needs somebody, and leads there', async () => {
    await page.goto('/admin');
    await page.getByText('WhatsApp: needs attention').waitFor();
    await page.getByText('WhatsApp: the last seven days').waitFor();
    const waiting = page.getByRole('link', { name: /conversations? waits? for an answer/ });
    await waiting.click();
    await page.waitForURL(/\/plugins\/whatsapp\/inbox\?/);
  });

  test('the week is told as a table too, however the page is drawn meanwhile', async () => {
    const asTable = page.getByRole('button', { name: 'Show as a table' });
    // What the campaign sends is counted when the page is opened.
    do await page.goto('/admin');
    while (
      await asTable.waitFor({ timeout: 5_000 }).then(
        () => false,
        () => true,
      )
    );
    await asTable.press('Enter');
    const table = page.getByRole('grid').filter({ has: page.getByText('Delivered') });
    await table.waitFor();
    await page.reload();
    await table.waitFor();
    await page.getByRole('button', { name: 'Show as a chart' }).press('Enter');
    await asTable.waitFor();
  });

  test('what code has set is locked, and what it has not is changed at once', async () => {
    await page.goto(PREFERENCES);
    const undo = page.getByLabel('Seconds to take a message back');
    await undo.waitFor();
    expect(await undo.isDisabled()).toBe(true);
    await page.getByText('Set in code, by sending.undoSeconds in config/plugins.').waitFor();

    const confirm = page.getByLabel('Type the number of recipients from');
    await confirm.fill('12');
    await confirm.press('Tab');
    await screen.button('Save').click();
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.reload();
    await page.waitForFunction(() =>
      [...document.querySelectorAll('input')].some(
        ({ value, name }) => name === 'sending.confirmFrom' && value === '12',
      ),
    );
  });

  test('the queue is tested on the spot', async () => {
    await page.goto(PREFERENCES);
    await screen.button('Test now').click();
    await page.getByText(/The database answered within/).waitFor();
    await page.getByText('This process hands messages to Meta.').waitFor();
  });

  test('the history says who changed them, and shows what one person did alone', async () => {
    await page.goto(HISTORY);
    await page.getByText('Changed the preferences').first().waitFor();
    await page
      .getByRole('button', { name: /^Only what/ })
      .first()
      .click();
    await page.waitForURL(({ searchParams }) => searchParams.has('user'));
    await page.goto(HISTORY);
    await page.getByRole('combobox', { name: 'Who' }).click();
    await page.getByRole('option').first().click();
    await page.waitForURL(({ searchParams }) => searchParams.has('user'));
  });

  test.each(['light', 'dark'] as const)('nothing breaks the rules of access, %s', async (theme) => {
    const themed = await browser.newPage({ theme, locale: 'en-GB' });
    // The headings of the home page, and the menu with its count, are Strapi's own.
    for (const [path, text] of [
      [PREFERENCES, 'Privacy'],
      [HISTORY, 'Changed the preferences'],
    ] as const) {
      await themed.goto(path);
      await themed.getByText(text).first().waitFor();
      expect(await axe(themed, { include: 'main' })).toEqual([]);
    }
    await themed.context().close();
    expect(browser.pageErrors).toEqual([]);
  });
});
