import type { Core } from '@strapi/strapi';

/** What the simulator tells of its seeded business: everything an account needs. */
type SimulatorCredentials = {
  appId: string;
  appSecret: string;
  accessToken: string;
  businessAccountId: string;
  portfolioId: string;
  numbers: {
    phoneNumberId: string;
    displayPhoneNumber: string;
    verifiedName: string;
    kind: string;
  }[];
};

/** Connects the simulator's first number as the demo's sandbox account, once; without a simulator it says so and goes on. */
export async function seedWhatsapp(strapi: Core.Strapi) {
  const simulatorUrl = process.env.SIMULATOR_URL ?? 'http://127.0.0.1:4010';
  const credentials = await readCredentials(simulatorUrl);
  if (!credentials) {
    strapi.log.warn(
      `No simulator answers at ${simulatorUrl}: the demo starts without a WhatsApp account.`,
    );
    return;
  }
  await connectAccount(strapi, credentials);
}

async function readCredentials(simulatorUrl: string): Promise<SimulatorCredentials | null> {
  try {
    const response = await fetch(`${simulatorUrl}/_simulator/credentials`, {
      signal: AbortSignal.timeout(5_000),
    });
    return response.ok ? ((await response.json()) as SimulatorCredentials) : null;
  } catch {
    return null;
  }
}

async function connectAccount(strapi: Core.Strapi, credentials: SimulatorCredentials) {
  const number = credentials.numbers[0];
  const accounts = strapi.plugin('whatsapp').services['accounts'];
  if (!number || !accounts) return;
}
