import type { Page } from 'playwright-core';

/** A request of a page that waits for the test. */
export interface Held {
  /** Lets it go; resolves when the page has shown what follows from the answer. */
  release(): Promise<void>;
}

/** So long a page takes at most to show what it was answered. */
const SHOWN_MS = 500;

/** Holds requests back that go to an address and, where it is given, have this in what they send. */
export async function holdBack(page: Page, address: string, having = ''): Promise<Held> {
  let open: () => void;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let settle: () => void;
  const settled = new Promise<void>((resolve) => {
    settle = resolve;
  });
  await page.route(address, async (route) => {
    if (!(route.request().postData() ?? '').includes(having)) return route.continue();
    await opened;
    const response = await route.fetch();
    await route.fulfill({ response });
    settle();
  });
  return {
    async release() {
      open();
      await settled;
      // The panel's live stream never ends: no page of it comes to rest by itself.
      await page.waitForTimeout(SHOWN_MS);
      await page.unroute(address);
    },
  };
}
