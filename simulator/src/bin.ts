#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { createSimulator, type Simulator } from './simulator';

const DEFAULT_PORT = '4010';
const HELP = `A local stand-in for Meta's WhatsApp Cloud API, with a phone screen.

Usage: whatsapp-simulator [options]

  --port <number>         port to listen on (default: SIMULATOR_PORT or ${DEFAULT_PORT})
  --host <address>        address to listen on (default: 127.0.0.1)
  --webhook <url>         callback URL to set once the receiver answers its handshake
  --verify-token <token>  verify token for that callback
  --help                  this text
`;

const RETRY_MS = 2_000;

interface Flags {
  port: number;
  host: string;
  webhook?: string;
  verifyToken: string;
}

const readFlags = (): Flags | undefined => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
      webhook: { type: 'string' },
      'verify-token': { type: 'string', default: '' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const port = Number(values.port ?? process.env['SIMULATOR_PORT'] ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`"${values.port ?? process.env['SIMULATOR_PORT']}" is not a port number.`);
  }
  return {
    port,
    host: values.host,
    verifyToken: values['verify-token'],
    ...(values.webhook === undefined ? {} : { webhook: values.webhook }),
  };
};

/** Sets the callback, again and again until its receiver is up. */
const connect = async (simulator: Simulator, flags: Flags): Promise<void> => {
  const callbackUrl = flags.webhook;
  if (!callbackUrl) return;
  try {
    await simulator.setWebhook({ callbackUrl, verifyToken: flags.verifyToken, subscribe: true });
    process.stdout.write(`Webhooks go to ${callbackUrl}\n`);
  } catch {
    setTimeout(() => void connect(simulator, flags), RETRY_MS).unref();
  }
};

const reasonOf = (error: unknown, flags: Flags | undefined): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `Port ${flags?.port} is already in use; choose another with --port or SIMULATOR_PORT.`;
  }
  return error instanceof Error ? error.message : String(error);
};

const main = async (): Promise<void> => {
  let flags: Flags | undefined;
  try {
    flags = readFlags();
    if (!flags) {
      process.stdout.write(HELP);
      return;
    }
    const simulator = createSimulator();
    const { url } = await simulator.start(flags.port, flags.host);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void simulator.stop().then(() => process.exit(0)));
    }
    process.stdout.write(`WhatsApp simulator on ${url}\n`);
    await connect(simulator, flags);
  } catch (error) {
    process.stderr.write(`${reasonOf(error, flags)}\n`);
    process.exitCode = 1;
  }
};

void main();
