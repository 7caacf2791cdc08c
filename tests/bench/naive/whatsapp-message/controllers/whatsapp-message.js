// The webhook as tutorials have it: a route of Strapi that looks the message up and updates it.
const { createHmac } = require('node:crypto');
const { factories } = require('@strapi/strapi');

const UID = 'api::whatsapp-message.whatsapp-message';

module.exports = factories.createCoreController(UID, ({ strapi }) => ({
  async webhook(ctx) {
    const body = JSON.stringify(ctx.request.body);
    const digest = createHmac('sha256', process.env.APP_SECRET).update(body).digest('hex');
    if (ctx.get('x-hub-signature-256') !== `sha256=${digest}`) return ctx.unauthorized();

    const { statuses } = ctx.request.body.entry[0].changes[0].value;
    for (const { id, status, timestamp } of statuses) {
      const message = await strapi.documents(UID).findFirst({ filters: { wamid: id } });
      if (!message) continue;
      await strapi.documents(UID).update({
        documentId: message.documentId,
        data: { state: status, reportedAt: new Date(Number(timestamp) * 1_000) },
      });
    }
    ctx.body = 'OK';
  },
}));
