// `npm run screenshots [-- name …]`: the pictures of the docs, from the demo on free ports, in light and dark.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildPlayground, buildPlugin, buildSimulator } from './lib/build.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { playScene } from './lib/demo-scene.mjs';
import { DEMO_LOGIN, startDemoServers } from './lib/demo-servers.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot, TMP } from './lib/paths.mjs';
import { freePort } from './lib/ports.mjs';
import { ensureSecrets } from './lib/secrets.mjs';
import { PICTURES } from './lib/pictures.mjs';

const OUTPUT = inRoot('docs/images');
const VIEWPORT = { width: 1440, height: 900 };

await ensureInstalled();
await buildPlugin();
await buildSimulator();
await buildPlayground({ adminPanel: true });
ensureSecrets();
const executablePath = await ensureChromium();
const { chromium } = await import('playwright-core');

const names = process.argv.slice(2);
const pictures = PICTURES.filter(({ name }) => names.length === 0 || names.includes(name));
mkdirSync(TMP, { recursive: true });
mkdirSync(OUTPUT, { recursive: true });
const directory = mkdtempSync(path.join(TMP, 'screenshots-'));
const demo = await startDemoServers({
  port: await freePort(),
  simulatorPort: await freePort(),
  databaseFile: path.join(directory, 'demo.db'),
});
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--hide-scrollbars'],
});
try {
  const scene = await playScene(demo);
  const storageState = await signIn();
  for (const theme of ['light', 'dark']) {
    for (const picture of pictures) await take(picture, theme, { scene, storageState });
  }
} finally {
  await browser.close();
  await demo.stop();
  rmSync(directory, { recursive: true, force: true });
}

async function signIn() {
  const context = await browser.newContext({ baseURL: demo.url });
  const page = await context.newPage();
  await page.goto('/admin/auth/login');
  await page.locator('input[name="email"]').fill(DEMO_LOGIN.email);
  await page.locator('input[name="password"]').fill(DEMO_LOGIN.password);
  await page.getByRole('checkbox').check();
  await page.locator('button[type="submit"]').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/admin/auth'));
  const state = await context.storageState();
  await context.close();
  return state;
}

async function take({ name, on = 'strapi', open, size, clip }, theme, { scene, storageState }) {
  const context = await browser.newContext({
    baseURL: on === 'simulator' ? demo.simulatorUrl : demo.url,
    colorScheme: theme,
    reducedMotion: 'reduce',
    viewport: size ?? VIEWPORT,
    storageState,
  });
  await context.addInitScript((chosen) => localStorage.setItem('STRAPI_THEME', chosen), theme);
  const page = await context.newPage();
  try {
    await open(page, scene);
    await page.evaluate(() => document.fonts.ready);
    const target = clip ? page.locator(clip).first() : page;
    const file = path.join(OUTPUT, `${name}-${theme}.png`);
    await target.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
    console.log(path.relative(inRoot(), file));
  } finally {
    await context.close();
  }
}
