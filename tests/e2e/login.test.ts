import { preparePlayground, type PreparedPlayground } from '../playground';
import { startStrapi, type ServerProcess } from '../processes';
import { axe, fillLogin, openBrowser, type TestBrowser } from './browser';

describe('the admin panel of the demo', () => {
  let prepared: PreparedPlayground;
  let strapi: ServerProcess;
  let browser: TestBrowser;

  beforeAll(async () => {
    prepared = await preparePlayground({
      seed: true,
      env: { NODE_ENV: 'production', SIMULATOR_URL: 'http://127.0.0.1:9' },
    });
    strapi = await startStrapi(prepared);
    browser = await openBrowser(strapi.url);
  });

  afterAll(async () => {
    await browser?.close();
    await strapi?.stop();
    await prepared?.remove();
  });

  test('lets the printed login in and shows the home page without a tour', async () => {
    const page = await browser.newPage({ signedOut: true });

    await fillLogin(page);

    await page.getByRole('heading', { level: 1, name: /Dana/ }).waitFor();
    expect(await page.getByText('Got it').count()).toBe(0);
    expect(browser.pageErrors).toEqual([]);
  });

  test.each(['light', 'dark'] as const)(
    'lists the shop, signed in already, in %s',
    async (theme) => {
      const page = await browser.newPage({ theme });

      await page.goto('/admin/content-manager/collection-types/api::customer.customer');

      await page.getByText('Lena').first().waitFor();
      const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const [red] = background.match(/\d+/g)!.map(Number);
      expect(red! < 128).toBe(theme === 'dark');
      expect(await axe(page, { include: 'main h1' })).toEqual([]);
    },
  );
});
