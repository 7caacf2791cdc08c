import { h } from './dom.js';
import { createCredentials } from './desk-credentials.js';
import { createFaults } from './desk-faults.js';
import { createRequests } from './desk-requests.js';
import { createTemplates } from './desk-templates.js';
import { createWebhooks } from './desk-webhooks.js';

const TABS = [
  { id: 'templates', label: 'Templates', create: createTemplates, kinds: ['template'] },
  { id: 'webhooks', label: 'Webhooks', create: createWebhooks, kinds: ['webhook', 'delivery'] },
  { id: 'faults', label: 'Faults and time', create: createFaults, kinds: ['fault'] },
  { id: 'requests', label: 'Requests', create: createRequests, kinds: ['request'] },
  { id: 'credentials', label: 'Credentials', create: createCredentials, kinds: [] },
];

/** The desk half of the page: what Meta's own people and pages would do. */
export const createDesk = (root) => {
  let current = TABS.some(({ id }) => `#${id}` === location.hash)
    ? location.hash.slice(1)
    : 'templates';
  const tabs = TABS.map(({ id, label, create, kinds }) => {
    const panel = h('div', {
      class: 'panel',
      role: 'tabpanel',
      id: `panel-${id}`,
      'aria-labelledby': `tab-${id}`,
      tabindex: '0',
    });
    const count = h('span', { class: 'count', hidden: true });
    const button = h(
      'button',
      {
        type: 'button',
        role: 'tab',
        id: `tab-${id}`,
        'aria-controls': `panel-${id}`,
        'data-testid': `tab-${id}`,
        onClick: () => choose(id),
      },
      label,
      count,
    );
    const setCount = (number) => {
      count.hidden = number === 0;
      count.textContent = number;
    };
    return { id, kinds, panel, button, content: create(panel, setCount) };
  });

  const choose = (id) => {
    current = id;
    history.replaceState(null, '', `#${id}`);
    for (const tab of tabs) {
      const chosen = tab.id === id;
      tab.button.setAttribute('aria-selected', String(chosen));
      tab.button.tabIndex = chosen ? 0 : -1;
      tab.panel.hidden = !chosen;
      if (chosen) void tab.content.refresh();
    }
  };

  const move = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = tabs.findIndex(({ id }) => id === current);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    choose(next.id);
    next.button.focus();
  };

  root.append(
    h(
      'div',
      { class: 'tabs', role: 'tablist', 'aria-label': 'Desk', onKeydown: move },
      tabs.map(({ button }) => button),
    ),
    ...tabs.map(({ panel }) => panel),
  );
  choose(current);

  return {
    refresh: async (kinds) => {
      for (const tab of tabs) {
        const concerned = kinds.has('reset') || tab.kinds.some((kind) => kinds.has(kind));
        // Templates are always looked at: their tab counts those that wait.
        if (concerned && (tab.id === current || tab.id === 'templates'))
          await tab.content.refresh();
      }
    },
  };
};
