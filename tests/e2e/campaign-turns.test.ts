import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';

import { addColleague, sit } from './agents';
import { CAMPAIGNS, hireMarketer, listPeople, TEMPLATES, type Marketer } from './marketer';
import type { Screen } from './screen';

/** Enough that the rule which stops a campaign has its hundred, and most have not left by then. */
const MANY = 600;
const FAILING = 20;
/** How many conversations the number may begin in a day, and people who are more than that. */
const LIMIT = 50;
const OVER_LIMIT = 60;

/** What campaigns come to that do not go straight from the first step to the last. */
describe('a campaign that takes another turn', () => {
  let marketer: Marketer;
  let page: Page;
  let screen: Screen;

  beforeAll(async () => {
    marketer = await hireMarketer();
    ({ page, screen } = marketer);
  });
  afterAll(() => marketer?.leave());

  /** A campaign for customers as a draft, with the wizard at one of its steps. */
  const draft = async (name: string, step: string, more: object = {}): Promise<void> => {
    const { documentId } = await marketer.ask<{ documentId: string }>('POST', 'campaigns', {
      name,
      audience: { type: 'filter', uid: 'api::customer.customer' },
      template: TEMPLATES.customers,
      ...more,
    });
    await page.goto(`${CAMPAIGNS}/${documentId}/edit?step=${step}`);
  };
  const check = async (sendable: string): Promise<void> => {
    await screen.button('Check now').click();
    await page.getByText(`${sendable} can be sent to`).first().waitFor();
  };
  const review = async (): Promise<void> => {
    await page.getByRole('link', { name: 'Next: Review and send' }).click();
    await marketer.step('Review and send').waitFor();
    await page.getByText('Takes about', { exact: true }).waitFor();
  };
  /** Presses the button that sends, and says it again in the dialog. */
  const start = async (label: string, typed?: string): Promise<void> => {
    await screen.button(label).click();
    const dialog = page.getByRole('dialog', { name: label });
    if (typed) await dialog.getByRole('textbox').fill(typed);
    await screen.button(label, dialog).click();
    await dialog.waitFor({ state: 'detached' });
  };
  const badge = (words: string): Locator => page.getByText(words, { exact: true }).first();
  /** The lines of the file that a button saves. */
  const saved = async (name: string): Promise<string[]> => {
    const download = page.waitForEvent('download');
    await screen.button(name).click();
    return readFileSync(await (await download).path(), 'utf8')
      .trim()
      .split('\r\n');
  };

  test('says what is missing, step by step, and sends to nobody', async () => {
    const { button, faults } = screen;
    const steps = page.getByRole('navigation', { name: 'Steps' });
    await page.goto(CAMPAIGNS);
    await page.getByText('No campaign yet.').waitFor();
    await page.getByRole('link', { name: 'New campaign' }).first().click();
    await page.getByRole('radio', { name: 'A CSV file' }).check();
    await button('Next: Message').click();
    await page.getByText('Choose a file.').waitFor();
    expect(await steps.getByRole('link').count()).toBe(1);

    const nobody = { filters: { email: { $eq: 'nobody@example.org' } } };
    await draft('To nobody', 'message', {
      audience: { type: 'filter', uid: 'api::customer.customer', ...nobody },
      template: null,
    });
    await button('Next: Check').click();
    await page.getByText('Choose a template.').waitFor();
    await screen.choose('Template', new RegExp(`${TEMPLATES.customers}$`));
    await page.getByText('There is nobody to show the message of.').waitFor();
    await steps.getByRole('link', { name: 'Audience (done)' }).click();
    await button('Confirm', page.getByRole('alertdialog')).click();
    await page.getByText('Nobody', { exact: true }).waitFor();
    await button('Next: Message').click();
    await screen.choose('Template', new RegExp(`${TEMPLATES.customers}$`));
    await button('Next: Check').click();
    await check('Nobody');
    expect(await page.getByRole('link', { name: 'Next: Review and send' }).count()).toBe(0);
    expect(await faults()).toEqual([]);
  });

  test('leaves everybody out and takes them back in', async () => {
    const { button, faults } = screen;
    await draft('Spring list', 'check');
    await check('5 people');
    await button('Leave all of these out').click();
    await page.getByText('5 people are left out by hand').waitFor();
    await page.getByText('Nobody can be sent to').first().waitFor();
    expect(await faults()).toEqual([]);
    await button('Take all of these in').click();
    await page.getByText('5 people can be sent to').first().waitFor();
    await page.getByRole('tab', { name: /^Same number again/ }).click();
    await page.getByRole('gridcell', { name: 'Same number again' }).waitFor();
    const lines = await saved('Save as CSV');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain("Jonas,'+4917655501234,0176 5550 1234,duplicate");
  });

  test('waits for its time, gets another one, and is called off', async () => {
    const { button, choose, text, faults } = screen;
    await review();
    const percent = text('More than … percent').or(
      page.getByRole('spinbutton', { name: 'More than … percent' }),
    );
    await percent.fill('300');
    await page.getByText('A number from 0 to 100').waitFor();
    expect(await button('Send to 5 people').isDisabled()).toBe(true);
    await percent.fill('20');
    await page.getByRole('radio', { name: 'Later' }).check();
    await start('Schedule for 5 people');
    await badge('Scheduled').waitFor();
    await page.getByText(/9:00 AM$/).waitFor();

    await button('Change the time').click();
    const dialog = page.getByRole('dialog', { name: 'Change the time' });
    await choose('Time', '11:30', dialog);
    expect(await faults('[role="dialog"]')).toEqual([]);
    await button('Keep this time', dialog).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(/11:30 AM$/).waitFor();
    await page.reload();
    await page.getByText(/11:30 AM$/).waitFor();

    await button('Cancel the campaign').click();
    const sure = page.getByRole('alertdialog');
    await button('Go on with it', sure).press('Enter');
    await sure.waitFor({ state: 'detached' });
    await page.locator('button:focus', { hasText: 'Cancel the campaign' }).waitFor();
    await button('Cancel the campaign').click();
    await button('Cancel the campaign', sure).click();
    await badge('Cancelled').waitFor();
    await marketer.counts('Not sent', 5);
    await marketer.tile('Not sent').click();
    await page.getByRole('gridcell', { name: 'Not sent', exact: true }).first().waitFor();
    expect(await marketer.sentTo(TEMPLATES.customers)).toEqual([]);
    expect(await faults()).toEqual([]);
  });

  test('is told when it is more than the number may begin in a day', async () => {
    const [account] = await marketer.ask<{ documentId: string; phoneNumberId: string }[]>(
      'GET',
      'accounts',
    );
    const mayBegin = async (messagingLimit: string) => {
      const path = `phone-numbers/${account!.phoneNumberId}`;
      await marketer.simulate('PATCH', path, { messagingLimit });
      await marketer.ask('POST', `accounts/${account!.documentId}/test`, {});
    };
    await mayBegin(`TIER_${LIMIT}`);
    await marketer.takeFile('many.csv', listPeople(OVER_LIMIT));
    await marketer.chooseTemplate(TEMPLATES.files);
    await screen.button('Next: Check').click();
    await check(`${OVER_LIMIT} people`);
    await review();
    await page.getByText(`Your number may begin ${LIMIT} conversations within 24 hours`).waitFor();
    await page.getByText('2 days', { exact: true }).waitFor();
    expect(await screen.faults()).toEqual([]);
    await mayBegin('TIER_2K');
  });

  test('tells what failed by its reason, tries it again, and leads to its messages in the log', async () => {
    const { button, faults } = screen;
    const refused = (code: number) => ({ path: '/messages', code, times: 1 });
    await marketer.simulate('PUT', 'faults', { error: [refused(132012), refused(131026)] });
    await draft('Half refused', 'check');
    await check('5 people');
    await review();
    await start('Send to 5 people');
    await badge('Done, with failures').waitFor();
    await marketer.counts('Delivered', 3);
    const reasons = page.getByRole('region', { name: 'What failed' });
    const reason = (words: string) => reasons.getByRole('listitem').filter({ hasText: words });
    const unreachable = reason('WhatsApp could not deliver to this number.');
    const wrongValue = reason('A value has a form that the template does not accept.');
    await unreachable.waitFor();
    expect(await unreachable.getByRole('button').count()).toBe(0);
    await page.getByRole('row', { name: /Accepted by Meta 3 60%/ }).waitFor();
    expect(await faults()).toEqual([]);

    await wrongValue.getByRole('link', { name: 'Show these people' }).click();
    await page.getByRole('button', { name: 'Clear filters' }).waitFor();
    const people = page.getByRole('region', { name: 'People' });
    await people
      .getByText('A value has a form that the template does not accept.')
      .first()
      .waitFor();
    await people.getByText('Delivered', { exact: true }).first().waitFor({ state: 'detached' });
    await button('Clear filters').click();
    await people.getByText('No valid number', { exact: true }).waitFor();

    await button('Retry 1', wrongValue).click();
    await marketer.counts('Failed', 1);
    await marketer.counts('Delivered', 4);
    await wrongValue.waitFor({ state: 'detached' });

    await page.getByRole('link', { name: 'Messages in the log' }).click();
    const chip = button('Take away the filter “Campaign: Half refused”');
    await page.getByText('Campaign: Half refused').waitFor();
    await page.getByText('5 messages', { exact: true }).waitFor();
    expect(await faults()).toEqual([]);
    await chip.click();
    await chip.waitFor({ state: 'detached' });
  });

  test('stops by itself when too many fail, and the rest of it is cancelled', async () => {
    const { button, faults } = screen;
    await marketer.simulate('PUT', 'faults', {
      webhooks: { failStatus: { code: 131026, times: FAILING } },
    });
    await marketer.takeFile('people.csv', listPeople(MANY));
    await marketer.chooseTemplate(TEMPLATES.files);
    await button('Next: Check').click();
    await check(`${MANY} people`);
    await review();
    await start(`Send to ${MANY} people`, String(MANY));
    await page.getByText('Paused by itself: too many messages failed').waitFor();
    await button('Resume').waitFor();
    expect(await faults()).toEqual([]);
    await button('Cancel the rest').click();
    await button('Cancel the rest', page.getByRole('alertdialog')).click();
    await badge('Cancelled').waitFor();
    await page.getByText('Ended', { exact: true }).waitFor();
    await marketer.counts('Queued', 0);
    await marketer.counts('Failed', FAILING);
    const figure = async (name: string) =>
      Number(await marketer.tile(name).locator('strong').innerText());
    const left = (await figure('Cancelled')) + (await figure('Not sent'));
    expect(left).toBeGreaterThan(0);
    expect(left + (await figure('Sent')) + FAILING).toBe(MANY);
    const asked = await marketer.sentTo(TEMPLATES.files);
    expect(asked).toHaveLength(MANY - left);
  });

  test('is only looked at by whoever may no more, and hidden from others', async () => {
    const { demo } = marketer;
    const password = 'Reads-0nly';
    const reader = { firstname: 'Rea', lastname: 'Der', email: 'reader@example.com', password };
    const other = { firstname: 'Otto', lastname: 'Her', email: 'other@example.com', password };
    await addColleague(demo, reader, ['campaigns.read']);
    await addColleague(demo, other, ['templates.read']);

    const rea = await sit(demo, reader);
    await rea.page.goto(CAMPAIGNS);
    await rea.page.getByRole('link', { name: 'Half refused' }).click();
    await rea.page.getByRole('region', { name: 'What failed' }).waitFor();
    await rea.page.getByText('+34 ••• ••78').waitFor();
    for (const name of [/^Retry/, 'More', 'Save as CSV', 'Duplicate'])
      expect(await rea.page.getByRole('button', { name }).count()).toBe(0);
    expect(await rea.page.getByRole('link', { name: 'Messages in the log' }).count()).toBe(0);
    expect(await rea.screen.faults()).toEqual([]);
    await rea.page.goto(`${CAMPAIGNS}/new/edit`);
    await rea.page.getByText(/don't have the permissions/).waitFor();
    await rea.browser.close();

    const otto = await sit(demo, other);
    await otto.page.goto(CAMPAIGNS);
    await otto.page.getByText(/don't have the permissions/).waitFor();
    expect(await otto.page.getByRole('link', { name: 'Campaigns' }).count()).toBe(0);
    await otto.browser.close();
    expect(marketer.browser.pageErrors).toEqual([]);
  });
});
