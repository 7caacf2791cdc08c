import type { AutomationInput } from '../../shared/contracts/automations';
import type { Step } from '../../shared/domain/automation/action';
import type { Trigger } from '../../shared/domain/automation/trigger';
import { approveTemplate, contentWith } from './approved-template';
import { eventually, type Shop } from './shop';

export const APPOINTMENT = 'api::appointment.appointment';

/** A number that the simulator answers for. */
export const PHONE = '+4917655501234';

interface Rows {
  count(params: object): Promise<number>;
  findMany(params: object): Promise<Record<string, unknown>[]>;
  updateMany(params: object): Promise<unknown>;
}

export const rowsOf = (shop: Shop, uid: string): Rows =>
  shop.booted.strapi.db.query(uid as never) as unknown as Rows;

/** A template without variables that everybody may get. */
export const approveNotice = (shop: Shop, name = 'notice', language = 'en'): Promise<string> =>
  approveTemplate(
    shop,
    contentWith({ name, language, category: 'UTILITY', body: `There is news (${language}).` }),
    null,
  );

export const sendNotice: Step = { type: 'sendTemplate', template: 'notice' };

/** An automation that sends the notice, unless told otherwise. */
export const automation = (
  trigger: Trigger,
  rest: Partial<AutomationInput> & { name?: string } = {},
): AutomationInput => ({ name: trigger.type, trigger, steps: [sendNotice], ...rest });

/** Makes an automation and turns it on; answers its documentId. */
export async function turnOn(shop: Shop, input: AutomationInput): Promise<string> {
  const { documentId } = await shop.whatsapp.automations.create(input);
  await shop.whatsapp.automations.turnOn(documentId);
  return documentId;
}

/** Resolves when everything that was noted is decided on, and nothing is due; what is paused waits on. */
export const settled = (shop: Shop): Promise<true> =>
  eventually('automations having nothing to do', async () => {
    const noted = await rowsOf(shop, 'plugin::whatsapp.automation-trigger').count({});
    const due = await rowsOf(shop, 'plugin::whatsapp.automation-run').count({
      where: { state: 'waiting', dueAt: { $lte: new Date() }, automation: { status: 'on' } },
    });
    return noted === 0 && due === 0 ? true : undefined;
  });

/** How many messages each automation has made, by its name. */
export async function sentBy(shop: Shop): Promise<Record<string, number>> {
  const rows = await rowsOf(shop, 'plugin::whatsapp.message').findMany({
    where: { source: 'automation' },
    select: ['sentBy'],
  });
  const counts: Record<string, number> = {};
  for (const row of rows) counts[String(row.sentBy)] = (counts[String(row.sentBy)] ?? 0) + 1;
  return counts;
}

/** Runs of an automation, the latest first. */
export const runsOf = async (shop: Shop, documentId: string) =>
  (await shop.whatsapp.automations.runs({ automation: documentId, pageSize: 100 })).data;

/** Lets the time come at which a run goes on. */
export const letRunsComeDue = (shop: Shop) =>
  rowsOf(shop, 'plugin::whatsapp.automation-run').updateMany({
    where: { state: 'waiting' },
    data: { dueAt: new Date() },
  });
