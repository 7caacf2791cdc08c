import { h } from './dom.js';
import { formatted } from './format.js';

const VARIABLE = /(\{\{[^{}]*\}\})/;
const FORMATS = {
  IMAGE: '▣ Image',
  VIDEO: '▶ Video',
  GIF: '▶ GIF',
  DOCUMENT: '🗎 Document',
  LOCATION: '⚲ Location',
};
const KINDS = {
  QUICK_REPLY: ['↩', 'Quick reply', () => undefined],
  URL: ['↗', 'Website', (button) => button.url],
  PHONE_NUMBER: ['☏', 'Phone', (button) => button.phone_number],
  COPY_CODE: ['⧉', 'Copy code', (button) => [button.example].flat()[0]],
  OTP: ['⧉', 'One-time password', (button) => button.otp_type],
  FLOW: ['▤', 'Flow', (button) => button.flow_id ?? button.flow_name ?? 'JSON'],
};

/** Nodes with the variables in their texts set apart. */
const marked = (nodes) =>
  nodes.flatMap((node) => {
    if (node instanceof Element) {
      node.replaceChildren(...marked([...node.childNodes]));
      return [node];
    }
    const text = typeof node === 'string' ? node : node.data;
    return text
      .split(VARIABLE)
      .map((part, at) =>
        at % 2 === 0 ? part : h('span', { class: 'variable', 'data-testid': 'variable' }, part),
      );
  });

/** A text with its formats, and its variables set apart. */
const written = (text) => marked(formatted(text));

const sampleOf = (component) => {
  const handle = component.example?.header_handle?.[0];
  if (handle === undefined || /^https?:/.test(handle)) return handle;
  return `/whatsapp_business/samples/?handle=${encodeURIComponent(handle)}`;
};

const headerOf = (component) => {
  const { format, text } = component;
  if (format === 'TEXT') return h('div', { class: 'template-header' }, written(text));
  const source = sampleOf(component);
  const label = FORMATS[format] ?? format;
  const properties = {
    class: 'template-media',
    'data-testid': 'template-header',
    'data-header-format': format,
  };
  if (source && format === 'IMAGE')
    return h('img', { ...properties, src: source, alt: 'Sample of the header' });
  if (source && (format === 'VIDEO' || format === 'GIF'))
    return h('video', { ...properties, src: source, controls: true });
  return h(
    'div',
    properties,
    source ? h('a', { href: source, target: '_blank', rel: 'noreferrer' }, label) : label,
  );
};

const buttonOf = (button) => {
  const [icon, kind, details] = KINDS[button.type] ?? ['◇', button.type, () => undefined];
  const more = details(button);
  return h(
    'li',
    { class: 'template-button', 'data-testid': 'template-button', 'data-button-type': button.type },
    h('span', {}, `${icon} ${button.text ?? kind}`),
    h('small', {}, more ? `${kind}: ${more}` : kind),
  );
};

const examplesOf = (components) => {
  const pairs = components.flatMap(({ example = {} }) => [
    ...(example.header_text_named_params ?? example.body_text_named_params ?? []).map((one) => [
      one.param_name,
      one.example,
    ]),
    ...(example.body_text?.[0] ?? example.header_text ?? []).map((value, at) => [at + 1, value]),
  ]);
  if (pairs.length === 0) return undefined;
  return h(
    'p',
    { class: 'hint', 'data-testid': 'template-examples' },
    `Samples: ${pairs.map(([name, value]) => `${name} = ${value}`).join(' · ')}`,
  );
};

const componentOf = (component) => {
  switch (component.type) {
    case 'HEADER':
      return headerOf(component);
    case 'BODY':
      return h('div', { class: 'template-body', dir: 'auto' }, written(component.text ?? ''));
    case 'FOOTER':
      return h('div', { class: 'template-footer', dir: 'auto' }, component.text);
    case 'BUTTONS':
      return h('ul', { class: 'template-buttons' }, (component.buttons ?? []).map(buttonOf));
    case 'CAROUSEL':
      return h(
        'div',
        { class: 'template-cards' },
        (component.cards ?? []).map((card) =>
          h('div', { class: 'template-card' }, (card.components ?? []).map(componentOf)),
        ),
      );
    default:
      return h('div', { class: 'template-footer' }, `+ ${component.type}`);
  }
};

/** What a template says, as its reviewers see it: header with its sample, body, footer, buttons. */
export const templateContent = (template) =>
  h(
    'div',
    { class: 'template-content' },
    template.components.map(componentOf),
    examplesOf(template.components),
  );
