import { call } from './api.js';
import { field, h, keep, select, toast } from './dom.js';
import { templateContent } from './template-content.js';

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
const PAUSES = ['FIRST_PAUSE', 'SECOND_PAUSE', 'RATE_LIMITING_PAUSE'];
const BACK = { PAUSED: ['Reinstate', 'REINSTATED'], ARCHIVED: ['Unarchive', 'UNARCHIVED'] };
/** More rows than this make the page slow, and nobody reads them. */
const SHOWN = 100;

const readable = (value) => value.charAt(0) + value.slice(1).toLowerCase().replaceAll('_', ' ');
const choices = (values) => values.map((value) => [value, readable(value)]);

const head = (template) =>
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
    template.parameterFormat === 'NAMED' && h('span', { class: 'badge' }, 'Named variables'),
    template.quality !== 'UNKNOWN' &&
      h('span', { class: 'badge' }, `Quality ${template.quality.toLowerCase()}`),
    h(
      'span',
      { class: 'row-side' },
      readable(template.category),
      template.correctCategory && ` → ${readable(template.correctCategory)} tomorrow`,
    ),
  );

/** All that can be decided about one template. */
const decisions = (template) => {
  const label = `${template.name} (${template.language})`;
  const review = async (body, done) => {
    await call('POST', `templates/${template.id}/review`, body);
    toast(`${label}: ${done}`);
  };
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
  const input = (name, testId) =>
    h('input', { type: 'text', 'aria-label': `${name} for ${label}`, 'data-testid': testId });
  const chooser = (name, testId, values, value) =>
    select(choices(values), { value, 'aria-label': `${name} ${label}`, 'data-testid': testId });

  const reason = chooser('Reason to reject', 'reject-reason', REASONS);
  const explanation = input('Explanation', 'reject-explanation');
  const recommendation = input('Recommendation', 'reject-recommendation');
  const pause = chooser('Kind of pause of', 'pause-title', PAUSES);
  const category = chooser('Category of', 'category', CATEGORIES, template.category);
  const quality = chooser('Quality of', 'quality', QUALITIES, template.quality);
  const rejection = () => ({
    decision: 'REJECTED',
    reason: reason.value,
    ...(explanation.value && { explanation: explanation.value }),
    ...(recommendation.value && { recommendation: recommendation.value }),
  });
  const approved = template.status === 'APPROVED';
  const [approve, decision] = BACK[template.status] ?? ['Approve', 'APPROVED'];
  const mayReject = approved || ['PENDING', 'IN_APPEAL'].includes(template.status);

  return h(
    'div',
    {},
    h(
      'div',
      { class: 'actions' },
      !approved && action(approve, 'approve', () => ({ decision }), 'approved', 'primary'),
      mayReject && [action('Reject', 'reject', rejection, 'rejected', 'danger'), reason],
      approved && [
        action('Pause', 'pause', () => ({ decision: 'PAUSED', title: pause.value }), 'paused'),
        action('Disable', 'disable', () => ({ decision: 'DISABLED' }), 'disabled'),
      ],
    ),
    h(
      'details',
      { class: 'more', 'data-testid': 'more-decisions' },
      h('summary', {}, 'More'),
      mayReject &&
        h(
          'div',
          { class: 'form' },
          field('Why it is rejected', explanation, 'wide'),
          field('What to do about it', recommendation, 'wide'),
        ),
      h(
        'div',
        { class: 'form' },
        approved && field('Kind of pause', pause),
        field('Category', category),
        action(
          'Announce',
          'category-notice',
          () => ({ category: category.value, categoryNotice: true }),
          'category announced',
        ),
        action(
          'Change',
          'category-change',
          () => ({ category: category.value }),
          'category changed',
        ),
        field('Quality', quality),
        action('Set', 'quality-set', () => ({ quality: quality.value }), 'quality set'),
        approved && action('Archive', 'archive', () => ({ decision: 'ARCHIVED' }), 'archived'),
        approved && action('Flag', 'flag', () => ({ decision: 'FLAGGED' }), 'flagged'),
      ),
    ),
  );
};

const row = (template) => {
  const { rejectionInfo } = template;
  return h(
    'div',
    {
      class: 'row',
      'data-testid': 'template-row',
      'data-template-name': template.name,
      'data-template-language': template.language,
      'data-template-status': template.status,
    },
    head(template),
    rejectionInfo &&
      h(
        'p',
        { class: 'row-text' },
        [rejectionInfo.reason, rejectionInfo.recommendation].filter(Boolean).join(' → '),
      ),
    templateContent(template),
    decisions(template),
  );
};

/** The tab in which templates are decided about. */
export const createTemplates = (panel, setCount) => {
  const list = h('div', { 'data-testid': 'templates' });
  const rest = h('p', { class: 'hint', hidden: true, 'data-testid': 'templates-rest' });
  let templates = [];
  const search = h('input', {
    type: 'search',
    placeholder: 'Name or language',
    'data-testid': 'templates-search',
    onInput: () => show(),
  });
  const show = () => {
    const wanted = search.value.trim().toLowerCase();
    const fitting = templates.filter(({ name, language }) =>
      `${name} ${language}`.toLowerCase().includes(wanted),
    );
    const order = fitting.sort(
      (a, b) =>
        Number(b.status === 'PENDING') - Number(a.status === 'PENDING') ||
        b.createdAt - a.createdAt,
    );
    keep(list, order.slice(0, SHOWN), (template) => template.id, row);
    rest.hidden = order.length <= SHOWN;
    rest.textContent = `${order.length - SHOWN} more: search for them by name.`;
  };
  panel.append(
    h(
      'p',
      { class: 'hint' },
      'Submitted templates wait here for a decision, as they do at Meta. Receivers are told of each.',
    ),
    field('Find a template', search),
    list,
    rest,
  );
  return {
    refresh: async () => {
      templates = await call('GET', 'templates');
      setCount(templates.filter(({ status }) => status === 'PENDING').length);
      show();
    },
  };
};
