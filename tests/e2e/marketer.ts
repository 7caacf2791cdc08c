import type { Locator, Page } from 'playwright-core';

import { approveTemplate } from './approved-template';
import { askAs, type Ask } from './ask-as';
import { openBrowser, type TestBrowser } from './browser';
import { startDemo, type Demo } from './demo';
import { readScreen, type Screen } from './screen';

export const CAMPAIGNS = '/admin/plugins/whatsapp/campaigns';
export const CUSTOMERS = '/admin/content-manager/collection-types/api::customer.customer';

/** For customers, and for people of whom there is no record. */
export const TEMPLATES = { customers: 'spring_letter', files: 'spring_letter_by_file' };
export const GREETING = 'the spring list is out';

interface SentRequest {
  body: { to?: string; template?: { name: string; components: unknown } };
}

/** Somebody who sends to many, and what they have before them. */
export interface Marketer {
  demo: Demo;
  browser: TestBrowser;
  page: Page;
  screen: Screen;
  simulate(method: string, path: string, body?: object): Promise<unknown>;
  /** Asks the admin API, as the person who is signed in. */
  ask: Ask;
  /** To whom a template went, as Meta was asked for it. */
  sentTo(template: string): Promise<string[]>;
  /** The heading of a step of the wizard. */
  step(name: string): Locator;
  /** A figure of a campaign. */
  tile(name: string): Locator;
  /** Waits until a figure is this number. */
  counts(name: string, count: number): Promise<void>;
  chooseTemplate(name: string): Promise<void>;
  /** Begins a campaign for the lines of a file, and goes on to its message. */
  takeFile(name: string, lines: readonly string[]): Promise<void>;
  leave(): Promise<void>;
}

/** The demo with two approved templates, and a person who sends them. */
export async function hireMarketer(): Promise<Marketer> {
  const demo = await startDemo();
  const browser = await openBrowser(demo.url);
  const page = await browser.newPage({ locale: 'en-GB', timezoneId: 'Europe/Berlin' });
  const screen = readScreen(page);

  const simulate: Marketer['simulate'] = async (method, path, body) => {
    const answer = await fetch(`${demo.simulatorUrl}/_simulator/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return answer.json();
  };
  const ask = askAs(page);
  /** A template with a name, a link that is counted, and a button to answer with. */
  const writeTemplate = (name: string, appliesTo: string | null, type: 'field' | 'free_text') =>
    approveTemplate(
      ask,
      simulate,
      {
        name,
        body: `Hi {{first_name}}, ${GREETING}. Have a look.`,
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
      },
      appliesTo,
    );

  await page.goto('/admin');
  await page.getByRole('navigation').first().waitFor();
  await ask('PUT', 'preferences', { trackLinks: true });
  await writeTemplate(TEMPLATES.customers, 'api::customer.customer', 'field');
  await writeTemplate(TEMPLATES.files, null, 'free_text');

  const step: Marketer['step'] = (name) =>
    page.getByRole('heading', { level: 2, name, exact: true });
  const tile: Marketer['tile'] = (name) =>
    page
      .getByRole('list', { name: 'Messages by what became of them' })
      .getByRole('link', { name: new RegExp(`^${name}`) });
  return {
    demo,
    browser,
    page,
    screen,
    simulate,
    ask,
    sentTo: async (template) =>
      ((await simulate('GET', 'requests?method=POST&path=/messages')) as SentRequest[])
        .filter(({ body }) => body.template?.name === template)
        .map(({ body }) => body.to ?? ''),
    step,
    tile,
    counts: (name, count) => tile(name).getByText(String(count), { exact: true }).waitFor(),
    chooseTemplate: async (name) => {
      await screen.choose('Template', new RegExp(`${name}$`));
      await page.getByText(GREETING).first().waitFor();
    },
    takeFile: async (name, lines) => {
      await page.goto(`${CAMPAIGNS}/new/edit`);
      await page.getByRole('radio', { name: 'A CSV file' }).check();
      await page.locator('input[type="file"]').setInputFiles({
        name,
        mimeType: 'text/csv',
        buffer: Buffer.from(lines.join('\n')),
      });
      await page.getByText(`${name} · ${lines.length - 1} rows`).waitFor();
      await screen.button('Next: Message').click();
      await step('What does it say?').waitFor();
    },
    leave: async () => {
      await browser.close();
      await demo.stop();
    },
  };
}

/** The lines of a file with so many people who have phones, below its header. */
export const listPeople = (count: number): string[] => [
  'First name,Mobile',
  ...Array.from(
    { length: count },
    (_, index) => `Person ${index + 1},+4915150${String(100_000 + index)}`,
  ),
];
