import type { Core } from '@strapi/strapi';
import { APPOINTMENTS, CUSTOMERS, ORDERS, type DemoCustomer, type DemoOrder } from './data';
import { uploadPhoto } from './photo';

const DAY = 24 * 60 * 60 * 1000;

/** Makes customers, orders and appointments that are not there yet, known by e-mail, number and name. */
export async function seedShop(strapi: Core.Strapi) {
  await ensureGerman(strapi);
  const customerIds = new Map<string, string>();
  for (const customer of CUSTOMERS) {
    customerIds.set(customer.email, await ensureCustomer(strapi, customer));
  }
  for (const order of ORDERS) await ensureOrder(strapi, order, customerIds.get(order.customer));
  await ensureAppointments(strapi);
}

async function ensureGerman(strapi: Core.Strapi) {
  const locales = strapi.plugin('i18n').service('locales');
  if (!(await locales.findByCode('de'))) await locales.create({ code: 'de', name: 'German (de)' });
}

async function ensureCustomer(strapi: Core.Strapi, data: DemoCustomer): Promise<string> {
  const customers = strapi.documents('api::customer.customer');
  // Everybody has ticked the box but for one, so that a refusal can be seen.
  const consent: Record<string, unknown> = { whatsappOptIn: data.firstName !== 'Priya' };
  const found = await customers.findFirst({ filters: { email: data.email } });
  if (!found) return (await customers.create({ data: { ...data, ...consent } })).documentId;
  const { documentId, whatsappOptIn } = found as { documentId: string; whatsappOptIn?: unknown };
  // The demo was begun before there was a box.
  if (whatsappOptIn === null) await customers.update({ documentId, data: consent });
  return documentId;
}

async function ensureOrder(strapi: Core.Strapi, order: DemoOrder, customer: string | undefined) {
  const orders = strapi.documents('api::order.order');
  if (await orders.findFirst({ filters: { number: order.number }, status: 'draft' })) return;

  const { number, summary, orderStatus, total, currency } = order;
  const { documentId } = await orders.create({
    locale: 'en',
    data: {
      ...{ number, summary, orderStatus, total, currency, customer },
      placedAt: new Date(Date.now() + (order.days - 9) * DAY).toISOString(),
      deliveryDate: dayFromNow(order.days),
      items: order.items.map((item) => ({ ...item })),
      delivery: { city: order.city, country: order.country },
      photo: await uploadPhoto(strapi, `order-${number}.png`, order.hue),
    },
  });
  if (order.german) {
    const german: Record<string, unknown> = { summary: order.german, customer };
    await orders.update({ documentId, locale: 'de', data: german });
  }
  if (order.published) await orders.publish({ documentId, locale: order.german ? '*' : 'en' });
}

async function ensureAppointments(strapi: Core.Strapi) {
  const appointments = strapi.documents('api::appointment.appointment');
  if ((await appointments.count({})) > 0) return;
  for (const { name, phone, days } of APPOINTMENTS) {
    const date = new Date(Date.now() + days * DAY).toISOString();
    await appointments.create({ data: { name, phone, date } });
  }
}

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
}
