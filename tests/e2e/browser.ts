import { readFileSync } from 'node:fs';
import {
  chromium,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';

export const DEMO_LOGIN = { email: 'demo@example.com', password: 'WhatsApp-demo-1' };

export type Theme = 'light' | 'dark';

export interface PageOptions extends BrowserContextOptions {
  theme?: Theme;
  /** A language of the admin panel. */
  language?: string;
  /** Stay at the login page. */
  signedOut?: boolean;
}

/** A Chromium that knows one Strapi; every page has a context of its own and starts signed in. */
export interface TestBrowser {
  newPage(options?: PageOptions): Promise<Page>;
  /** What pages threw and did not catch, and what the server failed to answer. */
  pageErrors: Error[];
  close(): Promise<void>;
}

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

const ADMIN_PATH = '/admin';
const TIMEOUT_MS = 30_000;

/** Launches the system's Chromium for the Strapi at `url`; it reaches nothing but this machine. */
export async function openBrowser(url: string, login = DEMO_LOGIN): Promise<TestBrowser> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    // Chromium has no sandbox for root, and /dev/shm is tiny in containers.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
  const pageErrors: Error[] = [];
  let signedIn: StorageState | undefined;

  const newPage = async (options: PageOptions = {}): Promise<Page> => {
    const { theme = 'light', language = 'en', signedOut = false, ...contextOptions } = options;
    if (!signedOut) signedIn ??= await signIn();
    const context = await browser.newContext({
      baseURL: url,
      colorScheme: theme,
      reducedMotion: 'reduce',
      viewport: { width: 1440, height: 900 },
      ...contextOptions,
      ...(signedOut ? {} : { storageState: signedIn }),
    });
    context.setDefaultTimeout(TIMEOUT_MS);
    await context.route(isElsewhere, (route) => route.abort());
    await context.addInitScript(choosePreferences, { theme, language });
    const page = await context.newPage();
    page.on('pageerror', (error) => pageErrors.push(error));
    page.on('response', (answer) => {
      if (answer.status() >= 500)
        pageErrors.push(
          new Error(`${answer.status()} from ${answer.request().method()} ${answer.url()}`),
        );
    });
    return page;
  };

  const signIn = async () => {
    const page = await newPage({ signedOut: true });
    await fillLogin(page, login);
    const state = await page.context().storageState();
    await page.context().close();
    return state;
  };

  return { newPage, pageErrors, close: () => browser.close() };
}

/** Opens the login page, signs in and waits for the home page. */
export async function fillLogin(page: Page, login = DEMO_LOGIN): Promise<void> {
  await page.goto(`${ADMIN_PATH}/auth/login`);
  await page.locator('input[name="email"]').fill(login.email);
  await page.locator('input[name="password"]').fill(login.password);
  await page.getByRole('checkbox').check();
  await page.locator('button[type="submit"]').click();
  await page.waitForURL((url) => !url.pathname.startsWith(`${ADMIN_PATH}/auth`));
  await page.getByRole('navigation').first().waitFor();
}

/** One line for each rule of WCAG 2.1 A and AA that the page breaks; an empty list is what a test asks for. */
export async function axe(page: Page, options: { include?: string } = {}): Promise<string[]> {
  // Evaluated, not added as a script: the admin's content security policy refuses foreign scripts.
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  return page.evaluate(async (include) => {
    const { violations } = await (globalThis as unknown as { axe: AxeRunner }).axe.run(
      include ?? 'body',
      {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
        // Not switched on by the tags: who speaks to the page says what stands on a button.
        rules: { 'label-content-name-mismatch': { enabled: true } },
        resultTypes: ['violations'],
      },
    );
    return violations.map(({ id, help, nodes }) => {
      const places = nodes.map((node) => node.html.slice(0, 200)).join(', ');
      return `${id}: ${help} (${places})`;
    });
  }, options.include);
}

interface AxeRunner {
  run(
    include: string,
    options: object,
  ): Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }>;
}

function isElsewhere(url: URL): boolean {
  return url.protocol.startsWith('http') && !['127.0.0.1', 'localhost'].includes(url.hostname);
}

/** Runs in the page before its own scripts. */
function choosePreferences({ theme, language }: { theme: Theme; language: string }) {
  localStorage.setItem('STRAPI_THEME', theme);
  localStorage.setItem('strapi-admin-language', language);
}
