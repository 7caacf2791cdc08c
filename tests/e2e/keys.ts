import type { Locator, Page } from 'playwright-core';

/** No page has so many stops. */
const MOST_STOPS = 200;

/** Somebody who has no pointer. */
export interface Keys {
  press(...keys: string[]): Promise<void>;
  type(words: string): Promise<void>;
  /** Presses Tab until that has the focus. */
  tabTo(control: Locator): Promise<void>;
  /** Goes to a button or link, and presses it. */
  use(control: Locator): Promise<void>;
  /** Picks an entry of the menu that a button opens. */
  pick(menu: Locator, entry: string | RegExp): Promise<void>;
  /** Chooses in a combobox what is found by these words. */
  choose(combobox: Locator, words: string): Promise<void>;
  /** Takes the first of what an open combobox offers. */
  takeFirst(combobox: Locator): Promise<void>;
  /** Waits until that has the focus. */
  comesTo(control: Locator): Promise<void>;
}

/** Uses `page` by its keys alone. */
export function holdKeys(page: Page): Keys {
  const hasFocus = (control: Locator) =>
    control.evaluate((element) => element === document.activeElement);
  const press: Keys['press'] = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const goTo = async (control: Locator, key: string) => {
    await control.waitFor();
    for (let stops = 0; !(await hasFocus(control)); stops += 1) {
      if (stops === MOST_STOPS) throw new Error(`${key} never comes to ${String(control)}`);
      await press(key);
    }
  };
  const tabTo: Keys['tabTo'] = (control) => goTo(control, 'Tab');
  const takeFirst: Keys['takeFirst'] = async (combobox) => {
    await page.getByRole('option').first().waitFor();
    await press('ArrowDown');
    // Enter takes what is marked, and marking it takes a moment.
    await combobox.and(page.locator('[aria-activedescendant]')).waitFor();
    await press('Enter');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
  };
  return {
    press,
    type: (words) => page.keyboard.type(words),
    tabTo,
    use: async (control) => {
      await tabTo(control);
      await press('Enter');
    },
    pick: async (menu, entry) => {
      await tabTo(menu);
      await press('Enter');
      await goTo(page.getByRole('menuitem', { name: entry }), 'ArrowDown');
      await press('Enter');
    },
    choose: async (combobox, words) => {
      await tabTo(combobox);
      await page.keyboard.type(words);
      await page.getByRole('option', { name: words }).first().waitFor();
      await takeFirst(combobox);
    },
    takeFirst,
    // Asked anew each time: what is read later may take the place of what was there.
    comesTo: (control) => control.and(page.locator(':focus')).waitFor({ state: 'attached' }),
  };
}
