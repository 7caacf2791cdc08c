import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import type { AutomationsFile, TemplatesFile } from '../../shared/domain/transfer/file';
import { openBrowser, type TestBrowser } from './browser';
import { holdBack } from './hold-back';
import { startDemo, type Demo } from './demo';
import { readScreen, type Screen } from './screen';

const TEMPLATES = '/admin/plugins/whatsapp/templates';
const AUTOMATIONS = '/admin/plugins/whatsapp/automations';
const MENU = 'Export and import';

/** What goes from one environment to another, as the person who brings it there does it. */
describe('moving between environments', () => {
  let demo: Demo;
  let browser: TestBrowser;
  let page: Page;
  let screen: Screen;

  beforeAll(async () => {
    demo = await startDemo();
    browser = await openBrowser(demo.url);
    page = await browser.newPage({ locale: 'en-GB', timezoneId: 'Europe/Berlin' });
    screen = readScreen(page);
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  async function exported<T>(entry: string): Promise<T> {
    const download = page.waitForEvent('download');
    await screen.pick(MENU, entry);
    return JSON.parse(await readFile(await (await download).path(), 'utf8')) as T;
  }

  async function choose(title: string, file: object | string): Promise<Locator> {
    const dialog = page.getByRole('dialog', { name: title });
    if (!(await dialog.isVisible())) await screen.pick(MENU, title);
    await dialog.waitFor();
    await dialog.locator('input[type="file"]').setInputFiles({
      name: 'staging.json',
      mimeType: 'application/json',
      buffer: Buffer.from(typeof file === 'string' ? file : JSON.stringify(file)),
    });
    return dialog;
  }

  const entry = (dialog: Locator, name: string) =>
    dialog
      .getByRole('listitem')
      .filter({ has: page.getByText(name, { exact: true }) })
      .first();

  test('templates are exported, and imported after a look at what would change', async () => {
    await page.goto(TEMPLATES);
    await page.getByRole('grid').waitFor();
    const file = await exported<TemplatesFile>('Export these templates');
    expect(file.kind).toBe('whatsapp-templates');
    expect(JSON.stringify(file)).not.toContain('documentId');
    const [first] = file.templates;

    let dialog = await choose('Import templates', 'no JSON');
    await dialog.getByText('This is no file that was exported from here.').waitFor();
    const moved = [
      { ...first, content: { ...first!.content, name: 'from_staging' } },
      { ...first, content: { ...first!.content, name: 'not_here' }, appliesTo: 'api::gone.gone' },
      first,
    ];
    dialog = await choose('Import templates', { ...file, templates: moved });
    await dialog.getByText('1 new · 1 the same · 1 impossible').waitFor();
    await entry(dialog, 'not_here').getByText('Impossible').waitFor();
    expect(await screen.faults('[role="dialog"]')).toEqual([]);

    await screen.button('Import 1', dialog).click();
    await entry(dialog, 'from_staging').getByText('Imported').waitFor();
    await entry(dialog, 'not_here').getByText('Left out').waitFor();
    await screen.button('Close', dialog).last().click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('grid').getByText('from_staging', { exact: true }).waitFor();
    expect(await screen.faults()).toEqual([]);
  });

  test('only what the file says that was chosen last is shown, whichever answer comes last', async () => {
    await page.goto(TEMPLATES);
    await page.getByRole('grid').waitFor();
    const file = await exported<TemplatesFile>('Export these templates');
    const [first] = file.templates;
    const fileOf = (name: string) => ({
      ...file,
      templates: [{ ...first, content: { ...first!.content, name } }],
    });
    const held = await holdBack(page, '**/whatsapp/templates/import*', 'chosen_first');
    await choose('Import templates', fileOf('chosen_first'));
    const dialog = await choose('Import templates', fileOf('chosen_last'));
    await entry(dialog, 'chosen_last').waitFor();
    await held.release();
    expect(await entry(dialog, 'chosen_first').count()).toBe(0);
    await entry(dialog, 'chosen_last').waitFor();
  });

  test('automations come turned off, for the account that is chosen', async () => {
    const file: AutomationsFile = {
      kind: 'whatsapp-automations',
      version: 1,
      automations: [
        {
          name: 'From staging',
          account: 'Staging',
          trigger: { type: 'created', uid: 'api::order.order' },
          condition: null,
          steps: [{ type: 'emit', name: 'order.created' }],
          limits: {
            oncePerRecord: false,
            perPersonDays: null,
            quietHours: null,
            requireConsent: false,
            stopOnReply: false,
            maxPerHour: 100,
          },
        },
      ],
    };
    await page.goto(AUTOMATIONS);
    const dialog = await choose('Import automations', file);
    await dialog.getByText('1 impossible').waitFor();
    await dialog.getByText('There is no account “Staging” here.').waitFor();
    await screen.choose('Account for “Staging”', /.+/, dialog);
    await dialog.getByText('1 new').waitFor();
    expect(await screen.faults('[role="dialog"]')).toEqual([]);
    await screen.button('Import 1', dialog).click();
    await entry(dialog, 'From staging').getByText('Imported').waitFor();
    await screen.button('Close', dialog).last().click();
    await page.getByRole('switch', { name: /From staging/ }).waitFor();
    const again = await exported<AutomationsFile>('Export these automations');
    expect(again.automations.map(({ name }) => name)).toEqual(['From staging']);
    expect(await screen.faults()).toEqual([]);
  });

  test('a row is exported by itself', async () => {
    await page.goto(TEMPLATES);
    await page.getByRole('grid').waitFor();
    const download = page.waitForEvent('download');
    await screen.pick('Actions for from_staging', 'Export');
    const file = JSON.parse(await readFile(await (await download).path(), 'utf8')) as TemplatesFile;
    expect(new Set(file.templates.map(({ content }) => content.name))).toEqual(
      new Set(['from_staging']),
    );
    expect(browser.pageErrors).toEqual([]);
  });
});
