import { DEMO_LOGIN } from './demo-servers.mjs';

const ORDER = 'api::order.order';
const SHIPPED = 'demo_order_on_its_way';
const PHONES = {
  lena: '4917655501234',
  oliver: '447400123456',
  lucia: '34612345678',
  rafael: '5511987654321',
};
const PATIENCE_MS = 20_000;

/** A letter to many, of whom some read it and some open its link. */
const LETTER = {
  label: 'Spring list',
  appliesTo: null,
  content: {
    name: 'spring_list',
    language: 'en',
    category: 'UTILITY',
    parameterFormat: 'NAMED',
    header: null,
    body: 'Hi {{first_name}}, our spring list is out: forty new books, from gardens to ghosts.',
    footer: 'Atlas Books',
    buttons: [
      { type: 'url', text: 'Read it', url: 'https://shop.example/spring', urlType: 'tracked' },
    ],
    variables: [
      {
        component: 'body',
        buttonIndex: null,
        placeholder: 'first_name',
        type: 'free_text',
        fieldPath: null,
        fixedText: null,
        sampleValue: 'Ines',
        fallback: null,
      },
    ],
    raw: [],
  },
};
const NAMES = ['Ada', 'Bruno', 'Chiara', 'Derya', 'Emil', 'Fatou', 'Greta', 'Hugo'];
const READERS = Array.from({ length: 120 }, (_, index) => ({
  name: NAMES[index % NAMES.length],
  phone: `4915155${String(510_000 + index * 37)}`,
}));
const BROWSER =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36';
/** Visits count as those of people only when they come later than this after the sending. */
const TOO_SOON_MS = 2_500;

/** A template that a person has just written: nothing is locked, and every placeholder has its field. */
const DRAFT = {
  label: 'Ready for pick-up',
  appliesTo: ORDER,
  content: {
    name: 'order_ready',
    language: 'en',
    category: 'UTILITY',
    parameterFormat: 'NAMED',
    header: { type: 'text', text: 'Your order is ready' },
    body: 'Hi {{first_name}}, your order *{{number}}* waits for you in our shop in {{city}}. We keep it for you until the end of the month.',
    footer: 'Atlas Books',
    buttons: [
      { type: 'quick_reply', text: 'On my way' },
      { type: 'quick_reply', text: 'Please deliver it' },
    ],
    variables: [
      ['first_name', 'customer.firstName', 'Ines'],
      ['number', 'number', 'A-1007'],
      ['city', 'delivery.city', 'Berlin'],
    ].map(([placeholder, fieldPath, sampleValue]) => ({
      component: 'body',
      buttonIndex: null,
      placeholder,
      type: 'field',
      fieldPath,
      fixedText: null,
      sampleValue,
      fallback: null,
    })),
    raw: [],
  },
};

/** What the shop does by itself. */
const AUTOMATION = {
  name: 'Your order is shipped',
  trigger: { type: 'fieldChanged', uid: ORDER, field: 'orderStatus', to: 'shipped' },
  condition: { '>': [{ var: 'record.total' }, 0] },
  steps: [{ type: 'sendTemplate', template: SHIPPED }],
  limits: { oncePerRecord: true },
};

/**
 * Brings life into a fresh demo: a template that is being written and one that waits for Meta, messages in every
 * state, and answers. What is given back says where to look.
 */
