// Boots once, with the plugin or without, and tells what that took.
import { serve } from '../child';
import { boot } from './boot';

const started = performance.now();
void boot().then((strapi) => {
  const bootMs = performance.now() - started;
  globalThis.gc?.();
  const memoryMb = process.memoryUsage().rss / 2 ** 20;
  serve({ cost: () => ({ bootMs, memoryMb }) }, () => strapi.destroy());
});
