import type { Locator, Page } from 'playwright-core';

import { holdPhones, INBOX, item, LENA, sit, thread, type Agent } from './agents';
import { startDemo, type Demo } from './demo';
import { holdKeys, type Keys } from './keys';
import { makeOneOfEach } from './one-of-each';
import { PAGES, type Made } from './pages';
import type { Screen } from './screen';
import { walkThrough } from './tab-walk';

const TEMPLATE = 'demo_order_on_its_way';

/** Whoever has no pointer does all that others do, and always knows where they are. */
describe('by the keyboard alone', () => {
  let demo: Demo;
  let agent: Agent;
  let page: Page;
  let screen: Screen;
  let keys: Keys;
  let made: Made;

  beforeAll(async () => {
    demo = await startDemo({ asMeta: true });
    agent = await sit(demo);
    ({ page, screen } = agent);
    keys = holdKeys(page);
    await page.goto('/admin');
    await page.getByRole('navigation').first().waitFor();
    made = await makeOneOfEach(demo, page);
  });
  afterAll(async () => {
    await agent?.browser.close();
    await demo?.stop();
  });

  const main = () => page.getByRole('main');
  const dialog = (name: string | RegExp) =>
    page.getByRole('dialog', { name }).or(page.getByRole('alertdialog', { name }));
  const come = async (route: string) => {
    const { path, ready } = PAGES[route]!;
    await page.goto(`/admin${path(made)}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await main().getByText(ready).first().waitFor();
  };
  const leave = async (opened: Locator) => {
    await opened.waitFor();
    await keys.press('Escape');
    await opened.waitFor({ state: 'detached' });
  };

  test.each(Object.keys(PAGES))('all that can be used is reached, and left: %s', async (route) => {
    await come(route);
    expect(await walkThrough(page)).toEqual({ missed: [], isTrap: false });
  });

  test('a template is sent from a record', async () => {
    const { button, panel } = screen;
    await page.goto('/admin/content-manager/collection-types/api::order.order');
    // The list and the record are Strapi's.
    await page.getByRole('gridcell', { name: '1001', exact: true }).click();
    const opener = button('Send a message', panel());
    await keys.use(opener);
    const send = dialog('Send a WhatsApp message');
    await leave(send);
    await keys.comesTo(opener);

    await keys.press('Enter');
    const template = send.getByRole('combobox', { name: 'Template' });
    await keys.choose(template, TEMPLATE);
    await send.getByText('we have packed order 1001').waitFor();
    // An open list closes alone.
    await keys.press('ArrowDown');
    await page.getByRole('listbox').waitFor();
    await keys.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await send.waitFor();

    await keys.use(button('Send', send));
    const notice = page.locator('[data-sent-notice]');
    await keys.comesTo(notice);
    await keys.use(button('Close this notice', notice));
    await keys.comesTo(opener);
    await panel().getByText('Delivered', { exact: true }).first().waitFor();
  });

  test('a conversation is opened, answered and taken', async () => {
    const phones = holdPhones(demo);
    await phones.write(LENA, 'Are you open on Sunday?');
    await page.goto(INBOX);
    await item(agent, LENA).waitFor();
    await keys.use(item(agent, LENA));
    await thread(agent).getByText('Are you open on Sunday?').waitFor();
    const assign = main().getByRole('button', { name: /^Assigned to/ });
    await keys.pick(assign, 'Take it');
    await main().getByRole('button', { name: 'Assigned to: Mine' }).waitFor();
    await keys.comesTo(assign);

    await keys.tabTo(screen.text('Message'));
    await keys.type('We are, from ten.');
    await keys.press('Enter');
    await thread(agent).getByText('We are, from ten.').waitFor();

    for (const [menu, entry, name] of [
      ['More', 'Keyboard shortcuts', 'Keyboard shortcuts'],
      ['Let it rest', 'Choose a time…', 'Let the conversation rest'],
      ['Attach', 'A place', 'Send a place'],
    ] as const) {
      const opener = screen.button(menu, main());
      await keys.pick(opener, entry);
      await leave(dialog(name));
      await keys.comesTo(opener);
    }
  });

  test('Esc closes a dialog also from a field that holds a choice', async () => {
    await come('/plugins/whatsapp/inbox/:documentId?');
    const opener = screen.button('Send a template', main());
    await keys.use(opener);
    const send = dialog('Send a template');
    await send.waitFor();
    const record = send.getByRole('combobox').first();
    await keys.tabTo(record);
    await keys.press('ArrowDown');
    await keys.takeFirst(record);
    expect(await record.inputValue()).not.toBe('');
    await leave(send);
    await keys.comesTo(opener);
  });

  test('a campaign comes to its last step', async () => {
    const { button } = screen;
    const step = (name: string) => page.getByRole('heading', { level: 2, name, exact: true });
    await come('/plugins/whatsapp/campaigns/:documentId/edit');
    const [records, file] = ['Records of a collection', 'A CSV file'].map((name) =>
      main().getByRole('radio', { name }),
    );
    await keys.tabTo(records!);
    await keys.press('ArrowDown');
    await keys.comesTo(file!);
    expect(await file!.isChecked()).toBe(true);
    await keys.press('ArrowUp');
    await keys.comesTo(records!);
    expect(await records!.isChecked()).toBe(true);
    // The other one is no stop of its own.
    await keys.press('Tab');
    expect(await main().getByRole('radiogroup').locator(':focus').count()).toBe(0);

    await keys.use(button('Next: Message'));
    await keys.comesTo(step('What does it say?'));
    await keys.choose(main().getByRole('combobox', { name: 'Template' }), TEMPLATE);
    await keys.use(button('Next: Check'));
    await keys.comesTo(step('Check everybody'));
    await keys.use(button('Check now'));
    await keys.use(page.getByRole('link', { name: 'Next: Review and send' }));
    await keys.comesTo(step('Review and send'));
  });

  test('an automation is deleted, and the list has the focus', async () => {
    await come('/plugins/whatsapp/automations');
    const row = main().getByRole('grid');
    const first = row.getByRole('button').first();
    await keys.tabTo(first);
    const menu = main().getByRole('button', { name: 'What can be done with “Greeting”' });
    await keys.press('ArrowDown', 'End');
    await keys.comesTo(menu);
    await keys.pick(menu, 'Delete');
    await leave(dialog('Delete'));
    await keys.comesTo(menu);

    await keys.pick(menu, 'Delete');
    const asked = dialog('Delete');
    await keys.comesTo(screen.button('Cancel', asked));
    await keys.press('Tab', 'Enter');
    await menu.waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.closest('main'));
  });

  test('a number is connected', async () => {
    const { text, button } = screen;
    const control = await fetch(`${demo.simulatorUrl}/_simulator/credentials`);
    const { appSecret, accessToken } = (await control.json()) as Record<string, string>;
    await come('/settings/whatsapp/accounts/connect');
    await keys.tabTo(text('Access token'));
    await keys.type(accessToken!);
    await keys.tabTo(text('App secret'));
    await keys.type('0123456789abcdef0123456789abcdef');
    await keys.press('Enter');
    await page.getByText(/The app secret is not that of the app/).waitFor();
    await keys.comesTo(text('App secret'));
    await keys.press('Control+a');
    await keys.type(appSecret!);
    await keys.use(button('Look what they open'));
    const number = main().locator('li[data-phone-number-id]').getByRole('checkbox').first();
    await keys.tabTo(number);
    const wasChosen = await number.isChecked();
    await keys.press('Space');
    expect(await number.isChecked()).toBe(!wasChosen);
    if (wasChosen) await keys.press('Space');
    await keys.use(button('Connect 1 number'));
    await page.locator('li[data-step="callback"]').waitFor({ state: 'attached' });
    await page.waitForFunction(() => document.activeElement?.closest('main'));
  });

  test('throws nothing and asks for nothing that fails', () => {
    expect(agent.browser.pageErrors).toEqual([]);
  });
});
