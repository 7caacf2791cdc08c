module.exports = {
  routes: [
    {
      method: 'POST',
      path: '/naive/webhook',
      handler: 'whatsapp-message.webhook',
      config: { auth: false },
    },
  ],
};
