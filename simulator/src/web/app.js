import { call, watch } from './api.js';
import { createDesk } from './desk.js';
import { toast } from './dom.js';
import { createPhone } from './phone.js';
import { startTheme } from './theme.js';

const PHONE_KINDS = ['phone', 'message', 'reset'];

const phone = createPhone(document.getElementById('phone'));
const desk = createDesk(document.getElementById('desk'));
const live = document.getElementById('live');

startTheme(document.getElementById('theme'));

document.getElementById('reset').addEventListener('click', async () => {
  if (!window.confirm('Forget all messages, templates, callbacks and faults, and start afresh?'))
    return;
  await call('POST', 'reset', {});
  toast('Everything is as at the start');
});

watch(
  (changes) => {
    const kinds = new Set(changes.map(({ kind }) => kind));
    if (PHONE_KINDS.some((kind) => kinds.has(kind))) void phone.refresh();
    for (const { kind, id } of changes) if (kind === 'typing') phone.typing(id);
    void desk.refresh(kinds);
  },
  (state) => {
    live.dataset.state = state;
    live.textContent = state === 'live' ? 'Live' : 'Not connected';
  },
);

void phone.refresh();
void desk.refresh(new Set(['reset']));
