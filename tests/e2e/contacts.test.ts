import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

import { openBrowser, type TestBrowser } from './browser';
import { startDemo, type Demo } from './demo';
import { readScreen, type Screen } from './screen';

const CONTACTS = '/admin/plugins/whatsapp/contacts';
const LOG = '/admin/plugins/whatsapp/messages';
const WEBHOOK_LOG = '/admin/settings/whatsapp/webhook-log';
const PREFERENCES = '/admin/settings/whatsapp/preferences';

const OLIVER = '447400123456';
const RAFAEL = '5511987654321';

interface Credentials {
  numbers: { phoneNumberId: string; kind: string }[];
}

interface PhoneOfSomebody {
  waId: string;
  userIds: Record<string, string>;
}

/** What a person writes, says and is, from the first word to the day on which they are forgotten. */
describe('people, from their first word to their erasure', () => {
  let demo: Demo;
  let browser: TestBrowser;
  let page: Page;
  let screen: Screen;
  let phone: Page;

  beforeAll(async () => {
    demo = await startDemo();
    browser = await openBrowser(demo.url);
    page = await browser.newPage({ locale: 'en-GB' });
    screen = readScreen(page);
    phone = await browser.newPage({ signedOut: true });
    await phone.goto(demo.simulatorUrl);
    await phone.getByTestId('phone-picker').selectOption(OLIVER);
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const simulate = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${demo.simulatorUrl}/_simulator/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return (await answer.json()) as T;
  };
  const write = async (text: string) => {
    await phone.getByTestId('reply-input').fill(text);
    await phone.getByTestId('reply-send').click();
  };
  const search = async (words: string) => {
    await page.goto(CONTACTS);
    await screen.button('Search', page.getByRole('main')).click();
    await page.getByRole('searchbox', { name: 'Search contacts' }).fill(words);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('_q') === words);
  };
  const open = async (name: string) => {
    await page.goto(`${CONTACTS}?_q=${encodeURIComponent(name)}`);
    await page.getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { name, exact: true }).waitFor();
  };
  /** What Meta tells is applied after it was received: the page is looked at anew until it shows. */
  const untilShown = async (words: string | RegExp) => {
    const shown = page.getByText(words).first();
    await expect(
      shown.waitFor({ timeout: 2_000 }).catch(async () => {
        await page.reload();
        await shown.waitFor();
      }),
    ).resolves.toBeUndefined();
  };

  test('whoever writes from the phone is known, by any writing of the number', async () => {
    const { region, faults } = screen;
    await write('Hello, where is my order?');
    await page.goto(CONTACTS);
    await untilShown('Oliver Hart');
    expect(await faults()).toEqual([]);
    for (const words of ['@oliver.hart', '+44 (0) 7400 123-456']) {
      await search(words);
      await page.getByRole('row', { name: /Oliver Hart/ }).waitFor();
    }
    await page.goto(`${CONTACTS}?_q=nobody`);
    await page.getByText('No contact matches.').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).first().click();
    await page.getByRole('link', { name: 'Oliver Hart' }).click();

    await region('Known as').getByText('+44 7400 123456').waitFor();
    await region('Records').getByRole('link', { name: '1002' }).waitFor();
    await region('Conversations').getByText('Atlas Books').waitFor();
    await region('Consent').getByText('Nothing has been recorded.').waitFor();
    expect(await faults()).toEqual([]);
  });

  test('a typed STOP ends all messages, is confirmed, and stands in the history', async () => {
    const { region } = screen;
    await write('Stop!');
    await phone
      .getByTestId('message')
      .getByText('You will not get any more messages from us.')
      .waitFor();
    const consent = region('Consent');
    await consent.getByText('Wants no messages', { exact: true }).waitFor();
    await consent.getByText('The person wrote “stop”, which is a stop word.').waitFor();
    await page.goto(`${CONTACTS}?show=opted-out`);
    await page.getByRole('row', { name: /Oliver Hart.*Wants no messages/ }).waitFor();
  });

  test('an opt-in is recorded with where and with which words it was said', async () => {
    const { button, region, text, faults } = screen;
    await open('Oliver Hart');
    await button('Record an opt-in').click();
    const dialog = page.getByRole('dialog');
    await button('Record an opt-in', dialog).click();
    await dialog.getByText('without it nobody can show later that they agreed').first().waitFor();
    await text('Where they said so', dialog).fill('At the counter');
    await text('What they agreed to, word for word', dialog).fill('Write to me about my orders.');
    // A button under the pointer is paler, which is the design system's own.
    await page.mouse.move(0, 0);
    expect(await faults('[role="dialog"]')).toEqual([]);
    await button('Record an opt-in', dialog).click();
    await dialog.waitFor({ state: 'detached' });

    const consent = region('Consent');
    await consent.getByText('Agreed to messages', { exact: true }).waitFor();
    await consent.getByText('Wording: Write to me about my orders.').waitFor();
    await consent.getByText(/recorded by hand · Dana Demo/).waitFor();
    expect(await consent.getByRole('list').last().getByRole('listitem').count()).toBe(2);
  });

  test('words of a language that was added are understood at once', async () => {
    const { text, button, choose, faults } = screen;
    await page.goto(PREFERENCES);
    await choose('Add a language', 'Danish');
    await text('Stop everything').fill('hold op\nafmeld');
    await button('Save').click();
    await page.getByText('Write what the person is told').first().waitFor();
    await text('Answer to a stop of everything').fill('Du får ikke flere beskeder fra os.');
    await text('Answer to a stop of marketing').fill('Du får ikke flere tilbud fra os.');
    await text('Answer to a start').fill('Du får vores beskeder igen.');
    await text('Try a text').fill('Hold op!!');
    await page.getByText('This ends all messages that you begin. (Danish)').waitFor();
    await page.mouse.move(0, 0);
    expect(await faults()).toEqual([]);
    await button('Save').click();
    await page.getByText('Saved', { exact: true }).first().waitFor();
    await page.reload();
    await choose('Language', 'Danish');
    expect(await text('Stop everything').inputValue()).toBe('hold op\nafmeld');

    await write('Hold op');
    await open('Oliver Hart');
    await untilShown('The person wrote “hold op”, which is a stop word.');
  });

  test('what people send is in the log: a picture, an edit, a reaction', async () => {
    const { faults } = screen;
    const send = (body: object) => simulate<{ id: string }>('POST', `phones/${OLIVER}/reply`, body);
    await send({ type: 'image', image: { caption: 'The broken cup' } });
    const { id } = await send({ text: 'It was brocken' });
    await simulate('POST', `phones/${OLIVER}/edit`, { messageId: id, text: 'It was broken' });
    await simulate('POST', `phones/${OLIVER}/react`, { messageId: id, emoji: '👍' });

    await page.goto(LOG);
    await page.getByRole('row', { name: /It was broken.*Edited/ }).waitFor();
    await page.getByRole('row', { name: /👍.*Reaction/ }).waitFor();
    expect(await faults()).toEqual([]);
    await page.getByRole('link', { name: 'The broken cup' }).click();
    await page.getByRole('img', { name: /^Image/ }).waitFor();
    expect(await faults()).toEqual([]);
    await page.goBack();
    await page.getByRole('link', { name: 'It was broken' }).click();
    await page.getByText('It was brocken').waitFor();
    await page.getByText('👍').waitFor();
  });

  test('two whom Meta takes for one are settled by a person', async () => {
    const { button, region, faults } = screen;
    await simulate('POST', `phones/${RAFAEL}/reply`, { text: 'Bom dia' });
    await page.goto(CONTACTS);
    await untilShown('Rafael Souza');
    const [oliver, rafael] = await Promise.all(
      [OLIVER, RAFAEL].map((number) => simulate<PhoneOfSomebody>('GET', `phones/${number}`)),
    );
    const userId = Object.values(oliver!.userIds)[0]!;
    const { numbers } = await simulate<Credentials>('GET', 'credentials');
    const number = numbers.find(({ kind }) => kind === 'real')!;
    await simulate('POST', 'webhooks/send', {
      field: 'messages',
      value: {
        messaging_product: 'whatsapp',
        metadata: { phone_number_id: number.phoneNumberId },
        contacts: [{ profile: { name: 'Oliver Hart' }, wa_id: rafael!.waId, user_id: userId }],
        messages: [
          {
            from: rafael!.waId,
            from_user_id: userId,
            id: 'wamid.WHO_AM_I',
            timestamp: String(Math.floor(Date.now() / 1000)),
            type: 'text',
            text: { body: 'Who am I?' },
          },
        ],
      },
    });
    await page.goto(`${CONTACTS}?show=conflict`);
    await untilShown('Who is this?');
    await page.getByRole('link', { name: 'Oliver Hart' }).click();
    await page.getByText('Is this the same person as Rafael Souza?').waitFor();
    await button('Decide').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Two people' }).check();
    expect(await faults('[role="dialog"]')).toEqual([]);
    await button('Settle it', dialog).click();
    await page.getByText('Is this the same person').waitFor({ state: 'detached' });
    await region('Known before as').getByText('Dana Demo').first().waitFor();
  });

  test('what Meta invents is kept with its JSON, and found in the webhook log', async () => {
    const { choose, button, faults } = screen;
    await simulate('POST', 'webhooks/send', {
      field: 'hologram_calls',
      value: { depth: { layers: 3 } },
    });
    await page.goto(WEBHOOK_LOG);
    await untilShown('hologram_calls');
    await choose('What became of it', 'Waits');
    await page.getByText('Nothing fits these filters.').waitFor();
    await choose('What became of it', 'Unknown');
    expect(page.url()).toContain('verdict=unknown');
    expect(await faults()).toEqual([]);
    await button('Show what Meta sent: hologram_calls').click();
    const dialog = page.getByRole('dialog', { name: 'hologram_calls' });
    const json = dialog.locator('pre');
    await json.waitFor();
    expect(JSON.parse(await json.innerText())).toEqual({ depth: { layers: 3 } });
    expect(await faults('[role="dialog"]')).toEqual([]);
    await button('Close', dialog).last().click();
  });

  test('everything that is kept of somebody is handed out, and then erased', async () => {
    const { button, text, faults } = screen;
    await open('Oliver Hart');
    const [download] = await Promise.all([page.waitForEvent('download'), button('Export').click()]);
    expect(download.suggestedFilename()).toMatch(/^whatsapp-contact-\w+\.json$/);
    const kept = await readFile(await download.path(), 'utf8');
    for (const words of ['Hello, where is my order?', 'It was brocken', 'At the counter'])
      expect(kept).toContain(words);

    await button('Erase').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('That they want no messages is remembered').waitFor();
    expect(await button('Erase', dialog).isDisabled()).toBe(true);
    await text('Type ERASE to confirm', dialog).fill('ERASE');
    expect(await faults('[role="dialog"]')).toEqual([]);
    await button('Erase', dialog).click();
    await page.waitForURL((url) => url.pathname.endsWith('/contacts'));
    await page.getByRole('link', { name: 'Rafael Souza' }).waitFor();
    expect(await page.getByText('Oliver Hart').count()).toBe(0);

    await page.goto(LOG);
    await page.getByText('The text was deleted, as its person was erased.').first().waitFor();
    expect(await page.getByText('Where is my order').count()).toBe(0);
    expect(browser.pageErrors).toEqual([]);
  });
});
