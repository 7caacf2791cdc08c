import {
  addColleague,
  answer,
  bubble,
  holdPhones,
  INBOX,
  item,
  LENA,
  OLIVER,
  open,
  PICTURE,
  pressBeside,
  sit,
  thread,
  ticks,
  type Agent,
} from './agents';
import { startDemo, type Demo } from './demo';
import { readScreen } from './screen';

const MAX = {
  firstname: 'Max',
  lastname: 'Engel',
  email: 'max@example.com',
  password: 'WhatsApp-demo-3',
};

/** What somebody who answers has at hand, each pressed once. */
describe('the tools of the inbox', () => {
  let demo: Demo;
  let dana: Agent;
  let phones: ReturnType<typeof holdPhones>;

  beforeAll(async () => {
    demo = await startDemo();
    phones = holdPhones(demo);
    // The language of the admin panel is American English.
    dana = await sit(demo, undefined, { locale: 'en-US' });
    await phones.write(LENA, 'Where is your shop?');
    await phones.write(OLIVER, 'Are you open today?');
    await dana.page.goto(INBOX);
    await open(dana, LENA);
  });
  afterAll(async () => {
    await dana?.browser.close();
    await demo?.stop();
  });

  const dialog = (name: string) => dana.page.getByRole('dialog', { name, exact: true });
  const message = () => dana.screen.text('Message');
  /** Where no key of the page is meant for a field. */
  const leaveFields = () => dana.page.getByRole('heading', { name: 'Inbox' }).click();
  /** Gives files to a field or a place of the page, as a paste or a drop does. */
  const give = (how: 'paste' | 'drop', files: { name: string; type: string; text: string }[]) =>
    dana.page.evaluate(
      ([event, given]) => {
        const data = new DataTransfer();
        for (const { name, type, text } of given)
          data.items.add(
            new File([Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))], name, { type }),
          );
        const options = { bubbles: true, cancelable: true };
        if (event === 'paste')
          document
            .querySelector('textarea[aria-label="Message"]')!
            .dispatchEvent(new ClipboardEvent('paste', { ...options, clipboardData: data }));
        else
          document
            .querySelector('[role="log"][aria-label^="Messages with"]')!
            .dispatchEvent(new DragEvent('drop', { ...options, dataTransfer: data }));
      },
      [how, files] as const,
    );
  /** What is on the page, with no pointer on a button that it would brighten. */
  const faults = async (include?: string) => {
    await dana.page.mouse.move(1, 1);
    return dana.screen.faults(include);
  };

  test('send a place that was pasted as a link or as numbers', async () => {
    const { page, screen } = dana;
    await screen.pick('Attach', 'A place');
    const place = dialog('Send a place');
    await screen.button('Send', place).click();
    await place.getByText('Enter a number from -90 to 90', { exact: false }).waitFor();
    expect(await faults('[role="dialog"]')).toEqual([]);
    const pasted = screen.text('Link of a map, or coordinates', place);
    await pasted.fill('https://maps.app.goo.gl/short');
    await place.getByText('This short link does not say', { exact: false }).waitFor();
    await pasted.fill(
      'https://www.google.com/maps/place/Old+Shop/@52.1,13.1,15z/data=!3d52.5163!4d13.3777',
    );
    await place.getByRole('region', { name: 'Preview' }).getByText('Old Shop').waitFor();
    expect(await place.getByLabel('Latitude').inputValue()).toBe('52.5163');
    await screen.text('Name (optional)', place).fill('Our shop');
    await screen.text('Address (optional)', place).fill('Pariser Platz, Berlin');
    await screen.button('Send', place).click();
    await place.waitFor({ state: 'detached' });
    await ticks(dana, 'Pariser Platz, Berlin', 'delivered').waitFor();
    const sent = (await phones.messagesOf(LENA)).at(-1)!;
    expect(sent.type).toBe('location');
    expect(sent.content).toMatchObject({ latitude: 52.5163, longitude: 13.3777, name: 'Our shop' });
    expect(await message().inputValue()).toBe('');
    await page.getByRole('log', { name: /^Messages with/ }).waitFor();
  });

  test('send contact cards, of somebody who is known and of somebody who is typed', async () => {
    const { screen } = dana;
    await screen.pick('Attach', 'Contact cards');
    const cards = dialog('Send contact cards');
    await screen.button('Send', cards).click();
    await cards.getByText('Write the name of the contact', { exact: false }).waitFor();
    await screen.text('Find a known contact', cards).fill('oliver');
    await cards.getByRole('button', { name: /Oliver Hart/ }).click();
    await cards.getByRole('region', { name: 'Preview' }).getByText('Oliver Hart').waitFor();
    await screen.button('Add a card', cards).click();
    const second = cards.getByRole('group', { name: 'Card 2' });
    await second.getByLabel('Name').fill('Ines Vogt');
    await second.getByLabel('Organisation (optional)').fill('Atlas Books');
    await second.getByLabel('Phone 1').fill('+49 30 901820');
    await second.getByLabel('Email (optional)').fill('ines');
    await screen.button('Send', cards).click();
    await second.getByText('is not an email address', { exact: false }).waitFor();
    expect(await faults('[role="dialog"]')).toEqual([]);
    await second.getByLabel('Email (optional)').fill('ines@shop.example');
    await screen.button('Send', cards).click();
    await cards.waitFor({ state: 'detached' });
    await ticks(dana, 'Ines Vogt', 'delivered').waitFor();
    const sent = (await phones.messagesOf(LENA)).at(-1)!;
    expect(sent.type).toBe('contacts');
    expect(Object.values(sent.content).flat()).toMatchObject([
      {
        name: { formatted_name: 'Oliver Hart', first_name: 'Oliver', last_name: 'Hart' },
        phones: [{ wa_id: OLIVER.phone }],
      },
      { name: { formatted_name: 'Ines Vogt' }, org: { company: 'Atlas Books' } },
    ]);
    expect(await faults()).toEqual([]);
  });

  test('let a conversation rest until a day of one’s choice, which the list tells', async () => {
    const { page, screen } = dana;
    await screen.pick('Let it rest', 'Choose a time…');
    const rest = dialog('Let the conversation rest');
    const day = rest.getByRole('combobox', { name: 'Day' });
    const until = new Date(Date.now() + 40 * 86_400_000);
    await day.fill('12/24/2099');
    await page.keyboard.press('Tab');
    await screen.button('Let it rest', rest).click();
    await rest.getByText('at most a year ahead', { exact: false }).waitFor();
    await day.fill(until.toLocaleDateString('en-US'));
    await page.keyboard.press('Tab');
    expect(await faults('[role="dialog"]')).toEqual([]);
    await screen.button('Let it rest', rest).click();
    await rest.waitFor({ state: 'detached' });
    await item(dana, LENA).waitFor({ state: 'detached' });
    await screen.button('Filter').click();
    await page.getByRole('checkbox', { name: 'Snoozed' }).click();
    await page.keyboard.press('Escape');
    const date = until.toLocaleDateString('en-US', { month: 'short', day: 'numeric' });
    const rests = item(dana, LENA).getByText(`until ${date}`, { exact: false });
    await rests.waitFor();
    await screen.pick('Let it rest', 'Wake it now');
    await rests.waitFor({ state: 'detached' });
    await page.goto(INBOX);
    await open(dana, LENA);
  });

  test('keep what was begun, in each conversation and over a reload', async () => {
    const { page, screen } = dana;
    await message().fill('one');
    await message().press('Shift+Enter');
    await page.keyboard.type('two');
    await message().press('Control+a');
    await screen.button('Bold').click();
    await open(dana, OLIVER);
    expect(await message().inputValue()).toBe('');
    await open(dana, LENA);
    expect(await message().inputValue()).toBe('*one*\n*two*');
    await page.reload();
    await thread(dana).getByText('Where is your shop?').waitFor();
    expect(await message().inputValue()).toBe('*one*\n*two*');
    await screen.button('Emoji').click();
    await page.getByRole('button', { name: '😀', exact: true }).click();
    await page.keyboard.press('Enter');
    await thread(dana).getByText('two', { exact: true }).first().waitFor();
    expect(await message().inputValue()).toBe('');
  });

  test('take pictures that are pasted and files that are dropped, and refuse the rest at once', async () => {
    const { page, screen } = dana;
    await give('paste', [
      { name: 'pasted.png', type: 'image/png', text: PICTURE.toString('base64') },
    ]);
    const attached = page.getByRole('list', { name: 'Attached files' });
    await attached.getByText('pasted.png', { exact: true }).waitFor();
    await give('drop', [
      { name: 'notes.txt', type: 'text/plain', text: btoa('hello') },
      { name: 'game.exe', type: 'application/x-msdownload', text: btoa('MZ') },
    ]);
    await attached.getByText('notes.txt', { exact: true }).waitFor();
    await attached.getByRole('alert').filter({ hasText: 'WhatsApp takes PDF' }).waitFor();
    for (const name of ['pasted.png', 'notes.txt'])
      await attached.getByText(`${name} is being uploaded`).waitFor({ state: 'detached' });
    expect(await faults()).toEqual([]);
    await screen.button('Remove game.exe').click();
    await answer(dana, 'Both at once');
    for (const words of ['Both at once', 'notes.txt'])
      await ticks(dana, words, 'delivered').waitFor();
    await attached.waitFor({ state: 'detached' });
    // They are separate messages, of which either may be faster.
    const types = (await phones.messagesOf(LENA)).slice(-2).map(({ type }) => type);
    expect(types.sort()).toEqual(['document', 'image']);
  });

  test('answer one message, by name and by a quick reply, and jump back to it', async () => {
    const { page, screen } = dana;
    await page.goto('/admin/settings/whatsapp/inbox');
    await screen.button('Add a quick reply').click();
    const form = dialog('Add a quick reply');
    await form.getByLabel('Shortcut').fill('where');
    await form.getByLabel('Text').fill('Hello {{contact.firstName}}, beside the gate.');
    await screen.button('Save', form).click();
    await form.waitFor({ state: 'detached' });
    await page.goto(INBOX);
    await open(dana, LENA);
    await pressBeside(dana, bubble(dana, 'Where is your shop?'), 'Reply');
    await message().pressSequentially('/whe');
    await page.getByRole('option', { name: /where/ }).waitFor();
    expect(await faults()).toEqual([]);
    await page.keyboard.press('Enter');
    expect(await message().inputValue()).toBe('Hello Lena, beside the gate.');
    await page.keyboard.press('Enter');
    const quote = bubble(dana, 'Hello Lena, beside the gate.').getByRole('button', {
      name: /^Go to the message that is answered/,
    });
    await quote.click();
    await ticks(dana, 'Hello Lena, beside the gate.', 'delivered').waitFor();
  });

  test('send something to tap, and check it field by field', async () => {
    const { screen } = dana;
    await message().fill('Which one do you want?');
    await screen.button('Buttons, list or link').click();
    const form = dialog('Buttons, list or link');
    await screen.button('Send', form).click();
    await form.getByText('Give the button a label.').first().waitFor();
    await form.getByLabel('Button 1').fill('The blue one');
    await form.getByLabel('Button 2').fill('The red one');
    await screen.button('Send', form).click();
    await form.waitFor({ state: 'detached' });
    await ticks(dana, 'The blue one', 'delivered').waitFor();
    expect(await message().inputValue()).toBe('');
  });

  test('send again what could not be delivered', async () => {
    const { page, screen } = dana;
    await phones.simulate('PUT', 'faults', {
      webhooks: { failStatus: { code: 131026, times: 1 } },
    });
    await answer(dana, 'Can you read this?');
    await thread(dana).getByText('WhatsApp could not deliver', { exact: false }).waitFor();
    expect(await faults()).toEqual([]);
    await screen.button('Send again').click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
    await ticks(dana, 'Can you read this?', 'delivered').waitFor();
  });

  test('write notes, change and delete them, and tick labels one after the other', async () => {
    const { page, screen } = dana;
    await screen.button('Note').click();
    await screen.text('Note for colleagues').fill('Ask the courier');
    await page.keyboard.press('Enter');
    await pressBeside(dana, thread(dana).getByText('Ask the courier'), 'Change the note');
    await screen.text('Change the note').fill('Ask *her*');
    await screen.button('Save', thread(dana)).click();
    await pressBeside(dana, thread(dana).getByText('her', { exact: true }), 'Delete the note');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
    await thread(dana).getByText('her', { exact: true }).waitFor({ state: 'detached' });
    await page
      .getByRole('group', { name: 'What is written' })
      .getByRole('button', { name: 'Reply' })
      .click();

    await page.goto('/admin/settings/whatsapp/inbox');
    for (const name of ['Urgent', 'Courier']) {
      await screen.button('Add a label').click();
      await dialog('Add a label').getByLabel('Name').fill(name);
      await screen.button('Save', dialog('Add a label')).click();
      await dialog('Add a label').waitFor({ state: 'detached' });
    }
    await page.goto(INBOX);
    await open(dana, LENA);
    await screen.button('Labels').click();
    for (const name of ['Urgent', 'Courier'])
      await page.getByRole('checkbox', { name, exact: true }).click();
    await page.keyboard.press('Escape');
    for (const name of ['Urgent', 'Courier']) await item(dana, LENA).getByText(name).waitFor();
  });

  test('keep what was begun, which the list tells', async () => {
    await message().fill('Dear *Lena*');
    await open(dana, OLIVER);
    await item(dana, LENA).getByText('Draft: Dear Lena').waitFor();
    expect(await faults()).toEqual([]);
    expect(await message().inputValue()).toBe('');
    await open(dana, LENA);
    expect(await message().inputValue()).toBe('Dear *Lena*');
    await item(dana, LENA).getByText('Draft:').waitFor({ state: 'detached' });
    await message().fill('');
  });

  test('answer to keys, which can be switched off', async () => {
    const { page, screen } = dana;
    await leaveFields();
    await page.keyboard.press('r');
    await page.waitForFunction(
      () => document.activeElement?.getAttribute('aria-label') === 'Message',
    );
    expect(await message().inputValue()).toBe('');
    await leaveFields();
    await page.keyboard.press('t');
    await dialog('Send a template').waitFor();
    await page.keyboard.press('Escape');
    await dialog('Send a template').waitFor({ state: 'detached' });
    await leaveFields();
    await page.keyboard.press('e');
    await screen.button('Reopen').waitFor();
    await leaveFields();
    await page.keyboard.press('e');
    await screen.button('Close').waitFor();
    await leaveFields();
    await page.keyboard.press('?');
    const shortcuts = dialog('Keyboard shortcuts');
    expect(await faults('[role="dialog"]')).toEqual([]);
    await shortcuts.getByLabel('Keys without Ctrl or Alt').click({ force: true });
    await page.keyboard.press('Escape');
    await shortcuts.waitFor({ state: 'detached' });
    await leaveFields();
    await page.keyboard.press('e');
    await page.keyboard.press('?');
    expect(await shortcuts.count()).toBe(0);
    await screen.button('Close').waitFor();
    // Esc goes on leading back.
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => url.pathname === INBOX);
    await open(dana, LENA);
  });

  test('hand over once what was written while nobody could be reached', async () => {
    const { page } = dana;
    await page.context().setOffline(true);
    await answer(dana, 'Written in a tunnel');
    await page.context().setOffline(false);
    await ticks(dana, 'Written in a tunnel', 'delivered').waitFor();
    const sent = (await phones.messagesOf(LENA)).filter(
      ({ content }) => content.body === 'Written in a tunnel',
    );
    expect(sent).toHaveLength(1);
  });

  test('show no number to whom it is not to be shown', async () => {
    await addColleague(demo, MAX, ['inbox.read', 'inbox.reply']);
    const max = await sit(demo, MAX);
    try {
      await max.page.goto(INBOX);
      await open(max, OLIVER);
      await max.page.getByText('The number is hidden from you.').waitFor();
      expect(await max.page.locator('body').innerText()).not.toMatch(/7400|123456/);
      await max.screen.pick('Attach', 'Contact cards');
      const cards = max.page.getByRole('dialog', { name: 'Send contact cards' });
      await cards.getByLabel('Phone 1').waitFor();
      expect(await max.screen.text('Find a known contact', cards).count()).toBe(0);
      await max.page.keyboard.press('Escape');
      await answer(max, 'Yes, until six.');
      await ticks(max, 'Yes, until six.', 'delivered').waitFor();
      expect(max.browser.pageErrors).toEqual([]);
    } finally {
      await max.browser.close();
    }
  });

  test('can be read in the dark, what is new too', async () => {
    const page = await dana.browser.newPage({ theme: 'dark' });
    const night: Agent = { ...dana, page, screen: readScreen(page) };
    await phones.write(OLIVER, 'Good night');
    await page.goto(INBOX);
    await open(night, OLIVER);
    await thread(night).getByRole('separator', { name: 'New' }).waitFor();
    expect(await night.screen.faults()).toEqual([]);
    await night.screen.button('Note').click();
    expect(await night.screen.faults()).toEqual([]);
    expect(dana.browser.pageErrors).toEqual([]);
  });
});