export async function playScene({ url, simulatorUrl }) {
  const login = await ask(`${url}/admin/login`, 'POST', DEMO_LOGIN);
  const strapi = (method, path, body) =>
    ask(`${url}${path}`, method, body, { Authorization: `Bearer ${login.data.token}` });
  const simulator = (method, path, body) => ask(`${simulatorUrl}/_simulator/${path}`, method, body);

  const usable = `/whatsapp/templates/usable?uid=${ORDER}`;
  const isLabelled = ({ data }) => data.some(({ label }) => label === 'Order shipped');
  await until('the sample templates', async () => isLabelled(await strapi('GET', usable)));
  const [account] = (await strapi('GET', '/whatsapp/accounts')).data;
  const write = async (template) => {
    const input = { ...template, accountDocumentId: account.documentId };
    return (await strapi('POST', '/whatsapp/templates', input)).data.documentId;
  };
  const draft = await write(DRAFT);
  const pending = await write({
    ...DRAFT,
    label: 'Picked up',
    content: {
      ...DRAFT.content,
      name: 'order_picked_up',
      header: null,
      body: 'Hi {{first_name}}, thank you for picking up your order *{{number}}* in {{city}}. Tell us if anything is missing.',
      buttons: [],
    },
  });
  await strapi('POST', `/whatsapp/templates/${pending}/submit`);

  const list = `/content-manager/collection-types/${ORDER}?pageSize=100`;
  const orders = (await strapi('GET', list)).results;
  const send = async (number, language, state) => {
    const { documentId } = orders.find((order) => order.number === number);
    const record = { uid: ORDER, documentId };
    const input = { template: SHIPPED, language, record, undo: false };
    const { data } = await strapi('POST', '/whatsapp/messages', input);
    const path = `/whatsapp/messages/${data.documentId}`;
    const now = async () => (await strapi('GET', path)).data;
    await until(`order ${number} ${state}`, async () => (await now()).state === state);
    return now();
  };
  /** Somebody answers Lena, and others write; answers the conversation with Lena. */
  const converse = async () => {
    const write = (name, text) =>
      simulator('POST', `phones/${PHONES[name]}/reply`, { type: 'text', text });
    const find = async (name) =>
      (await strapi('GET', '/whatsapp/inbox/conversations')).data.find(
        ({ contact }) => contact.phone === `+${PHONES[name]}`,
      );
    await until('what Lena wrote', async () => await find('lena'));
    const { documentId } = await find('lena');
    const path = `/whatsapp/conversations/${documentId}`;
    const answer = async (body) => {
      const { data } = await strapi('POST', `${path}/messages`, {
        content: { type: 'text', body },
      });
      const now = `/whatsapp/messages/${data.message.documentId}`;
      await until('the answer', async () => (await strapi('GET', now)).data.state === 'delivered');
    };
    await answer('Of course. Which name is on the door?');
    await write('lena', 'Sommer, second floor. They are in until *six*.');
    await strapi('POST', `${path}/notes`, { text: 'Told the courier: Sommer, second floor.' });
    await answer('Thank you, the courier knows. Enjoy your books!');
    await read('lena');
    await write('oliver', 'Does the parcel fit through a letter box?');
    await until('what Oliver wrote', async () => await find('oliver'));
    return documentId;
  };
  const read = (name) => simulator('POST', `phones/${PHONES[name]}/read`);

  /** Sends the letter to everybody of a file; answers the campaign. */
  const advertise = async () => {
    await strapi('PUT', '/whatsapp/preferences', { trackLinks: true });
    const letter = await write(LETTER);
    const { data } = await strapi('POST', `/whatsapp/templates/${letter}/submit`, {});
    await simulator('POST', `templates/${data.metaId}/review`, { decision: 'APPROVED' });
    const offered = async () => (await strapi('GET', '/whatsapp/templates/usable?uid=')).data;
    await until('the letter', async () =>
      (await offered()).some(({ label }) => label === LETTER.label),
    );
    const audience = { type: 'csv', phoneColumn: 'Mobile', nameColumn: 'First name' };
    const { data: campaign } = await strapi('POST', '/whatsapp/campaigns', {
      name: 'Spring list 2027',
      template: LETTER.content.name,
      audience: { ...audience, valueColumns: { 'body.first_name': 'First name' } },
    });
    const path = `/whatsapp/campaigns/${campaign.documentId}`;
    const lines = READERS.map(({ name, phone }) => `${name},+${phone}`);
    const form = new FormData();
    form.append('file', new Blob([['First name,Mobile', ...lines].join('\n')]), 'readers.csv');
    await fetch(`${url}${path}/csv`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${login.data.token}` },
      body: form,
    });
    const now = async () => (await strapi('GET', path)).data;
    await strapi('POST', `${path}/check`, {});
    await until('the check', async () => (await now()).status === 'checked');
    await simulator('PUT', 'faults', { webhooks: { failStatus: { code: 131026, times: 4 } } });
    await strapi('POST', `${path}/start`, { recipients: READERS.length });
    await until('the letters', async () => (await now()).counts.delivered >= READERS.length - 4);
    await simulator('DELETE', 'faults');
    const reached = READERS.slice(6);
    for (const { phone } of reached.slice(0, 83)) await simulator('POST', `phones/${phone}/read`);
    await new Promise((resolve) => setTimeout(resolve, TOO_SOON_MS));
    for (const { phone } of reached.slice(0, 37)) {
      const { thread } = await simulator('GET', `phones/${phone}`);
      const link = thread.at(-1).view.buttons[0].url;
      await fetch(link, { headers: { 'User-Agent': BROWSER }, redirect: 'manual' });
    }
    await until(
      'the clicks',
      async () => (await now()).clicked === 37 && (await now()).counts.read === 83,
    );
    return campaign.documentId;
  };

  /** Tells the customer when an order is shipped; answers the automation, which is on. */
  const automate = async () => {
    const { data } = await strapi('POST', '/whatsapp/automations', AUTOMATION);
    await strapi('POST', `/whatsapp/automations/${data.documentId}/turn-on`, {});
    return data.documentId;
  };

  // First of all: what follows stands above it in the log.
  const campaign = await advertise();
  await simulator('PATCH', `phones/${PHONES.rafael}`, { online: false });
  await send('1004', 'en', 'sent');
  await send('1002', 'en', 'delivered');
  await read('oliver');
  await simulator('PUT', 'faults', { webhooks: { failStatus: { code: 131026, times: 1 } } });
  await send('1003', 'en', 'failed');
  await simulator('DELETE', 'faults');
  await send('1001', 'en', 'delivered');
  await read('lena');
  const answer = { type: 'text', text: 'Thank you! Could you leave it with my neighbour?' };
  await simulator('POST', `phones/${PHONES.lena}/reply`, answer);
  await send('1006', 'de', 'delivered');
  const open = await converse();
  await until('the ticks of what was read', async () => {
    const { data } = await strapi('GET', `/whatsapp/messages?state=read&recordUid=${ORDER}`);
    return data.length >= 2;
  });
  const automation = await automate();
  return { draft, phone: PHONES.lena, conversation: open, campaign, automation };
}

async function until(what, isDone) {
  const giveUpAt = Date.now() + PATIENCE_MS;
  while (!(await isDone())) {
    if (Date.now() > giveUpAt) throw new Error(`The demo's scene waits in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

async function ask(url, method, body, headers) {
  const response = await fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} was answered ${response.status}: ${text}`);
  return text && JSON.parse(text);
}
