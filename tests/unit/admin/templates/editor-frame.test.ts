import type { Template, TemplateEvent } from '../../../../shared/contracts/templates';
import { error, warning } from '../../../../shared/domain/issue';
import { newAuthentication } from '../../../../shared/domain/template/authentication';
import { checkTemplate } from '../../../../shared/domain/template/check';
import { rejectionInWords } from '../../../../shared/domain/template/rejection';
import { newVariable, type Variable } from '../../../../shared/domain/template/variables';
import { emptyContent } from '../../../../admin/src/pages/Templates/content/values';
import { differencesOf } from '../../../../admin/src/pages/Templates/Editor/differences';
import {
  detailsOf,
  HISTORY_KINDS,
  kindOfEvent,
} from '../../../../admin/src/pages/Templates/Editor/history-words';
import {
  issuesOfRecord,
  readingOf,
  shownSamples,
  shownWords,
  valuesOfPreview,
} from '../../../../admin/src/pages/Templates/Editor/preview-content';
import {
  chooseTab,
  errorsByTab,
  shownTabs,
} from '../../../../admin/src/pages/Templates/Editor/shown-tabs';
import { lossOf } from '../../../../admin/src/pages/Templates/template-loss';
import {
  noticesOf,
  rejectionOf,
} from '../../../../admin/src/pages/Templates/Editor/template-notices';
import { isAsked, testValues } from '../../../../admin/src/pages/Templates/Editor/test-values';
import {
  AS_LONG_AS_POSSIBLE,
  durationOf,
  offeredTimes,
} from '../../../../admin/src/pages/Templates/Editor/time-to-live';
import en from '../../../../admin/src/translations/en.json';

const variable = (placeholder: string, more: Partial<Variable> = {}): Variable => ({
  ...newVariable({ component: 'body', buttonIndex: null, placeholder }),
  ...more,
});

describe('The tabs of the editor', () => {
  it('have no history before there is a template, and a preview only where it has no room', () => {
    expect(shownTabs(false, false)).not.toContain('history');
    expect(shownTabs(true, false)).toContain('history');
    expect(shownTabs(true, false)).not.toContain('preview');
    expect(shownTabs(true, true).at(-1)).toBe('preview');
  });

  it('open the one that the address names, and the first for anything else', () => {
    const tabs = shownTabs(true, false);
    expect(chooseTab('variables', tabs)).toBe('variables');
    expect(chooseTab('preview', tabs)).toBe('content');
    expect(chooseTab(null, tabs)).toBe('content');
  });

  it('count the errors of their own fields, and no warnings', () => {
    expect(
      errorsByTab([
        error('body.empty', 'body'),
        error('name.empty', 'name'),
        error('button.empty', 'buttons.0.text'),
        warning('button.url.http', 'buttons.1.url'),
        error('variable.sample', 'variables.body.1.sampleValue'),
        error('ttl.range', 'ttlSeconds'),
      ]),
    ).toEqual({ content: 2, buttons: 1, variables: 1, settings: 1 });
  });
});

describe('The preview', () => {
  it.each([
    ['ar', 'rtl'],
    ['ar_EG', 'rtl'],
    ['he', 'rtl'],
    ['fa', 'rtl'],
    ['ur', 'rtl'],
    ['ps_AF', 'rtl'],
    ['prs_AF', 'rtl'],
    ['en_GB', 'ltr'],
    ['pt_BR', 'ltr'],
    ['hu', 'ltr'],
  ])('reads %s from the right side: %s', (language, reading) =>
    expect(readingOf(language)).toBe(reading),
  );

  it('shows samples, the fixed text where there is none, and then the fallback', () => {
    const variables = [
      variable('1', { sampleValue: 'Ines' }),
      variable('2', { type: 'fixed_text', fixedText: 'the shop' }),
      variable('3', { fallback: 'friend' }),
      variable('4', { type: 'field', fixedText: 'left over' }),
    ];
    expect(shownSamples({ ...emptyContent(), variables })).toEqual({
      'body.1': 'Ines',
      'body.2': 'the shop',
      'body.3': 'friend',
      'body.4': '',
    });
  });

  it('shows Meta’s own words of a one-time code, and no others', () => {
    const code = {
      ...emptyContent(),
      category: 'AUTHENTICATION',
      authentication: { ...newAuthentication(), codeExpirationMinutes: 5 },
    };
    expect(shownWords(code).body).toContain('{{1}}');
    expect(shownWords(code).footer).toContain('5');
    const other = { ...emptyContent(), body: 'Hello' };
    expect(shownWords(other)).toEqual(other);
  });

  it('takes from a record what it has, and says only what the record is to blame for', () => {
    const value = (key: string, text: string | null) =>
      ({ key, value: text }) as Parameters<typeof valuesOfPreview>[0]['values'][number];
    expect(valuesOfPreview({ values: [value('body.1', 'A-1042'), value('body.2', null)] })).toEqual(
      { 'body.1': 'A-1042' },
    );
    const issues = [
      { ...error('template.notApproved', 'template'), message: '' },
      { ...error('phone.empty', 'to'), message: '' },
      { ...error('value.missing', 'values.body.2'), message: '' },
    ];
    expect(issuesOfRecord({ issues }).map(({ path }) => path)).toEqual(['values.body.2']);
  });
});

