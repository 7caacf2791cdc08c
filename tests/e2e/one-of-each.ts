import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';

import { holdPhones, OLIVER } from './agents';
import { askAs } from './ask-as';
import type { Demo } from './demo';
import type { Made } from './pages';

/** Fills the demo with one of each: somebody who has written, a campaign on its way, one that is begun. */
export async function makeOneOfEach(demo: Demo, page: Page): Promise<Made> {
  const phones = holdPhones(demo);
  const ask = askAs(page);
  await phones.write(OLIVER, 'Where is my order?');
  const [account] = await until(() => ask<Listed[]>('GET', 'accounts'));
  const [contact] = await until(() => ask<Listed[]>('GET', 'contacts'));
  const [message] = await until(() => ask<Listed[]>('GET', 'messages'));
  const [conversation] = await until(() => ask<Listed[]>('GET', 'inbox/conversations'));
  const [family] = await until(() =>
    ask<{ languages: Listed[] }[]>('GET', 'templates?_q=demo_order_on_its_way'),
  );
  const audience = { type: 'filter', uid: 'api::order.order' };
  const draft = await ask<Listed>('POST', 'campaigns', { name: 'Draft', audience });
  const campaign = await ask<Listed>('POST', 'campaigns', {
    name: 'Letter to everybody',
    audience,
    template: 'demo_order_on_its_way',
  });
  await ask('POST', `campaigns/${campaign.documentId}/check`, {});
  const { recipients } = await until(async () => {
    const now = await ask<{ status: string; recipients: number }>(
      'GET',
      `campaigns/${campaign.documentId}`,
    );
    return now.status === 'checked' ? now : null;
  });
  await ask('POST', `campaigns/${campaign.documentId}/start`, { recipients });
  const automation = await ask<Listed>('POST', 'automations', {
    name: 'Greeting',
    trigger: { type: 'created', uid: 'api::order.order' },
    steps: [{ type: 'sendTemplate', template: 'demo_order_on_its_way' }],
  });
  return {
    account: account!.documentId,
    automation: automation.documentId,
    campaign: campaign.documentId,
    contact: contact!.documentId,
    conversation: conversation!.documentId,
    draft: draft.documentId,
    message: message!.documentId,
    template: family!.languages[0]!.documentId,
  };
}

interface Listed {
  documentId: string;
}

/** Asks until there is something; what a phone sends and Meta tells takes its time. */
const until = async <T>(look: () => Promise<T | null>): Promise<T> => {
  const found = await look();
  if (found !== null && !(Array.isArray(found) && found.length === 0)) return found;
  await pause(200);
  return until(look);
};
