import { call } from './api.js';
import { field, h, toast } from './dom.js';

const MS = { key: 'ms', label: 'Milliseconds', value: 5000 };
const code = (value) => ({ key: 'code', label: 'Code', value });

const REQUEST_FAULTS = [
  {
    name: 'slow',
    label: 'Slow answers',
    hint: 'The work is done at once, the answer comes late.',
    values: [MS],
  },
  {
    name: 'rateLimited',
    label: 'Rate limit',
    hint: 'Refuses with a rate-limit error.',
    values: [code(130429)],
  },
  {
    name: 'error',
    label: 'Graph error',
    hint: 'Refuses with any error code.',
    values: [code(131000)],
  },
  {
    name: 'serverError',
    label: 'Server error',
    hint: 'A page with status 500 instead of a Graph answer.',
    values: [{ key: 'status', label: 'Status', value: 500 }],
  },
  {
    name: 'answerLost',
    label: 'Answer lost',
    hint: 'The message is sent, but the connection breaks before the answer.',
    values: [],
  },
  {
    name: 'hang',
    label: 'No answer at all',
    hint: 'Takes the request and never answers.',
    values: [],
  },
  {
    name: 'resetBeforeRead',
    label: 'Connection reset',
    hint: 'Breaks the connection before anything is read.',
    values: [],
  },
  {
    name: 'garbage',
    label: 'Nonsense with 200',
    hint: 'The work is done, the answer is not JSON.',
    values: [],
  },
  {
    name: 'noWamid',
    label: '200 without a message id',
    hint: 'The message is sent, the answer lacks its id.',
    values: [],
  },
];

const WEBHOOK_FAULTS = [
  { name: 'late', label: 'Late', hint: 'Everything is told later.', values: [MS] },
  { name: 'doubled', label: 'Doubled', hint: 'Each delivery goes out twice.', values: [] },
  { name: 'outOfOrder', label: 'Out of order', hint: 'Delivered is told before sent.', values: [] },
  {
    name: 'stopped',
    label: 'Stopped',
    hint: 'Deliveries are held until this is switched off.',
    values: [],
  },
  {
    name: 'failStatus',
    label: 'Fails later',
    hint: 'Messages are accepted and then fail.',
    values: [code(131026)],
  },
];

const HOURS = [
  ['+1 hour', 3600],
  ['+24 hours', 86_400],
  ['+30 days', 2_592_000],
];

const fault = ({ name, label, hint, values }, isWebhook) => {
  const inputs = [...values, { key: 'times', label: 'Times', value: '' }].map(
    ({ key, label: text, value }) => ({
      key,
      input: h('input', {
        type: 'number',
        value,
        min: '0',
        placeholder: key === 'times' ? 'always' : '',
        'data-testid': `fault-${name}-${key}`,
        onChange: () => box.checked && set(),
      }),
      text,
    }),
  );
  const count = h('span', { class: 'badge', hidden: true });
  const set = async () => {
    const rule = Object.fromEntries(
      inputs
        .filter(({ input }) => input.value !== '')
        .map(({ key, input }) => [key, Number(input.value)]),
    );
    await call('PATCH', 'faults', isWebhook ? { webhooks: { [name]: rule } } : { [name]: rule });
  };
  const box = h('input', {
    type: 'checkbox',
    'data-testid': `fault-${name}`,
    onChange: () => (box.checked ? set() : call('DELETE', `faults/${name}`)),
  });
  return {
    name,
    element: h(
      'div',
      { class: 'fault' },
      h(
        'div',
        { class: 'fault-name' },
        h('label', { class: 'check' }, box, h('strong', {}, label), count),
        h('p', { class: 'hint' }, hint),
      ),
      h(
        'div',
        { class: 'fault-values' },
        inputs.map(({ input, text }) => field(text, input)),
      ),
    ),
    show: (active) => {
      box.checked = active !== undefined;
      count.hidden = !active;
      count.textContent = active ? `${active.hits} hit${active.hits === 1 ? '' : 's'}` : '';
    },
  };
};

/** The tab in which things are broken on purpose, and time is moved. */
export const createFaults = (panel, setCount) => {
  const requests = REQUEST_FAULTS.map((one) => fault(one, false));
  const webhooks = WEBHOOK_FAULTS.map((one) => fault(one, true));
  const now = h('span', { 'data-testid': 'simulated-time' });
  let offset = 0;
  const move = async (seconds) => {
    const result = await call('PUT', 'clock', { offsetSeconds: seconds });
    offset = result.offsetSeconds;
    showTime(result.now);
    toast('Time was moved');
  };
  const showTime = (at) => {
    now.textContent = `${new Date(at).toLocaleString()}${offset ? ` (${offset > 0 ? '+' : ''}${Math.round(offset / 360) / 10} h)` : ''}`;
  };
  const option = (label, testId, read) => {
    const box = h('input', {
      type: 'checkbox',
      'data-testid': testId,
      onChange: () => call('PUT', 'options', read(box.checked)),
    });
    return { box, element: h('p', {}, h('label', { class: 'check' }, box, label)) };
  };
  const previews = option('Phones look at links by themselves', 'link-previews', (on) => ({
    linkPreviews: on,
  }));
  const approval = option('Templates are approved at once', 'auto-approve', (on) => ({
    autoApproveMs: on ? 0 : null,
  }));
  panel.append(
    h('h2', {}, 'Requests'),
    ...requests.map(({ element }) => element),
    h('h2', {}, 'Webhooks'),
    ...webhooks.map(({ element }) => element),
    h('h2', {}, 'Phones and reviewers'),
    previews.element,
    approval.element,
    h('h2', {}, 'Time'),
    h('p', { class: 'hint' }, 'Closes the 24-hour window, lets media and cooling names run out.'),
    h(
      'div',
      { class: 'actions' },
      now,
      HOURS.map(([label, seconds]) =>
        h('button', { type: 'button', onClick: () => move(offset + seconds) }, label),
      ),
      h('button', { type: 'button', onClick: () => move(0) }, 'Now'),
    ),
  );
  return {
    refresh: async () => {
      const state = await call('GET', 'state');
      const byName = new Map(state.faults.map((active) => [active.name, active]));
      for (const one of [...requests, ...webhooks]) one.show(byName.get(one.name));
      setCount(state.faults.length);
      previews.box.checked = state.options.linkPreviews;
      approval.box.checked = state.options.autoApproveMs !== null;
      offset = state.offsetSeconds;
      showTime(state.now);
    },
  };
};