describe('The notices of a template', () => {
  const now = Date.parse('2026-06-20T12:00:00Z');
  const template = (more: Partial<Template> = {}) =>
    ({
      status: 'APPROVED',
      category: 'UTILITY',
      correctCategory: null,
      qualityScore: 'GREEN',
      rejectedReason: null,
      drift: null,
      unsendableKind: null,
      accountName: 'Shop',
      ...more,
    }) as Template;
  const event = (kind: string, params: TemplateEvent['params'] = {}, at = '2026-06-19T12:00:00Z') =>
    ({ documentId: kind, at, kind, actor: null, params }) satisfies TemplateEvent;
  const kinds = (one: Template, history: TemplateEvent[] = [], isRevising = false) =>
    noticesOf(one, history, { isRevising, now }).map(({ kind }) => kind);

  it('are none for a draft that somebody can send one day', () =>
    expect(kinds(template({ status: 'DRAFT', qualityScore: null }))).toEqual([]));

  it('tell what a status means, until its words are changed', () => {
    expect(kinds(template())).toEqual(['status']);
    expect(kinds(template(), [], true)).toEqual(['revising']);
    expect(kinds(template({ status: 'NEW_WORD_OF_METAS' }))).toEqual(['status']);
  });

  it('begin with what is most pressing', () => {
    const troubled = template({
      status: 'REJECTED',
      qualityScore: 'RED',
      correctCategory: 'MARKETING',
      drift: emptyContent(),
      unsendableKind: 'CAROUSEL',
      accountName: null,
    });
    expect(kinds(troubled)).toEqual([
      'rejected',
      'drift',
      'category-coming',
      'quality',
      'unsendable',
      'no-account',
    ]);
  });

  it('do not announce the category that it has', () =>
    expect(kinds(template({ correctCategory: 'UTILITY' }))).toEqual(['status']));

  it('tell of a changed category while it is recent and still holds', () => {
    const changed = event('category-changed', { from: 'UTILITY', to: 'MARKETING' });
    const marketing = template({ category: 'MARKETING' });
    expect(kinds(marketing, [changed])).toContain('category-changed');
    expect(kinds(template({ category: 'UTILITY' }), [changed])).not.toContain('category-changed');
    const old = { ...changed, at: '2026-05-01T12:00:00Z' };
    expect(kinds(marketing, [old])).not.toContain('category-changed');
  });

  it('repeat Meta’s words about a rejection only when they say more than ours', () => {
    const code = 'INVALID_FORMAT';
    const rejected = (params: TemplateEvent['params']) => [event('rejected', params)];
    expect(rejectionOf(code, rejected({ reason: rejectionInWords(code) }))).toEqual({
      reason: null,
      recommendation: null,
    });
    expect(
      rejectionOf(code, rejected({ reason: 'Ends with a parameter', recommendation: 'Add text' })),
    ).toEqual({ reason: 'Ends with a parameter', recommendation: 'Add text' });
    expect(rejectionOf('Told in words', rejected({ reason: 'Told in words' })).reason).toBeNull();
    expect(rejectionOf(code, [])).toEqual({ reason: null, recommendation: null });
  });

  it('take the latest rejection', () => {
    const history = [
      event('rejected', { reason: 'second' }),
      event('rejected', { reason: 'first' }),
    ];
    expect(rejectionOf('SCAM', history).reason).toBe('second');
  });
});

