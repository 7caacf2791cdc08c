import type { Page } from 'playwright-core';

import { openBrowser, type TestBrowser } from './browser';
import { startDemo, type Demo } from './demo';
import { readScreen, type Screen } from './screen';

/** What the simulator gives out as Meta's console does. */
export interface Credentials {
  appSecret: string;
  accessToken: string;
  businessAccountId: string;
  numbers: { phoneNumberId: string; kind: string }[];
}

/** A Strapi that nobody has connected yet, with the simulator in Meta's place. */
export interface AsMeta {
  demo: Demo;
  browser: TestBrowser;
  page: Page;
  screen: Screen;
  credentials: Credentials;
  /** Plays Meta: answers what the simulator's control answers. */
  control(method: string, path: string, body?: object): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

export async function openAsMeta(): Promise<AsMeta> {
  const demo = await startDemo({ asMeta: true, env: { SEED_WHATSAPP: 'false' } });
  let browser: TestBrowser | null = null;
  const close = async () => {
    await browser?.close();
    await demo.stop();
  };
  const control: AsMeta['control'] = async (method, path, body) => {
    const answer = await fetch(`${demo.simulatorUrl}/_simulator/${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return (await answer.json()) as Record<string, unknown>;
  };
  try {
    const credentials = (await control('GET', 'credentials')) as unknown as Credentials;
    browser = await openBrowser(demo.url);
    const page = await browser.newPage();
    return { demo, browser, page, screen: readScreen(page), credentials, control, close };
  } catch (failure) {
    await close();
    throw failure;
  }
}
