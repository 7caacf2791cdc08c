import type { Locator, Page } from 'playwright-core';

import {
  addColleague,
  answer,
  bubble,
  holdPhones,
  INBOX,
  item,
  LENA,
  OLIVER,
  PICTURE,
  pressBeside,
  RAFAEL,
  sit,
  tab,
  thread,
  ticks,
  type Agent,
  open,
} from './agents';
import { startDemo, type Demo } from './demo';
import { readScreen } from './screen';

const MIA = {
  firstname: 'Mia',
  lastname: 'Brandt',
  email: 'mia@example.com',
  password: 'WhatsApp-demo-2',
};

/** Two colleagues answer people who write from their phones. */
describe('the inbox, with two who answer', () => {
  let demo: Demo;
  let dana: Agent;
  let mia: Agent;
  let phones: ReturnType<typeof holdPhones>;
  /** Lena's phone, as the simulator shows it. */
  let phone: Page;

  beforeAll(async () => {
    demo = await startDemo();
    phones = holdPhones(demo);
    await addColleague(demo, MIA);
    dana = await sit(demo);
    mia = await sit(demo, MIA);
    phone = await dana.browser.newPage({ signedOut: true });
    await phone.goto(demo.simulatorUrl);
    await phone.getByTestId('phone-picker').selectOption(LENA.phone);
  });
  afterAll(async () => {
    await dana?.browser.close();
    await mia?.browser.close();
    await demo?.stop();
  });

  const badge = ({ page }: Agent): Locator => page.locator('[data-inbox-badge]');
  const titled = ({ page }: Agent, start: string) =>
    page.waitForFunction((wanted) => document.title.startsWith(wanted), start);
  const onPhone = (words: string): Locator =>
    phone.getByTestId('message').filter({ hasText: words });

  test('begins with the link by which people write, as long as nobody has', async () => {
    const { page, screen } = dana;
    await page.goto(INBOX);
    await page.getByRole('heading', { name: 'No conversations yet' }).waitFor();
    await page.getByRole('img', { name: 'QR code of the chat link' }).waitFor();
    await screen.text('Words to begin with').fill('Hello & good day');
    await page.waitForFunction(() =>
      [...document.querySelectorAll('input')].some(({ value }) =>
        value.endsWith('?text=Hello%20%26%20good%20day'),
      ),
    );
    const download = page.waitForEvent('download');
    await screen.button('Download SVG').click();
    expect((await download).suggestedFilename()).toMatch(/^whatsapp-\d+\.svg$/);
    expect(await screen.faults()).toEqual([]);
  });

  test('shows both what somebody writes, on whatever page they are', async () => {
    await mia.page.goto('/admin/plugins/whatsapp/templates');
    await phones.write(LENA, '*Hello*, where is my order?');
    await item(dana, LENA).getByText('Hello, where is my order?').waitFor();
    for (const agent of [dana, mia]) {
      await badge(agent).getByText('1', { exact: true }).waitFor();
      await titled(agent, '(1) ');
    }
    await mia.page.goto(INBOX);
    await item(mia, LENA).waitFor();
    await phones.write(OLIVER, 'Are you open today?');
    await item(mia, OLIVER).waitFor();
    await tab(dana, 'Unassigned').getByText('2').waitFor();
    expect(await dana.screen.faults()).toEqual([]);
  });

  test('finds by name, by number in any writing and by words, and keeps that in the address', async () => {
    const { page, screen } = mia;
    const search = screen.text('Search conversations');
    for (const words of ['oliver', '+44 7400-123456', 'open TODAY']) {
      await search.fill(words);
      await page.waitForURL((url) => url.searchParams.get('_q') === words);
      await item(mia, LENA).waitFor({ state: 'detached' });
      await item(mia, OLIVER).waitFor();
    }
    await page.reload();
    await item(mia, OLIVER).waitFor();
    expect(await item(mia, LENA).count()).toBe(0);
    await search.fill('nobody at all');
    await page.getByText('No conversation matches.').waitFor();
    await screen.button('Clear filters').click();
    await item(mia, LENA).waitFor();
  });

  test('says at once who has taken a conversation', async () => {
    await item(dana, LENA).click();
    await dana.page.getByRole('button', { name: /^Assigned to:/ }).click();
    await dana.page.getByRole('menuitem', { name: 'Take it' }).click();
    await item(dana, LENA).getByText('You').waitFor();
    await item(mia, LENA).getByText('Demo', { exact: false }).waitFor();
    await tab(mia, 'Unassigned').click();
    await item(mia, OLIVER).waitFor();
    expect(await item(mia, LENA).count()).toBe(0);
    await tab(dana, 'Mine').click();
    await item(dana, LENA).waitFor();
    expect(await item(dana, OLIVER).count()).toBe(0);
  });

  test('carries an answer to the phone and back until it has been read', async () => {
    await answer(dana, 'It is on its way.');
    await onPhone('It is on its way.').waitFor();
    await ticks(dana, 'It is on its way.', 'delivered').waitFor();
    await phone.getByTestId('read-button').click();
    await ticks(dana, 'It is on its way.', 'read').waitFor();

    const thanks = await phones.write(LENA, 'Thank you!');
    await thread(dana).getByText('Thank you!').waitFor();
    await phones.simulate('POST', `phones/${LENA.phone}/edit`, {
      messageId: thanks.id,
      text: 'Thank you so much!',
    });
    await thread(dana).getByText('Thank you so much!').waitFor();
    await dana.page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'parcel.png', mimeType: 'image/png', buffer: PICTURE });
    const attached = dana.page.getByRole('list', { name: 'Attached files' });
    await attached.getByText('parcel.png', { exact: true }).waitFor();
    await attached.getByText('is being uploaded').waitFor({ state: 'detached' });
    await answer(dana, 'This is the parcel.');
    await ticks(dana, 'This is the parcel.', 'delivered').waitFor();
    await onPhone('This is the parcel.').getByRole('img').first().waitFor();
    await phone.getByTestId('read-button').click();
    await ticks(dana, 'This is the parcel.', 'read').waitFor();
    expect(await dana.screen.faults()).toEqual([]);
  });

  test('shows the reactions of both sides on both sides', async () => {
    const sent = (await phones.messagesOf(LENA)).find(
      ({ content }) => content.body === 'It is on its way.',
    )!;
    await phones.simulate('POST', `phones/${LENA.phone}/react`, {
      messageId: sent.id,
      emoji: '🎉',
    });
    await thread(dana).getByText('🎉').waitFor();
    await pressBeside(dana, bubble(dana, 'Thank you so much!'), 'React');
    await dana.page.getByRole('button', { name: '👍', exact: true }).first().click();
    await thread(dana)
      .getByRole('button', { name: /Take it back/ })
      .waitFor();
    await onPhone('Thank you so much!').getByText('👍').waitFor();
  });

  test('lets nothing but a template be sent when the window has closed', async () => {
    await phones.simulate('PUT', 'clock', { offsetSeconds: -25 * 3_600 });
    await phones.simulate('POST', `phones/${RAFAEL.phone}/reply`, {
      type: 'text',
      text: { body: 'That was yesterday.' },
    });
    await phones.simulate('PUT', 'clock', { offsetSeconds: 0 });
    await tab(mia, 'All').click();
    await item(mia, RAFAEL).getByText('Templates only').waitFor();
    await open(mia, RAFAEL);
    await mia.page.getByText('only templates may be sent', { exact: false }).first().waitFor();
    expect(await mia.screen.text('Message').count()).toBe(0);
    // Records of somebody who is new are found a while after their first message.
    const record = mia.page.getByRole('link', { name: '1004', exact: true });
    const isFound = () =>
      record.waitFor({ timeout: 2_000 }).then(
        () => true,
        () => false,
      );
    while (!(await isFound())) await mia.page.reload();
    await mia.screen.button('Send a template').first().click();
    const dialog = mia.page.getByRole('dialog', { name: 'Send a template' });
    await mia.screen.choose('Values from the record', /Order/, dialog);
    await mia.screen.choose('Template', /demo_order_on_its_way/, dialog);
    await dialog.getByText('we have packed order', { exact: false }).first().waitFor();
    await mia.screen.button('Send', dialog).click();
    const anyway = mia.screen.button('Send anyway', dialog);
    await Promise.race([
      dialog.waitFor({ state: 'detached' }),
      anyway.waitFor().then(() => anyway.click()),
    ]).catch(() => undefined);
    await dialog.waitFor({ state: 'detached' });

    await phones.write(RAFAEL, 'Good to hear from you.');
    await thread(mia).getByText('Good to hear from you.').waitFor();
    await mia.screen.text('Message').waitFor();
    // Whoever has written is a member, and hears of the answer.
    await tab(mia, 'Mine').click();
    await item(mia, RAFAEL).waitFor();
  });

  test('is used by keys alone', async () => {
    const { page } = dana;
    await page.goto(INBOX);
    await item(dana, LENA).waitFor();
    await page.getByRole('heading', { name: 'Inbox' }).click();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor({ state: 'detached' });
    await page.keyboard.press('j');
    await page.waitForURL((url) => url.pathname !== INBOX);
    await page.locator('[data-conversation][aria-current="page"]').waitFor();
    await page.getByRole('heading', { name: 'Inbox' }).click();
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => url.pathname === INBOX);
  });

  test('says that the line is broken, and brings what was missed', async () => {
    const { page } = dana;
    await page.context().setOffline(true);
    await page.getByText('Reconnecting…', { exact: false }).waitFor();
    await phones.write(LENA, 'Are you still there?');
    await page.context().setOffline(false);
    await item(dana, LENA).getByText('Are you still there?').waitFor();
    await page.getByText('Reconnecting…', { exact: false }).waitFor({ state: 'detached' });
  });

  test('has one column on a phone, and a way back', async () => {
    const page = await dana.browser.newPage({ viewport: { width: 400, height: 800 } });
    const phone: Agent = { browser: dana.browser, page, screen: readScreen(page) };
    await page.goto(INBOX);
    await item(phone, LENA).click();
    await thread(phone).getByText('Are you still there?').waitFor();
    expect(await page.getByRole('region', { name: 'Conversations' }).count()).toBe(0);
    expect(await phone.screen.faults()).toEqual([]);
    await phone.screen.button('Back to the conversations').click();
    await item(phone, LENA).waitFor();
    expect([...dana.browser.pageErrors, ...mia.browser.pageErrors]).toEqual([]);
  });
});