describe('What is lost with a template', () => {
  it.each([
    [['DRAFT', 'DRAFT'], 'draft'],
    [['DRAFT', 'REJECTED'], 'submitted'],
    [['REJECTED', 'APPROVED'], 'approved'],
    [['PAUSED'], 'approved'],
  ])('of %j is that of a %s one', (statuses, loss) =>
    expect(lossOf(statuses.map((status) => ({ status })))).toBe(loss),
  );
});

describe('The history of a template', () => {
  it('has words for each kind that is known', () => {
    for (const kind of HISTORY_KINDS) expect(en).toHaveProperty([`templates.history.${kind}`]);
    expect(kindOfEvent({ kind: 'approved' })).toBe('approved');
    expect(kindOfEvent({ kind: 'NEW_WORD_OF_METAS' })).toBeNull();
  });

  it('tells a change as one, and leaves out what is empty', () => {
    expect(detailsOf({ params: { from: 'UTILITY', to: 'MARKETING', at: '2026-07-01' } })).toEqual([
      { type: 'change', from: 'UTILITY', to: 'MARKETING' },
      { type: 'fact', name: 'at', value: '2026-07-01' },
    ]);
    expect(detailsOf({ params: { reason: 'NONE', recommendation: null, title: '' } })).toEqual([]);
    expect(detailsOf({ params: { from: null, to: 'RED' } })).toEqual([
      { type: 'fact', name: 'to', value: 'RED' },
    ]);
  });
});

describe('Two texts of a template', () => {
  const ours = { ...emptyContent(), body: 'Hello {{1}}, welcome.' };

  it('differ in the parts that Meta reviews, and in nothing else', () => {
    expect(differencesOf(ours, ours)).toEqual([]);
    const mapped = { ...ours, variables: [variable('1', { sampleValue: 'Ines' })] };
    expect(differencesOf(ours, mapped)).toEqual([]);
    const theirs = {
      ...ours,
      body: 'Hi {{1}}, welcome.',
      footer: 'Bye',
      header: { type: 'text' as const, text: 'News' },
      buttons: [{ type: 'quick_reply' as const, text: 'Yes' }],
    };
    expect(differencesOf(ours, theirs)).toEqual(['header', 'body', 'footer', 'buttons']);
  });
});

describe('A test message', () => {
  const variables = [
    variable('1', { type: 'field', sampleValue: 'Ines' }),
    variable('2', { type: 'free_text', sampleValue: 'noon' }),
    variable('3', { type: 'fixed_text', fixedText: 'shop', sampleValue: 'shop' }),
    variable('4', { type: 'user_phone', fallback: '+441134960000' }),
  ];

  it('fills with samples what only a record or a person could tell', () =>
    expect(testValues({ variables }, {}, false)).toEqual({
      'body.1': 'Ines',
      'body.2': 'noon',
      'body.4': '+441134960000',
    }));

  it('leaves to a record what it can tell', () => {
    expect(testValues({ variables }, {}, true)).not.toHaveProperty(['body.1']);
    expect(isAsked({ type: 'field' }, true)).toBe(false);
  });

  it('says what was typed before anything else', () =>
    expect(testValues({ variables }, { 'body.1': 'Ana', 'body.3': 'us' }, true)).toMatchObject({
      'body.1': 'Ana',
      'body.3': 'us',
    }));

  it('does not send what was emptied', () =>
    expect(testValues({ variables }, { 'body.2': '' }, false)).not.toHaveProperty(['body.2']));
});

describe('The time to live', () => {
  it.each(['AUTHENTICATION', 'UTILITY', 'MARKETING'])(
    'is offered for %s as Meta takes it',
    (category) => {
      const offered = offeredTimes(category);
      expect(offered.length).toBeGreaterThan(2);
      for (const ttlSeconds of offered) {
        const issues = checkTemplate({ ...emptyContent(), category, ttlSeconds });
        expect(issues.filter(({ code }) => code === 'ttl.range')).toEqual([]);
      }
    },
  );

  it('has no “as long as possible” for marketing, and none for what is new to us', () => {
    expect(offeredTimes('MARKETING')).not.toContain(AS_LONG_AS_POSSIBLE);
    expect(offeredTimes('NEW_WORD_OF_METAS')).toEqual([]);
  });

  it.each([
    [90, { value: 90, unit: 'second' }],
    [900, { value: 15, unit: 'minute' }],
    [43_200, { value: 12, unit: 'hour' }],
    [604_800, { value: 7, unit: 'day' }],
  ])('of %d seconds is said in the largest unit that fits', (seconds, duration) =>
    expect(durationOf(seconds)).toEqual(duration),
  );
});
