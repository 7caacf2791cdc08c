// Sending as tutorials have it: a document, a request, and the document once more.
const axios = require('axios');
const { factories } = require('@strapi/strapi');

const UID = 'api::whatsapp-message.whatsapp-message';

module.exports = factories.createCoreService(UID, ({ strapi }) => ({
  async send({ url, phone, template }) {
    const { documentId } = await strapi.documents(UID).create({
      data: { phone, template, state: 'sending' },
    });
    const { data } = await axios.post(
      `${url}/v26.0/1/messages`,
      { messaging_product: 'whatsapp', to: phone, type: 'template', template },
      { headers: { Authorization: 'Bearer token' } },
    );
    return strapi.documents(UID).update({
      documentId,
      data: { state: 'accepted', wamid: data.messages[0].id },
    });
  },
}));
