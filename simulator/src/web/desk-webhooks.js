import { call } from './api.js';
import { clockTime, field, h, keep, toast } from './dom.js';

const SHOWN = 100;
const TONES = { delivered: 'good', waiting: '', retrying: 'warn', held: 'warn', 'given-up': 'bad' };

const pretty = (text) => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};

const attemptText = (attempt) =>
  `${clockTime(attempt.at, true)}  ${attempt.status ?? attempt.error}  (${attempt.ms} ms)`;

const row = (delivery) =>
  h(
    'details',
    {
      class: 'row',
      'data-testid': 'delivery-row',
      'data-delivery-id': delivery.id,
      'data-state': delivery.state,
    },
    h(
      'summary',
      { class: 'row-head' },
      h('span', { class: 'row-name' }, delivery.fields.join(', ')),
      h('span', { class: `badge ${TONES[delivery.state] ?? ''}` }, delivery.state),
      h(
        'span',
        { class: 'badge' },
        `${delivery.attempts.length} ${delivery.attempts.length === 1 ? 'attempt' : 'attempts'}`,
      ),
      delivery.attempts.at(-1)?.error &&
        h('span', { class: 'badge bad' }, delivery.attempts.at(-1).error),
      h('span', { class: 'row-side' }, clockTime(delivery.at, true)),
    ),
    h('p', { class: 'row-text' }, delivery.url),
    delivery.attempts.length > 0 && h('pre', {}, delivery.attempts.map(attemptText).join('\n')),
    h('pre', {}, pretty(delivery.body)),
    h(
      'button',
      {
        type: 'button',
        'data-testid': 'redeliver',
        onClick: async () => {
          await call('POST', `deliveries/${delivery.id}/redeliver`, {});
          toast('Sent again');
        },
      },
      'Send again',
    ),
  );

const appState = (app, accounts) => {
  const subscribed = accounts.filter((account) =>
    account.subscriptions.some(({ appId }) => appId === app.id),
  );
  if (!app.callbackUrl) {
    return h('p', { class: 'notice' }, `${app.name} has no callback URL: nothing is sent to it.`);
  }
  if (subscribed.length === 0) {
    return h(
      'p',
      { class: 'notice' },
      `${app.name} calls ${app.callbackUrl}, but no business account is subscribed to it: nothing is sent. Subscribe with POST /{waba}/subscribed_apps.`,
    );
  }
  const overrides = subscribed.flatMap(({ subscriptions }) =>
    subscriptions
      .filter(({ appId, overrideCallbackUri }) => appId === app.id && overrideCallbackUri)
      .map(({ overrideCallbackUri }) => overrideCallbackUri),
  );
  return h(
    'p',
    { class: 'notice good' },
    `${app.name} calls ${app.callbackUrl} for ${subscribed.map(({ name }) => name).join(', ')} (${app.fields.length} fields).`,
    overrides.length > 0 && ` Messages go to ${overrides.join(', ')} instead.`,
  );
};

/** The tab about callbacks, subscriptions and deliveries. */
export const createWebhooks = (panel, setCount) => {
  const url = h('input', {
    type: 'url',
    placeholder: 'http://127.0.0.1:1337/api/whatsapp/webhook',
    'data-testid': 'callback-url',
  });
  const token = h('input', { type: 'text', 'data-testid': 'verify-token' });
  const state = h('div', { 'data-testid': 'webhook-state' });
  const unsent = h('div');
  const list = h('div', { 'data-testid': 'deliveries' });
  panel.append(
    h('h2', {}, 'Callback'),
    state,
    h(
      'form',
      {
        class: 'form',
        onSubmit: async (event) => {
          event.preventDefault();
          await call('PUT', 'webhook', { callbackUrl: url.value, verifyToken: token.value });
          toast('The callback is verified and saved');
        },
      },
      field('Callback URL', url, 'wide'),
      field('Verify token', token),
      h(
        'button',
        { type: 'submit', class: 'primary', 'data-testid': 'save-callback' },
        'Verify and save',
      ),
    ),
    unsent,
    h('h2', {}, 'Deliveries'),
    list,
  );
  return {
    refresh: async () => {
      const [{ webhooks }, deliveries] = await Promise.all([
        call('GET', 'state'),
        call('GET', `deliveries?limit=${SHOWN}`),
      ]);
      state.replaceChildren(
        ...webhooks.apps.map((app) => appState(app, webhooks.businessAccounts)),
      );
      if (!url.value && webhooks.apps[0]?.callbackUrl && document.activeElement !== url)
        url.value = webhooks.apps[0].callbackUrl;
      const last = webhooks.unsent.at(-1);
      unsent.replaceChildren(
        ...(last
          ? [
              h(
                'p',
                { class: 'hint' },
                `Not sent lately: ${webhooks.unsent.length}, the last a ${last.field} at ${clockTime(last.at, true)}. ${last.reason}`,
              ),
            ]
          : []),
      );
      setCount(
        deliveries.filter((delivery) => ['retrying', 'given-up', 'held'].includes(delivery.state))
          .length,
      );
      keep(list, [...deliveries].reverse(), (delivery) => delivery.id, row);
      if (deliveries.length === 0)
        list.replaceChildren(h('p', { class: 'hint' }, 'Nothing was sent yet.'));
    },
  };
};
