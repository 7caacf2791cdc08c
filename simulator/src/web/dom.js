/** Makes an element; texts become text nodes, never markup. `on…` properties are listeners. */
export const h = (tag, properties = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2).toLowerCase(), value);
    else if (name === 'class') element.className = value;
    else if (name === 'value') element.value = value;
    else if (name === 'checked') element.checked = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(
    ...children
      .flat(Infinity)
      .filter((child) => child !== undefined && child !== null && child !== false),
  );
  return element;
};

/** Shows the items in order and builds only those that are new or changed, so that focus and open details stay. */
export const keep = (container, items, keyOf, build) => {
  const known = container.keptItems ?? new Map();
  const next = new Map();
  const elements = items.map((item) => {
    const key = keyOf(item);
    const sign = JSON.stringify(item);
    const before = known.get(key);
    const element = before?.sign === sign ? before.element : build(item, before?.element);
    if (before && before.element !== element && before.element.open) element.open = true;
    next.set(key, { sign, element });
    return element;
  });
  for (const [key, { element }] of known) {
    if (next.get(key)?.element !== element) element.remove();
  }
  elements.forEach((element, at) => {
    if (container.children[at] !== element)
      container.insertBefore(element, container.children[at] ?? null);
  });
  while (container.children.length > elements.length) container.lastElementChild.remove();
  container.keptItems = next;
};

/** A labelled control. */
export const field = (label, control, extra = '') =>
  h('label', { class: `field ${extra}` }, label, control);

/** A select with options given as [value, label] pairs. */
export const select = (options, properties = {}) => {
  const element = h(
    'select',
    { ...properties, value: undefined },
    options.map(([value, label]) => h('option', { value }, label)),
  );
  if (properties.value !== undefined) element.value = properties.value;
  return element;
};

let toastTimer;

/** Tells the person something for a few seconds. */
export const toast = (text) => {
  const element = document.getElementById('toast');
  element.textContent = text;
  element.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => {
    element.hidden = true;
  }, 4000);
};

/** The time of day of seconds or milliseconds since 1970. */
export const clockTime = (at, withSeconds = false) =>
  new Date(at < 1e11 ? at * 1000 : at).toLocaleTimeString([], {
    hour: '2-digit',
    minute: '2-digit',
    ...(withSeconds ? { second: '2-digit' } : {}),
  });

/** Copies a text and says so. */
export const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    toast('Copied');
  } catch {
    toast(text);
  }
};
