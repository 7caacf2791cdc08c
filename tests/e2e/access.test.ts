import type { Page } from 'playwright-core';

import { axe, openBrowser, type TestBrowser } from './browser';
import { startDemo, type Demo } from './demo';
import { makeOneOfEach } from './one-of-each';
import { PAGES, type Made, type Visit } from './pages';
import { readScreen } from './screen';

const DESIGNS = ['light', 'dark'] as const;

/** Texts that were not found are shown by their ids. */
const ID_OF_TEXT = /whatsapp\.[a-z]+\.\w+/i;

describe('every page', () => {
  let demo: Demo;
  let browser: TestBrowser;
  let made: Made;

  beforeAll(async () => {
    demo = await startDemo();
    browser = await openBrowser(demo.url);
    const page = await browser.newPage();
    await page.goto('/admin');
    await page.getByRole('navigation').first().waitFor();
    made = await makeOneOfEach(demo, page);
    await page.context().close();
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const come = async (page: Page, { path, ready }: Visit) => {
    await page.goto(`/admin${path(made)}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.getByRole('main').getByText(ready).first().waitFor();
  };
  /** A button under the pointer is paler, which is the design system's own. */
  const faultsOf = async (page: Page, include: string) => {
    await page.mouse.move(0, 0);
    return axe(page, { include });
  };

  describe.each(DESIGNS)('in %s', (theme) => {
    let page: Page;
    beforeAll(async () => {
      page = await browser.newPage({ theme, locale: 'en-GB' });
    });
    afterAll(() => page.context().close());

    test.each(Object.entries(PAGES))('breaks no rule of access: %s', async (_route, visit) => {
      await come(page, visit);
      expect(await faultsOf(page, 'main')).toEqual([]);
      expect(await page.getByRole('main').innerText()).not.toMatch(ID_OF_TEXT);
      for (const [name, open] of Object.entries(visit.dialogs ?? {})) {
        await open(readScreen(page), page);
        const dialog = page
          .getByRole('dialog', { name })
          .or(page.getByRole('alertdialog', { name }));
        await dialog.waitFor();
        expect(await faultsOf(page, `[role="${await dialog.getAttribute('role')}"]`)).toEqual([]);
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
      }
    });
  });

  test('throws nothing and asks for nothing that fails', () => {
    expect(browser.pageErrors).toEqual([]);
  });
});
