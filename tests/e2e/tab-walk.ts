import type { Page } from 'playwright-core';

/** What somebody meets who goes through a page by its keys. */
export interface Walk {
  /** Controls that are there to be used, and where no key leads. */
  missed: string[];
  /** Whether Tab never leaves again. */
  isTrap: boolean;
}

/**
 * Goes through the main part of a page with Tab, from its beginning until Tab leaves it, and through each
 * table with the arrows.
 */
export async function walkThrough(page: Page): Promise<Walk> {
  const stops = await page.evaluate(begin);
  let pressed = 0;
  do await page.keyboard.press('Tab');
  while ((await page.evaluate(() => window.walk.look())) && (pressed += 1) < 2 * stops + 20);
  const isTrap = pressed >= 2 * stops + 20;
  const grids = await page.evaluate(() => window.walk.grids.length);
  for (let index = 0; index < grids; index += 1) await walkGrid(page, index);
  return { isTrap, missed: await page.evaluate(() => window.walk.missed()) };
}

/** Goes through a table as through a page of writing, and into the cells that hold more than one thing. */
async function walkGrid(page: Page, index: number) {
  const isNew = () => page.evaluate(() => window.walk.look() && window.walk.wasNew);
  await page.evaluate((at) => window.walk.enter(at), index);
  do {
    await page.keyboard.press('Home');
    await page.evaluate(() => window.walk.look());
    do await walkCell(page);
    while ((await page.keyboard.press('ArrowRight'), await isNew()));
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
  } while (await isNew());
}

async function walkCell(page: Page) {
  const controls = await page.evaluate(() => window.walk.controlsInCell());
  if (controls === 0) return;
  await page.keyboard.press('Enter');
  for (let at = 0; at < controls; at += 1) {
    await page.evaluate(() => window.walk.look());
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Escape');
}

declare global {
  interface Window {
    walk: {
      /** Notes what has the focus; false when it is outside. */
      look(): boolean;
      /** What was noted last had not been there before. */
      wasNew: boolean;
      grids: Element[];
      enter(index: number): void;
      /** How many controls the cell holds that has the focus itself. */
      controlsInCell(): number;
      missed(): string[];
    };
  }
}

/** Runs in the page; it gives how many stops there are. */
function begin(): number {
  const CONTROL =
    'a[href], button, input, select, textarea, summary, audio[controls], video[controls], [tabindex="0"], ' +
    '[role="button"], [role="link"], [role="checkbox"], [role="switch"], [role="combobox"]';
  /** One of these is a stop, and the arrows lead from it to the others. */
  const AMONG_OTHERS = '[role="radio"], [role="tab"], input[type="radio"]';
  const GROUP = '[role="radiogroup"], [role="tablist"]';
  const main = document.querySelector<HTMLElement>('main')!;
  const controls = () =>
    [...main.querySelectorAll(CONTROL)].filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true }) &&
        !element.closest('[aria-hidden="true"], [inert]') &&
        !element.matches(`:disabled, [aria-disabled="true"], ${AMONG_OTHERS}, ${GROUP}`),
    );
  // What comes while somebody walks may come behind them.
  const atFirst = new Set(controls());
  const seen = new Set<Element>();
  window.walk = {
    wasNew: false,
    grids: [...main.querySelectorAll('[role="grid"]')],
    look() {
      const at = document.activeElement;
      if (!at || !main.contains(at)) return false;
      this.wasNew = !seen.has(at);
      seen.add(at);
      return true;
    },
    enter(index) {
      this.grids[index]!.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    },
    controlsInCell: () =>
      document.activeElement?.matches('[role="gridcell"]')
        ? document.activeElement.querySelectorAll('a, button, input').length
        : 0,
    missed: () =>
      controls()
        .filter((element) => atFirst.has(element) && !seen.has(element))
        .map((element) => element.outerHTML.slice(0, 200)),
  };
  main.tabIndex = -1;
  main.focus();
  return atFirst.size;
}
