import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';

import { openBrowser, type TestBrowser } from './browser';
import { startDemo, type Demo } from './demo';
import { readScreen, type Screen } from './screen';

const NAME = 'parcel_on_its_way';
const BODY = 'Hi {{first_name}}, your order *{{number}}* over {{total}} is with the courier.';
const REVISED = 'Hi {{first_name}}, the courier has your order *{{number}}* over {{total}} now.';
const GERMAN = 'Hallo {{first_name}}, deine Bestellung *{{number}}* über {{total}} ist unterwegs.';

const PERSON =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36';
const PREVIEW_ROBOT = 'WhatsApp/2.24.10.85 A';

/** Visits come from people only when they are later than this after the sending. */
const TOO_SOON_MS = 2_000;

/** Where the button of a message about this order leads in the end. */
const targetOf = (orderNumber: string) =>
  `https://shop.example/orders/${orderNumber}?from=whatsapp`;

/** What Meta was asked to send. */
interface SentRequest {
  body: {
    template: {
      name: string;
      language: { code: string };
      components: {
        type: string;
        sub_type?: string;
        index?: string;
        parameters: { type: string; parameter_name?: string; text?: string }[];
      }[];
    };
  };
}

/** A template's whole life, as the person who writes it sees it, with the simulator's desk and phone. */
describe('a template with a picture, named variables and two buttons', () => {
  let demo: Demo;
  let browser: TestBrowser;
  let page: Page;
  let screen: Screen;
  let simulator: Page;
  /** The editor of the template in English. */
  let editor: string;

  beforeAll(async () => {
    demo = await startDemo();
    browser = await openBrowser(demo.url);
    page = await browser.newPage();
    screen = readScreen(page);
    simulator = await browser.newPage({ signedOut: true });
    await simulator.goto(demo.simulatorUrl);
    await simulator.getByTestId('phone-picker').selectOption('4917655501234');
    await simulator.getByTestId('tab-templates').click();
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const deskRow = (language: string, within = simulator) =>
    within.locator(`[data-template-name="${NAME}"][data-template-language="${language}"]`);
  const listRow = () => page.locator(`[data-template-name="${NAME}"]`);
  const phoneMessage = (sentence: string) =>
    simulator.getByTestId('message').filter({ hasText: sentence });
  const status = (name: string) => page.getByText(name, { exact: true }).first();

  const lastRequest = async () => {
    const answer = await fetch(
      `${demo.simulatorUrl}/_simulator/requests?method=POST&path=/messages`,
    );
    return ((await answer.json()) as SentRequest[]).at(-1)!.body.template;
  };
  /** The address behind the first button of the last message, put together as WhatsApp does it. */
  const lastLink = async () => {
    const { components } = await lastRequest();
    const button = components.find(({ type, index }) => type === 'button' && Number(index) === 0)!;
    return `${demo.url}/api/whatsapp/l/${button.parameters[0]!.text}`;
  };
  const open = async (link: string, userAgent: string, method = 'GET') => {
    const answer = await fetch(link, {
      method,
      redirect: 'manual',
      headers: { 'User-Agent': userAgent },
    });
    return { status: answer.status, location: answer.headers.get('location') };
  };

  const submit = async (question: 'Save and submit' | 'Hand it in', again = true) => {
    const { button } = screen;
    await button(again ? 'Resubmit to Meta' : 'Submit to Meta').click();
    await button(question).click();
    await page.getByText('Meta is reviewing this template').waitFor();
  };
  const approve = async (language: string) => {
    await deskRow(language).getByTestId('approve').click();
    await page.getByText('The text is locked', { exact: true }).waitFor();
    await status('Approved').waitFor();
  };
  const sendFrom = async (orderNumber: string, sentence: string) => {
    const { button, choose, openSendDialog, panel } = screen;
    const dialog = await openSendDialog(orderNumber);
    await choose('Template', new RegExp(NAME), dialog);
    await dialog.getByText(sentence).waitFor();
    await button('Send', dialog).click();
    await dialog.waitFor({ state: 'detached' });
    await phoneMessage(sentence).waitFor();
    const link = panel().getByRole('link', { name: /^Hi Lena/ });
    await link.waitFor();
    await panel().getByText('Delivered', { exact: true }).first().waitFor();
    return link;
  };

  test('can count clicks, once that is switched on', async () => {
    const { button, faults } = screen;
    await page.goto('/admin/settings/whatsapp/preferences');
    const toggle = page.getByRole('checkbox', { name: 'Count clicks' });
    expect(await toggle.isChecked()).toBe(false);
    await toggle.check({ force: true });
    await button('Save').click();
    await page.getByText('Saved', { exact: true }).first().waitFor();
    await page.reload();
    await toggle.waitFor({ state: 'attached' });
    expect(await toggle.isChecked()).toBe(true);
    expect(await faults()).toEqual([]);
  });

  test('is written: words and a picture out of the Media Library', async () => {
    const { text, button, choose, openTab, pickField, region, faults } = screen;
    await page.goto('/admin/plugins/whatsapp/templates');
    await page.getByRole('link', { name: 'New template' }).first().click();
    await page.getByRole('link', { name: 'Empty template' }).click();

    await text('Label').fill('Parcel on its way');
    expect(await text('Name at Meta').inputValue()).toBe(NAME);
    await choose('Variables are written as', 'Names');
    await text('Text').fill(BODY);
    await choose('Header', 'Image');
    await button('Image: Choose a file').click();
    const library = page.getByRole('dialog', { name: 'Add new assets' });
    await library.getByRole('checkbox', { name: 'order-1005.png' }).check();
    await button('Finish', library).click();
    await library.waitFor({ state: 'detached' });
    await region('Preview').getByRole('img', { name: 'Image: order-1005.png' }).waitFor();

    await page.getByRole('radio', { name: 'A media field of the record' }).check();
    await button('Choose the collection').click();
    await choose('Applies to', 'Order');
    await openTab('Content');
    await pickField(page.getByRole('button', { name: 'Media field: Choose a media field' }), [
      'photo',
    ]);
    await page.getByRole('button', { name: 'Media field: photo' }).waitFor();
    expect(
      await page
        .getByRole('checkbox', { name: 'Use the file above when the record has none' })
        .isChecked(),
    ).toBe(true);
    expect(await faults()).toEqual([]);
  });

  test('gets a website button that counts clicks, and a quick reply', async () => {
    const { text, group, pick, openTab, region, faults } = screen;
    await openTab('Buttons');
    await pick('Add button', /^Visit website/);
    const website = group('Button 1: Visit website');
    await text('Label', website).fill('Follow it');
    await website.getByRole('radio', { name: 'One whose clicks are counted' }).check();
    await text('Address', website).fill(targetOf('{{order}}'));
    await website.getByText('Choose where its value comes from').waitFor();
    expect(await website.getByText('Clicks are not counted yet').count()).toBe(0);
    await pick('Add button', /^Quick reply/);
    await text('Label', group('Button 2: Quick reply')).fill('Thank you');

    const shown = region('Preview').getByRole('list', { name: 'Buttons' }).getByRole('listitem');
    expect(await shown.allInnerTexts()).toEqual([
      expect.stringContaining('Follow it'),
      expect.stringContaining('Thank you'),
    ]);
    expect(await faults()).toEqual([]);
  });

  test('takes its values from the record, one over a relation and one as money', async () => {
    const { text, group, choose, openTab, mapToField, region, faults } = screen;
    await openTab('Variables');
    await mapToField(group('{{first_name}}'), ['customer', 'firstName']);
    await text('Sample', group('{{first_name}}')).fill('Ines');
    await mapToField(group('{{number}}'), ['number']);
    await text('Sample', group('{{number}}')).fill('A-17');
    await mapToField(group('{{total}}'), ['total']);
    await choose('Written as', /^Amount of money/, group('{{total}}'));
    await group('{{total}}').getByRole('button', { name: 'Use “€1,234.50”' }).click();
    await mapToField(group('{{order}} in button 1'), ['number']);

    await region('Preview')
      .getByText('Hi Ines, your order A-17 over €1,234.50 is with the courier.')
      .waitFor();
    await region('Checks').getByText('Nothing speaks against handing it in.').waitFor();
    expect(await faults()).toEqual([]);
    await openTab('Settings');
    await page.getByText('Nobody is named, so everyone who may send messages').waitFor();
    expect(await faults()).toEqual([]);
  });

  test('is handed in with its picture, samples and the address that counts', async () => {
    await submit('Save and submit', false);
    await page.waitForURL(/\/templates\/[a-z0-9]{24}/);
    editor = new URL(page.url()).pathname;

    const row = deskRow('en');
    await row.waitFor();
    expect(await row.getAttribute('data-template-status')).toBe('PENDING');
    const picture = row.getByRole('img', { name: 'Sample of the header' });
    expect(
      await picture.evaluate(async (image: HTMLImageElement) => {
        await image.decode();
        return image.naturalWidth;
      }),
    ).toBe(480);
    expect(await row.getByTestId('template-examples').innerText()).toBe(
      'Samples: first_name = Ines · number = A-17 · total = €1,234.50',
    );
    expect(await row.getByTestId('template-button').allInnerTexts()).toEqual([
      expect.stringContaining(`${demo.url}/api/whatsapp/l/{{1}}`),
      expect.stringContaining('Thank you'),
    ]);
    // Where the button leads in the end is nobody's business at Meta.
    expect(await row.innerText()).not.toContain('shop.example');
  });

  test('says why it was rejected and what to do, and is handed in again', async () => {
    const { text, faults } = screen;
    const row = deskRow('en');
    await row.getByTestId('reject-reason').selectOption('INVALID_FORMAT');
    await row.getByTestId('more-decisions').locator('summary').click();
    await row.getByTestId('reject-explanation').fill('The sample of the total is not realistic.');
    await row.getByTestId('reject-recommendation').fill('Give an amount that an order can have.');
    await row.getByTestId('reject').click();

    await page.getByText('Meta has rejected this template').waitFor();
    await page.getByText('Check the variables and their samples.').waitFor();
    await page.getByText('The sample of the total is not realistic.').waitFor();
    await page.getByText('Give an amount that an order can have.').waitFor();
    await status('Rejected').waitFor();
    expect(await faults()).toEqual([]);

    await screen.button('Edit and resubmit').click();
    await page.getByRole('tabpanel', { name: /^Content/ }).waitFor();
    expect(await text('Text').isEditable()).toBe(true);
    await screen.openTab('Variables');
    await text('Sample', screen.group('{{total}}')).fill('€39.90');
    await submit('Save and submit');
    await deskRow('en').getByText('total = €39.90').waitFor();
    await approve('en');
    await screen.openTab('Content');
    expect(await text('Text').isDisabled()).toBe(true);
  });

  test('goes out from an order with its picture, values and buttons', async () => {
    const { button, choose, openSendDialog, group, region, faults, panel } = screen;
    const sentence = 'Hi Lena, your order 1001 over €39.90 is with the courier.';
    const dialog = await openSendDialog('1001');
    await choose('Template', new RegExp(NAME), dialog);
    await dialog.getByText(sentence).waitFor();
    await dialog.getByText('English, from the record’s locale').waitFor();
    await group('Image', dialog).getByText('From the record').waitFor();
    const shown = dialog.getByRole('img', { name: 'Image: order-1001.png' });
    const photo = await shown.getAttribute('src');
    await region('Where the buttons lead').getByText(targetOf('1001')).waitFor();
    await region('Where the buttons lead').getByText('clicks are counted').waitFor();
    expect(await faults('[role="dialog"]')).toEqual([]);
    await button('Send', dialog).click();
    await dialog.waitFor({ state: 'detached' });

    const message = phoneMessage(sentence);
    await message.waitFor();
    const received = await message.getByRole('img').getAttribute('src');
    const bytesAt = async (address: string) =>
      Buffer.from(await (await fetch(address)).arrayBuffer());
    const picture = await bytesAt(new URL(received!, demo.simulatorUrl).href);
    expect(picture.length).toBeGreaterThan(100);
    expect(picture.equals(await bytesAt(new URL(photo!, demo.url).href))).toBe(true);
    const buttons = message.getByTestId('message-button');
    expect(await buttons.allInnerTexts()).toEqual([
      expect.stringContaining('Follow it'),
      expect.stringContaining('Thank you'),
    ]);
    expect(await buttons.first().getAttribute('href')).toBe(await lastLink());
    const { name, language, components } = await lastRequest();
    expect({ name, language: language.code }).toEqual({ name: NAME, language: 'en' });
    expect(components.find(({ type }) => type === 'body')!.parameters).toEqual([
      { type: 'text', parameter_name: 'first_name', text: 'Lena' },
      { type: 'text', parameter_name: 'number', text: '1001' },
      { type: 'text', parameter_name: 'total', text: '€39.90' },
    ]);
    await panel().getByText('Delivered', { exact: true }).first().waitFor();
  });

  test('counts the click of a person, and not those of robots', async () => {
    const { panel, faults } = screen;
    const link = await lastLink();
    await pause(TOO_SOON_MS + 500);
    const leads = { status: 302, location: targetOf('1001') };
    expect(await open(link, PERSON)).toEqual(leads);
    expect(await open(link, PREVIEW_ROBOT)).toEqual(leads);
    expect(await open(link, PERSON, 'HEAD')).toEqual(leads);

    await panel().getByText('Clicked once', { exact: true }).waitFor();
    await panel()
      .getByRole('link', { name: /over €39.90 is with the courier/ })
      .click();
    await page.getByText(/visits? by robots, not counted/).waitFor();
    await page.getByText('Clicked once').waitFor();
    expect(await faults()).toEqual([]);
  });

  test('changes its words once more after it was approved', async () => {
    const { text, button } = screen;
    await page.goto(editor);
    await button('Edit and resubmit').click();
    await page.getByText('You are changing the text of an approved template').waitFor();
    await text('Text').fill(REVISED);
    await submit('Hand it in');
    await deskRow('en').getByText('the courier has your order').waitFor();
    await approve('en');
    expect(await text('Text').inputValue()).toBe(REVISED);
  });

  test('goes out with the new words, and a double tap counts once', async () => {
    const { openTab } = screen;
    const message = await sendFrom(
      '1006',
      'Hi Lena, the courier has your order 1006 over €45.00 now.',
    );
    const link = await lastLink();
    await pause(TOO_SOON_MS + 500);
    const taps = await Promise.all([open(link, PERSON), open(link, PERSON)]);
    expect(taps.map(({ location }) => location)).toEqual([targetOf('1006'), targetOf('1006')]);
    // Visits are counted in their order: once the robot is there, both taps are.
    await open(link, PREVIEW_ROBOT);

    await message.click();
    await page.getByText('1 visit by robots, not counted').waitFor();
    await page.getByText('Clicked once').waitFor();
    await page.goto(editor);
    await openTab('Settings');
    await page.getByText(/^2 clicks on tracked links\./).waitFor();
  });

  test('is copied to German and stays one row with two languages', async () => {
    const { text, button, choose, pick, openTab, group } = screen;
    await pick('Actions for Parcel on its way', /^Duplicate to a language/);
    const dialog = page.getByRole('dialog', { name: 'Duplicate to another language' });
    await choose('Template language', 'German (de)', dialog);
    await button('Go on', dialog).click();
    await page.getByRole('heading', { name: 'New template' }).waitFor();
    expect(await text('Name at Meta').inputValue()).toBe(NAME);
    await text('Text').fill(GERMAN);
    await openTab('Variables');
    await group('{{first_name}}')
      .getByRole('button', { name: 'Field: customer.firstName' })
      .waitFor();
    await button('Save draft').click();
    await page.waitForURL(/\/templates\/[a-z0-9]{24}/);
    await submit('Save and submit', false);
    await approve('de');

    await page.goto('/admin/plugins/whatsapp/templates');
    await listRow().first().waitFor();
    expect(await listRow().count()).toBe(1);
    const chips = listRow().locator('[data-language]');
    expect((await chips.allInnerTexts()).map((chip) => chip.replace(/\s+/g, ' '))).toEqual([
      'de Approved',
      'en Approved',
    ]);
    expect(await screen.faults()).toEqual([]);
  });

  test('goes out in the language of the record', async () => {
    const { choose, openSendDialog } = screen;
    const dialog = await openSendDialog('1001', 'de');
    await choose('Template', new RegExp(NAME), dialog);
    await dialog.getByText('German, from the record’s locale').waitFor();
    await dialog
      .getByText('Hallo Lena, deine Bestellung 1001 über 39,90\u00a0€ ist unterwegs.')
      .waitFor();
  });

  test('remembers what happened to it', async () => {
    const { openTab, faults } = screen;
    await page.goto(editor);
    await openTab('History');
    const entries = page.getByRole('tabpanel', { name: /^History/ }).getByRole('listitem');
    await entries.first().waitFor();
    const lines = (await entries.allInnerTexts()).map((entry) => entry.split('\n'));
    expect(lines.map(([kind]) => kind)).toEqual([
      'Approved',
      'Changed text handed in',
      'Approved',
      'Handed in',
      'Rejected',
      'Handed in',
      'Written',
    ]);
    expect(lines[4]!.join(' ')).toContain('Give an amount that an order can have.');
    expect(lines[5]!.join(' ')).toContain('Dana Demo');
    expect(await faults()).toEqual([]);
  });

  test('is deleted in all languages at once, here and at Meta', async () => {
    const { button, pick } = screen;
    await page.goto('/admin/plugins/whatsapp/templates');
    await pick(`Actions for ${NAME}`, 'Delete all 2 languages');
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('Meta blocks the name of an approved template for 30 days').waitFor();
    await button('Confirm', dialog).click();
    await page
      .getByText(new RegExp(`“${NAME}” is deleted in \\w+ \\(..\\), \\w+ \\(..\\)$`))
      .waitFor();
    await listRow().waitFor({ state: 'detached' });
    await deskRow('en').waitFor({ state: 'detached' });
    expect(await deskRow('de').count()).toBe(0);
    expect(browser.pageErrors).toEqual([]);
  });
});
