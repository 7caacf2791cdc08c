import { call } from './api.js';
import { h, keep, select, toast } from './dom.js';

const REASONS = [
  'INVALID_FORMAT',
  'INCORRECT_CATEGORY',
  'TAG_CONTENT_MISMATCH',
  'ABUSIVE_CONTENT',
  'PROMOTIONAL',
  'SCAM',
  'CATEGORY_NOT_AVAILABLE',
];
const TONES = {
  APPROVED: 'good',
  PENDING: 'warn',
  IN_APPEAL: 'warn',
  PAUSED: 'warn',
  REJECTED: 'bad',
  DISABLED: 'bad',
};
const QUALITIES = ['UNKNOWN', 'GREEN', 'YELLOW', 'RED'];
const CATEGORIES = ['UTILITY', 'MARKETING', 'AUTHENTICATION'];

const readable = (value) => value.charAt(0) + value.slice(1).toLowerCase().replaceAll('_', ' ');

const textOf = (template) =>
  template.components
    .map(
      (component) =>
        component.text ?? (component.format ? `[${component.format.toLowerCase()}]` : ''),
    )
    .filter(Boolean)
    .join(' · ');

const row = (template) => {
  const label = `${template.name} (${template.language})`;
  const review = async (body, done) => {
    await call('POST', `templates/${template.id}/review`, body);
    toast(`${label}: ${done}`);
  };
  const reason = select(
    REASONS.map((value) => [value, readable(value)]),
    { 'aria-label': `Reason to reject ${label}`, 'data-testid': 'reject-reason' },
  );
  const action = (text, testId, body, done, style = '') =>
    h(
      'button',
      {
        type: 'button',
        class: style,
        'data-testid': testId,
        'aria-label': `${text} ${label}`,
        onClick: () => review(body(), done),
      },
      text,
    );
  const quality = select(
    QUALITIES.map((value) => [value, `Quality: ${readable(value)}`]),
    {
      value: template.quality,
      'aria-label': `Quality of ${label}`,
      'data-testid': 'quality',
      onChange: () => review({ quality: quality.value }, `quality ${quality.value}`),
    },
  );
  const category = select(
    CATEGORIES.map((value) => [value, `Category: ${readable(value)}`]),
    {
      value: template.category,
      'aria-label': `Category of ${label}`,
      'data-testid': 'category',
      onChange: () => review({ category: category.value }, `category ${category.value}`),
    },
  );
  const pending = template.status === 'PENDING';
  const approved = template.status === 'APPROVED';
  return h(
    'div',
    {
      class: 'row',
      'data-testid': 'template-row',
      'data-template-name': template.name,
      'data-template-language': template.language,
      'data-template-status': template.status,
    },
    h(
      'div',
      { class: 'row-head' },
      h('span', { class: 'row-name' }, template.name),
      h('span', { class: 'badge' }, template.language),
      h(
        'span',
        { class: `badge ${TONES[template.status] ?? ''}`, 'data-testid': 'template-status' },
        readable(template.status),
      ),
      template.rejectedReason !== 'NONE' &&
        h('span', { class: 'badge bad' }, readable(template.rejectedReason)),
      h('span', { class: 'row-side' }, readable(template.category)),
    ),
    h('p', { class: 'row-text', dir: 'auto' }, textOf(template)),
    h(
      'div',
      { class: 'actions' },
      !approved &&
        action(
          template.status === 'PAUSED' ? 'Reinstate' : 'Approve',
          'approve',
          () => ({ decision: template.status === 'PAUSED' ? 'REINSTATED' : 'APPROVED' }),
          'approved',
          'primary',
        ),
      (pending || approved) && [
        action(
          'Reject',
          'reject',
          () => ({ decision: 'REJECTED', reason: reason.value }),
          'rejected',
          'danger',
        ),
        reason,
      ],
      approved && [
        action('Pause', 'pause', () => ({ decision: 'PAUSED' }), 'paused'),
        action('Disable', 'disable', () => ({ decision: 'DISABLED' }), 'disabled'),
      ],
      h('span', { class: 'apart' }),
      quality,
      category,
    ),
  );
};

/** The tab in which templates are decided about. */
export const createTemplates = (panel, setCount) => {
  const list = h('div', { 'data-testid': 'templates' });
  panel.append(
    h(
      'p',
      { class: 'hint' },
      'Submitted templates wait here for a decision, as they do at Meta. Receivers are told of each.',
    ),
    list,
  );
  return {
    refresh: async () => {
      const templates = await call('GET', 'templates');
      setCount(templates.filter(({ status }) => status === 'PENDING').length);
      const order = [...templates].sort(
        (a, b) =>
          Number(b.status === 'PENDING') - Number(a.status === 'PENDING') ||
          b.createdAt - a.createdAt,
      );
      keep(list, order, (template) => template.id, row);
    },
  };
};
