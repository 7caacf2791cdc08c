import { call } from './api.js';
import { clockTime, field, h, keep } from './dom.js';

const SHOWN = 100;

const json = (value) =>
  h(
    'pre',
    {},
    value === undefined ? '—' : typeof value === 'string' ? value : JSON.stringify(value, null, 2),
  );

const status = (answer) => {
  if (!answer) return h('span', { class: 'badge warn' }, 'no answer');
  return h(
    'span',
    { class: `badge ${answer.status < 300 ? 'good' : 'bad'}` },
    String(answer.status),
  );
};

const row = (request) =>
  h(
    'details',
    {
      class: 'row',
      'data-testid': 'request-row',
      'data-path': request.path,
      'data-status': request.answer?.status,
    },
    h(
      'summary',
      { class: 'row-head' },
      h('span', { class: 'method' }, request.method),
      h('span', { class: 'path' }, request.path),
      status(request.answer),
      request.answer?.body?.error?.code !== undefined &&
        h('span', { class: 'badge bad' }, `code ${request.answer.body.error.code}`),
      request.faults.map((name) => h('span', { class: 'badge warn' }, name)),
      h('span', { class: 'row-side' }, clockTime(request.at, true)),
    ),
    Object.keys(request.query).length > 0 && [
      h('p', { class: 'hint' }, 'Query'),
      json(request.query),
    ],
    h('p', { class: 'hint' }, `Body · ${request.headers.authorization ?? 'no token'}`),
    json(request.body),
    h('p', { class: 'hint' }, 'Answer'),
    json(request.answer?.body),
  );

/** The tab with the log of Graph requests. */
export const createRequests = (panel) => {
  const list = h('div', { 'data-testid': 'requests' });
  const path = h('input', {
    type: 'text',
    placeholder: '/messages',
    'data-testid': 'request-filter',
    onInput: () => refresh(),
  });
  const refresh = async () => {
    const requests = await call(
      'GET',
      `requests?limit=${SHOWN}&path=${encodeURIComponent(path.value)}`,
    );
    keep(list, [...requests].reverse(), (request) => request.id, row);
    if (requests.length === 0) list.replaceChildren(h('p', { class: 'hint' }, 'No requests yet.'));
  };
  panel.append(
    h(
      'div',
      { class: 'form' },
      field('Path contains', path, 'wide'),
      h(
        'button',
        {
          type: 'button',
          'data-testid': 'clear-requests',
          onClick: async () => {
            await call('DELETE', 'requests');
            await refresh();
          },
        },
        'Clear',
      ),
    ),
    list,
  );
  return { refresh };
};
