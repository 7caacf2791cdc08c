import type { Page } from 'playwright-core';

/** Asks an admin endpoint of the plugin, and answers the data. */
export type Ask = <T>(method: 'GET' | 'POST' | 'PUT', path: string, data?: object) => Promise<T>;

/** The token of the person who is signed in on the page. */
export async function tokenOf(page: Page): Promise<string> {
  const token = await page.evaluate(
    () => document.cookie.match(/jwtToken=([^;]+)/)?.[1] ?? localStorage.getItem('jwtToken'),
  );
  return (token ?? '').replaceAll('"', '');
}

/** Asks the admin API as the person who is signed in on the page; what is refused is an error. */
export const askAs =
  (page: Page): Ask =>
  async <T>(...[method, path, data]: Parameters<Ask>) => {
    const answer = await page.request.fetch(`/whatsapp/${path}`, {
      method,
      headers: { authorization: `Bearer ${await tokenOf(page)}` },
      ...(data && { data }),
    });
    if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`);
    return ((await answer.json()) as { data: T }).data;
  };
