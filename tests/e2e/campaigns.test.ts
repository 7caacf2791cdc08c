import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';

import {
  CAMPAIGNS,
  CUSTOMERS,
  GREETING,
  hireMarketer,
  listPeople,
  TEMPLATES,
  type Marketer,
} from './marketer';
import type { Screen } from './screen';

const PERSON =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36';

/** Visits come from people only when they are later than this after the sending. */
const TOO_SOON_MS = 2_000;

/** More than the pace of a number lets out before somebody can press a button. */
const MANY = 600;

/** One message to many, as the person who sends it goes through it. */
describe('a campaign', () => {
  let marketer: Marketer;
  let page: Page;
  let screen: Screen;

  beforeAll(async () => {
    marketer = await hireMarketer();
    ({ page, screen } = marketer);
  });
  afterAll(() => marketer?.leave());

  test('is begun from a list, for everybody whom its filter finds', async () => {
    const { button, faults } = screen;
    await page.goto(`${CUSTOMERS}?filters[$and][0][email][$contains]=example.com`);
    await page.getByRole('gridcell', { name: 'Lena', exact: true }).waitFor();
    await page.getByRole('row', { name: /Lena/ }).getByRole('checkbox').check();
    // Strapi shows the actions when the browser is idle, and where nothing is drawn that can take long.
    const action = button('Send WhatsApp');
    while (!(await action.isVisible())) await page.screenshot();
    await action.click();
    const dialog = page.getByRole('dialog', { name: 'Send WhatsApp messages' });
    await dialog.getByRole('radio', { name: 'Only this one' }).waitFor();
    await dialog.getByRole('radio', { name: 'All 8 that match the current filters' }).check();
    expect(await faults('[role="dialog"]')).toEqual([]);
    await button('Choose the message', dialog).click();
    await marketer.step('What does it say?').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');

    await page.getByRole('link', { name: 'Audience (done)', exact: true }).click();
    await marketer.step('Whom is it for?').waitFor();
    await page.getByText('Where email contains “example.com”').waitFor();
    await page.getByText('8 people', { exact: true }).waitFor();
    expect(await faults()).toEqual([]);
    await button('Next: Message').click();
    await marketer.step('What does it say?').waitFor();
  });

  test('shows each person what they would read', async () => {
    const { button, faults } = screen;
    await marketer.chooseTemplate(TEMPLATES.customers);
    await page.getByText('1 of 8', { exact: true }).waitFor();
    const first = await page
      .getByText(/^Hi \w+/)
      .first()
      .innerText();
    await button('Next person').click();
    await page.getByText('2 of 8', { exact: true }).waitFor();
    await page.getByText(first, { exact: true }).waitFor({ state: 'detached' });
    expect(await faults()).toEqual([]);

    // What is not kept yet is not lost by a wrong click.
    await page.getByRole('link', { name: 'Messages', exact: true }).click();
    const unsaved = page.getByRole('alertdialog');
    await button('Cancel', unsaved).click();
    await button('Next: Check').click();
    await marketer.step('Check everybody').waitFor();
  });

  test('checks everybody, and says why some are left out', async () => {
    const { button, faults } = screen;
    await button('Check now').click();
    await page.getByRole('tab', { name: /^No valid number 1$/ }).waitFor();
    await page.getByRole('tab', { name: /^Same number again 1$/ }).waitFor();
    await page.getByRole('tab', { name: /^Something is missing 1$/ }).waitFor();
    await page.getByRole('tab', { name: /^Ready 5$/ }).waitFor();
    expect(await faults()).toEqual([]);

    await button('Leave out: Priya').click();
    await page.getByText('4 people can be sent to').first().waitFor();
    await page.getByRole('tab', { name: /^No valid number/ }).click();
    await page.getByRole('gridcell', { name: /Max/ }).waitFor();
    expect(page.url()).toContain('verdict=invalid');
    await page.getByRole('link', { name: 'Next: Review and send' }).click();
    await marketer.step('Review and send').waitFor();
  });

  test('goes to the phones of those who were left', async () => {
    const { button, text, faults } = screen;
    await text('Name').fill('Spring letter');
    expect(await faults()).toEqual([]);
    await button('Send to 4 people').click();
    const dialog = page.getByRole('dialog', { name: 'Send to 4 people' });
    await button('Send to 4 people', dialog).click();
    await page.getByRole('heading', { level: 1, name: 'Spring letter' }).waitFor();
    await page.getByText('4 of 4 sent').waitFor();
    await page.getByText('Done', { exact: true }).waitFor();
    expect((await marketer.sentTo(TEMPLATES.customers)).sort()).toEqual([
      '+34612345678',
      '+447400123456',
      '+4917655501234',
      '+5511987654321',
    ]);

    const simulator = await marketer.browser.newPage({ signedOut: true });
    await simulator.goto(marketer.demo.simulatorUrl);
    await simulator.getByTestId('phone-picker').selectOption('447400123456');
    const message = simulator.getByTestId('message').filter({ hasText: GREETING });
    await message.getByText(`Hi Oliver, ${GREETING}.`).waitFor();
    await simulator.getByTestId('read-button').click();
    await marketer.counts('Read', 1);

    const link = await message.getByTestId('message-button').first().getAttribute('href');
    await pause(TOO_SOON_MS + 500);
    const opened = await fetch(link!, { headers: { 'User-Agent': PERSON }, redirect: 'manual' });
    expect(opened.headers.get('location')).toBe('https://shop.example/spring');
    await message.getByTestId('message-button').nth(1).click();
    await marketer.counts('Clicked', 1);
    await marketer.counts('Replied', 1);
    await simulator.context().close();

    await page.getByRole('rowheader', { name: 'https://shop.example/spring' }).waitFor();
    await page.getByRole('rowheader', { name: 'Not now' }).waitFor();
    expect(await faults()).toEqual([]);
    await marketer.tile('Clicked').click();
    await page.getByRole('gridcell', { name: /Oliver/ }).waitFor();
    await page.getByRole('gridcell', { name: /Lena/ }).waitFor({ state: 'detached' });
    expect(page.url()).toContain('reaction=clicked');
  });

  test('is followed up with those who did not read it', async () => {
    await screen.pick('More', 'Send to those who did not read');
    await marketer.step('Whom is it for?').waitFor();
    await page.getByText('Those of “Spring letter” who are not known to have read it').waitFor();
  });

  test('takes people from a file, stands still when it is told to, and goes on', async () => {
    const { button, choose, faults } = screen;
    await page.goto(CAMPAIGNS);
    await page
      .getByRole('gridcell', { name: /Spring letter/ })
      .first()
      .waitFor();
    expect(await faults()).toEqual([]);
    await page.getByRole('link', { name: 'New campaign' }).first().click();
    await page.getByRole('radio', { name: 'A CSV file' }).check();
    await page.locator('input[type="file"]').setInputFiles({
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(listPeople(MANY).join('\n')),
    });
    await page.getByText('people.csv · 600 rows').waitFor();
    await page.getByRole('cell', { name: '+4915150100000' }).waitFor();
    expect(await faults()).toEqual([]);
    await button('Next: Message').click();
    await marketer.chooseTemplate(TEMPLATES.files);
    await choose('first_name', 'Column “First name”');
    await page.getByText(`Hi Person 1, ${GREETING}.`).waitFor();
    await button('Next: Check').click();
    await button('Check now').click();
    await page.getByText('600 people can be sent to').first().waitFor();
    await page.getByRole('link', { name: 'Next: Review and send' }).click();

    await button('Send to 600 people').click();
    const dialog = page.getByRole('dialog', { name: 'Send to 600 people' });
    expect(await button('Send to 600 people', dialog).isDisabled()).toBe(true);
    await dialog.getByRole('textbox').fill('600');
    await button('Send to 600 people', dialog).click();
    await button('Pause').click();
    await page.getByText('Paused', { exact: true }).first().waitFor();
    await button('Resume').waitFor();
    // It stands where the other one was pressed, and is pale below the pointer.
    await page.mouse.move(0, 0);
    expect(await faults()).toEqual([]);
    await button('Resume').click();
    await page.getByText('600 of 600 sent').waitFor();
    const numbers = await marketer.sentTo(TEMPLATES.files);
    expect(numbers).toHaveLength(MANY);
    expect(new Set(numbers).size).toBe(MANY);
    expect(marketer.browser.pageErrors).toEqual([]);
  });
});
