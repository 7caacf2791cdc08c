import { call } from './api.js';
import { copy, h } from './dom.js';

const secret = (label, value, testId) =>
  h(
    'div',
    { class: 'secret' },
    h('dt', { dir: 'auto' }, label),
    h(
      'dd',
      {},
      h('code', { 'data-testid': testId }, value),
      h(
        'button',
        { type: 'button', 'aria-label': `Copy ${label}`, onClick: () => copy(value) },
        'Copy',
      ),
    ),
  );

/** The tab with what a client must know. */
export const createCredentials = (panel) => ({
  refresh: async () => {
    const all = await call('GET', 'credentials');
    panel.replaceChildren(
      h('h2', {}, 'App and business'),
      h(
        'dl',
        { class: 'secrets' },
        secret('Graph base URL', all.graphBaseUrl, 'credential-url'),
        secret('App id', all.appId, 'credential-app-id'),
        secret('App secret', all.appSecret, 'credential-app-secret'),
        secret('Access token', all.accessToken, 'credential-token'),
        secret('Business account id', all.businessAccountId, 'credential-waba'),
      ),
      h('h2', {}, 'Phone numbers'),
      h(
        'dl',
        { class: 'secrets' },
        all.numbers.map((number) =>
          secret(
            `${number.verifiedName} ${number.displayPhoneNumber} (${number.kind})`,
            number.phoneNumberId,
            'credential-number',
          ),
        ),
      ),
      h('h2', {}, 'People'),
      h(
        'p',
        { class: 'hint' },
        'The test number reaches only the recipients on its list, the real number everyone on WhatsApp.',
      ),
      h(
        'dl',
        { class: 'secrets' },
        all.recipients.map((person) =>
          secret(person.name || 'Without a name', person.phone, 'credential-person'),
        ),
      ),
      h('h2', {}, 'Not on WhatsApp'),
      h(
        'dl',
        { class: 'secrets' },
        all.notOnWhatsApp.map((phone) =>
          secret('Messages fail with 131026', phone, 'credential-stranger'),
        ),
      ),
      h('h2', {}, 'All tokens'),
      h(
        'dl',
        { class: 'secrets' },
        all.tokens.map((token) => secret(token.label, token.value, 'credential-any-token')),
      ),
    );
  },
});
