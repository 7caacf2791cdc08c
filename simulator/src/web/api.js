import { toast } from './dom.js';

/** Calls the control API; a refusal is shown and thrown. */
export const call = async (method, path, body) => {
  const answer = await fetch(`/_simulator/${path}`, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const json = await answer.json();
  if (answer.ok) return json;
  toast(json.error ?? `Failed with ${answer.status}`);
  throw new Error(json.error ?? String(answer.status));
};

const POLL_MS = 2000;
const GATHER_MS = 60;

/** Calls back with the kinds of what changed; polls while the stream is down. */
export const watch = (onChange, onState) => {
  let kinds = new Map();
  let gathering;
  let polling;
  const gather = (change) => {
    kinds.set(`${change.kind}/${change.id}`, change);
    gathering ??= setTimeout(() => {
      gathering = undefined;
      const gathered = [...kinds.values()];
      kinds = new Map();
      onChange(gathered);
    }, GATHER_MS);
  };
  const source = new EventSource('/_simulator/events');
  source.addEventListener('change', (event) => gather(JSON.parse(event.data)));
  source.addEventListener('open', () => {
    clearInterval(polling);
    polling = undefined;
    onState('live');
    gather({ kind: 'reset', id: '' });
  });
  source.addEventListener('error', () => {
    onState('polling');
    polling ??= setInterval(() => gather({ kind: 'reset', id: '' }), POLL_MS);
  });
};
