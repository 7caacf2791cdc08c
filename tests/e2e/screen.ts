import type { Locator, Page } from 'playwright-core';

import { axe } from './browser';

/** What a person finds on a page of the admin panel, by the names that are read out. */
export interface Screen {
  text(name: string, within?: Page | Locator): Locator;
  button(name: string, within?: Page | Locator): Locator;
  region(name: string): Locator;
  group(name: string, within?: Page | Locator): Locator;
  /** Opens one of the editor's tabs. */
  openTab(name: string): Promise<void>;
  choose(name: string, option: string | RegExp, within?: Page | Locator): Promise<void>;
  /** Picks an entry of a menu. */
  pick(menu: string, entry: string | RegExp, within?: Page | Locator): Promise<void>;
  /** Walks the field picker by its keys: type to find, right to open, Enter to pick. */
  pickField(opener: Locator, path: readonly string[]): Promise<void>;
  /** Fills a variable of a template with a field of the record. */
  mapToField(variable: Locator, path: readonly string[]): Promise<void>;
  /** The WhatsApp panel beside a record. */
  panel(): Locator;
  /** Opens an order from its list, and the dialog that sends from it. */
  openSendDialog(orderNumber: string, locale?: string): Promise<Locator>;
  /** Whoever looks at a page must not stumble: what breaks WCAG A or AA, which should be nothing. */
  faults(include?: string): Promise<string[]>;
}

/** Finds things on `page` as a person does. */
export function readScreen(page: Page): Screen {
  const text: Screen['text'] = (name, within = page) =>
    within.getByRole('textbox', { name, exact: true });
  const button: Screen['button'] = (name, within = page) =>
    within.getByRole('button', { name, exact: true });
  const choose: Screen['choose'] = async (name, option, within = page) => {
    await within.getByRole('combobox', { name, exact: true }).click();
    await page.getByRole('option', { name: option }).first().click();
  };
  const pickField: Screen['pickField'] = async (opener, path) => {
    await opener.click();
    const search = page.getByRole('combobox', { name: 'Search fields' });
    for (const [index, step] of path.entries()) {
      await search.fill(step);
      await page.getByRole('option').first().waitFor();
      await search.press(index === path.length - 1 ? 'Enter' : 'ArrowRight');
    }
    await search.waitFor({ state: 'detached' });
  };
  const panel = () =>
    page
      .getByRole('complementary')
      .filter({ has: page.getByRole('heading', { name: 'WhatsApp' }) });

  return {
    text,
    button,
    choose,
    pickField,
    panel,
    region: (name) => page.getByRole('region', { name, exact: true }),
    group: (name, within = page) => within.getByRole('group', { name, exact: true }),
    openTab: async (name) => {
      await page.getByRole('tab', { name: new RegExp(`^${name}( |$)`) }).click();
      await page.getByRole('tabpanel', { name: new RegExp(`^${name}( |$)`) }).waitFor();
    },
    pick: async (menu, entry, within = page) => {
      await button(menu, within).click();
      await page.getByRole('menuitem', { name: entry }).click();
    },
    mapToField: async (variable, path) => {
      await choose('Value', 'Field of the record', variable);
      await pickField(variable.getByRole('button', { name: 'Field: Choose a field' }), path);
      await variable.getByRole('button', { name: `Field: ${path.join('.')}` }).waitFor();
    },
    openSendDialog: async (orderNumber, locale = 'en') => {
      await page.goto(
        `/admin/content-manager/collection-types/api::order.order?plugins[i18n][locale]=${locale}`,
      );
      await page.getByRole('gridcell', { name: orderNumber, exact: true }).click();
      await button('Send a message', panel()).click();
      return page.getByRole('dialog', { name: 'Send a WhatsApp message' });
    },
    faults: (include = 'main') => axe(page, { include }),
  };
}
