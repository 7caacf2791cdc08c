// `npm run build`: the package as it is published.
import { buildPlugin, buildSimulator } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';

await ensureInstalled();
await buildPlugin();
await buildSimulator();
