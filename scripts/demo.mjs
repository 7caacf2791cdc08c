// `npm run demo [-- --reset]`: the shop, the plugin and the simulator, from a fresh clone to a login.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { buildPlayground, buildPlugin, buildSimulator } from './lib/build.mjs';
import { DEMO_LOGIN, startDemoServers } from './lib/demo-servers.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { PLAYGROUND } from './lib/paths.mjs';
import { isFree } from './lib/ports.mjs';
import { fail } from './lib/run.mjs';
import { ensureSecrets } from './lib/secrets.mjs';

const port = Number(process.env.PORT ?? 1337);
const simulatorPort = Number(process.env.SIMULATOR_PORT ?? 4010);
const databaseFile = path.join(PLAYGROUND, '.tmp', 'demo.db');

let demo;
let stopping = false;

async function stop(code) {
  if (stopping) return;
  stopping = true;
  await demo?.stop();
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0));
// npm, when it is told to end, tells only the shell in between: a new parent means that nobody holds us any more.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && stop(0), 1_000).unref();

for (const [name, number] of [
  ['PORT', port],
  ['SIMULATOR_PORT', simulatorPort],
]) {
  if (!(await isFree(number))) {
    fail(
      `Port ${number} is in use: choose another, for example ${name}=${number + 1} npm run demo.`,
    );
  }
}
await ensureInstalled();
await buildPlugin();
await buildSimulator();
await buildPlayground({ adminPanel: true });
ensureSecrets();
if (process.argv.includes('--reset')) {
  for (const suffix of ['', '-journal', '-wal', '-shm'])
    rmSync(databaseFile + suffix, { force: true });
}

try {
  demo = await startDemoServers({ port, simulatorPort, databaseFile });
} catch (error) {
  if (!stopping) fail(error.message);
}
for (const server of demo.servers) {
  server.exited.then(() => {
    if (stopping) return;
    console.error(`${server.name} ended by itself:\n${server.lastLines()}`);
    void stop(1);
  });
}

console.log(`
Demo ready
  Admin panel   http://localhost:${port}/admin
  Login         ${DEMO_LOGIN.email} / ${DEMO_LOGIN.password}
  Simulator     http://localhost:${simulatorPort}  (the phones that receive your messages)

  1. Open an order in the Content Manager and press "Send a message" in the WhatsApp panel.
  2. Watch it arrive on the phone in the simulator, and answer from there.
  3. Follow the message's state in the plugin's page, "WhatsApp" in the menu.

  Ctrl+C ends both. "npm run demo -- --reset" starts from an empty database.
`);
