import { setTimeout as pause } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';

import { openBrowser, type TestBrowser } from './browser';
import { startDemo, type Demo } from './demo';
import { readScreen, type Screen } from './screen';

const CAMPAIGNS = '/admin/plugins/whatsapp/campaigns';
const CUSTOMERS = '/admin/content-manager/collection-types/api::customer.customer';
/** For customers, and for people of whom there is no record. */
const TEMPLATES = { customers: 'spring_letter', files: 'spring_letter_by_file' };
const GREETING = 'the spring list is out';

const PERSON =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36';

/** Visits come from people only when they are later than this after the sending. */
const TOO_SOON_MS = 2_000;

/** More than the pace of a number lets out before somebody can press a button. */
const MANY = 600;

interface SentRequest {
  body: { to?: string; template?: { name: string; components: unknown } };
}

/** One message to many, as the person who sends it goes through it. */
describe('a campaign', () => {
  let demo: Demo;
  let browser: TestBrowser;
  let page: Page;
  let screen: Screen;

  beforeAll(async () => {
    demo = await startDemo();
    browser = await openBrowser(demo.url);
    page = await browser.newPage({ locale: 'en-GB', timezoneId: 'Europe/Berlin' });
    screen = readScreen(page);
    await page.goto('/admin');
    await page.getByRole('navigation').first().waitFor();
    await ask('PUT', 'preferences', { trackLinks: true });
    await writeTemplate(TEMPLATES.customers, 'api::customer.customer', 'field');
    await writeTemplate(TEMPLATES.files, null, 'free_text');
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const simulate = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${demo.simulatorUrl}/_simulator/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return answer.json();
  };
  const ask = async <T>(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    data?: object,
  ): Promise<T> => {
    const token = await page.evaluate(
      () => document.cookie.match(/jwtToken=([^;]+)/)?.[1] ?? localStorage.getItem('jwtToken'),
    );
    const answer = await page.request.fetch(`/whatsapp/${path}`, {
      method,
      headers: { authorization: `Bearer ${token?.replaceAll('"', '')}` },
      ...(data && { data }),
    });
    if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`);
    return ((await answer.json()) as { data: T }).data;
  };

  /** A template with a name, a link that is counted, and a button to answer with. */
  async function writeTemplate(name: string, appliesTo: string | null, type: string) {
    const [account] = await ask<{ documentId: string }[]>('GET', 'accounts');
    const { documentId } = await ask<{ documentId: string }>('POST', 'templates', {
      accountDocumentId: account!.documentId,
      content: {
        name,
        language: 'en',
        category: 'UTILITY',
        parameterFormat: 'NAMED',
        header: null,
        body: `Hi {{first_name}}, ${GREETING}. Have a look.`,
        footer: null,
        buttons: [
          { type: 'url', text: 'See it', url: 'https://shop.example/spring', urlType: 'tracked' },
          { type: 'quick_reply', text: 'Not now' },
        ],
        variables: [
          {
            component: 'body',
            buttonIndex: null,
            placeholder: 'first_name',
            type,
            fieldPath: type === 'field' ? 'firstName' : null,
            fixedText: null,
            format: null,
            sampleValue: 'Ines',
            fallback: 'there',
          },
        ],
        authentication: null,
        ttlSeconds: null,
        raw: [],
      },
      appliesTo,
    });
    const { metaId } = await ask<{ metaId: string }>('POST', `templates/${documentId}/submit`, {});
    await simulate('POST', `templates/${metaId}/review`, { decision: 'APPROVED' });
    const usable = () => ask<{ name: string }[]>('GET', `templates/usable?uid=${appliesTo ?? ''}`);
    while (!(await usable()).some((one) => one.name === name)) await pause(100);
  }

  /** To whom a template went, as Meta was asked for it. */
  const sentTo = async (template: string): Promise<string[]> =>
    ((await simulate('GET', 'requests?method=POST&path=/messages')) as SentRequest[])
      .filter(({ body }) => body.template?.name === template)
      .map(({ body }) => body.to ?? '');
  const step = (name: string) => page.getByRole('heading', { level: 2, name, exact: true });
  const tile = (name: string): Locator =>
    page
      .getByRole('list', { name: 'Messages by what became of them' })
      .getByRole('link', { name: new RegExp(`^${name}`) });
  const chooseTemplate = async (name: string) => {
    await screen.choose('Template', new RegExp(`${name}$`));
    await page.getByText(GREETING).first().waitFor();
  };

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
    await step('What does it say?').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');

    await page.getByRole('link', { name: 'Audience (done)', exact: true }).click();
    await step('Whom is it for?').waitFor();
    await page.getByText('Where email contains “example.com”').waitFor();
    await page.getByText('8 people', { exact: true }).waitFor();
    expect(await faults()).toEqual([]);
    await button('Next: Message').click();
    await step('What does it say?').waitFor();
  });

  test('shows each person what they would read', async () => {
    const { button, faults } = screen;
    await chooseTemplate(TEMPLATES.customers);
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
    await step('Check everybody').waitFor();
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
    await step('Review and send').waitFor();
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
    expect((await sentTo(TEMPLATES.customers)).sort()).toEqual([
      '+34612345678',
      '+447400123456',
      '+4917655501234',
      '+5511987654321',
    ]);

    const simulator = await browser.newPage({ signedOut: true });
    await simulator.goto(demo.simulatorUrl);
    await simulator.getByTestId('phone-picker').selectOption('447400123456');
    const message = simulator.getByTestId('message').filter({ hasText: GREETING });
    await message.getByText(`Hi Oliver, ${GREETING}.`).waitFor();
    await simulator.getByTestId('read-button').click();
    await tile('Read').getByText('1', { exact: true }).waitFor();

    const link = await message.getByTestId('message-button').first().getAttribute('href');
    await pause(TOO_SOON_MS + 500);
    const opened = await fetch(link!, { headers: { 'User-Agent': PERSON }, redirect: 'manual' });
    expect(opened.headers.get('location')).toBe('https://shop.example/spring');
    await message.getByTestId('message-button').nth(1).click();
    await tile('Clicked').getByText('1', { exact: true }).waitFor();
    await tile('Replied').getByText('1', { exact: true }).waitFor();
    await simulator.context().close();

    await page.getByRole('rowheader', { name: 'https://shop.example/spring' }).waitFor();
    await page.getByRole('rowheader', { name: 'Not now' }).waitFor();
    expect(await faults()).toEqual([]);
    await tile('Clicked').click();
    await page.getByRole('gridcell', { name: /Oliver/ }).waitFor();
    await page.getByRole('gridcell', { name: /Lena/ }).waitFor({ state: 'detached' });
    expect(page.url()).toContain('reaction=clicked');
  });

  test('is followed up with those who did not read it', async () => {
    await screen.pick('More', 'Send to those who did not read');
    await step('Whom is it for?').waitFor();
    await page.getByText('Those of “Spring letter” who are not known to have read it').waitFor();
  });

  test('takes people from a file, stands still when it is told to, and goes on', async () => {
    const { button, choose, faults } = screen;
    const rows = Array.from(
      { length: MANY },
      (_, index) => `Person ${index + 1},+4915150${String(100_000 + index)}`,
    );
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
      buffer: Buffer.from(['First name,Mobile', ...rows].join('\n')),
    });
    await page.getByText('people.csv · 600 rows').waitFor();
    await page.getByRole('cell', { name: '+4915150100000' }).waitFor();
    expect(await faults()).toEqual([]);
    await button('Next: Message').click();
    await chooseTemplate(TEMPLATES.files);
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
    const numbers = await sentTo(TEMPLATES.files);
    expect(numbers).toHaveLength(MANY);
    expect(new Set(numbers).size).toBe(MANY);
    expect(browser.pageErrors).toEqual([]);
  });
});
