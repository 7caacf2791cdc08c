import { createIntl } from 'react-intl';
import { readCron, writeCron } from '../../../../admin/src/pages/Automations/words/cron';
import { wordsOfTrigger } from '../../../../admin/src/pages/Automations/words/trigger-words';
import english from '../../../../admin/src/translations/english';
import { TRIGGER_TYPES, type Trigger } from '../../../../shared/domain/automation/trigger';

const intl = createIntl({ locale: 'en' });
const uid = 'api::order.order';

/** The sentence as the list shows it, with `*` around what is marked. */
function say(trigger: Trigger, hasDraftAndPublish: boolean | null = true): string {
  const { key, values, scalars, choices } = wordsOfTrigger(trigger, {
    collection: 'Order',
    hasDraftAndPublish,
    nameOf: (field) => (field === 'orderStatus' ? 'status' : field),
  });
  const mark = (parts: unknown[]) => `*${parts.join('')}*`;
  const spoken = Object.fromEntries(
    Object.entries(scalars).map(([name, value]) => [name, value === null ? 'nothing' : `${value}`]),
  );
  return intl.formatMessage(
    { id: key, defaultMessage: (english as Record<string, string>)[key] },
    {
      ...{ ...values, ...spoken, words: choices.join(' or '), weekday: `day ${values.day}` },
      b: mark as never,
      i: mark as never,
    },
  );
}

const changed = { type: 'fieldChanged', uid, field: 'orderStatus' } as const;
const date = {
  type: 'date',
  uid,
  field: 'deliveryDate',
  at: '09:00',
  timeZone: 'Europe/Berlin',
} as const;
const schedule = { type: 'schedule', uid, timeZone: 'UTC' } as const;

const SENTENCES: [Trigger, string][] = [
  [{ type: 'created', uid }, 'When *Order* is created'],
  [{ type: 'updated', uid }, 'When *Order* is saved again'],
  [{ type: 'published', uid }, 'When *Order* is published'],
  [{ type: 'published', uid, which: 'first' }, 'When *Order* is published for the first time'],
  [{ type: 'published', uid, which: 'again' }, 'When *Order* is published again'],
  [{ type: 'unpublished', uid }, 'When *Order* is unpublished'],
  [{ type: 'deleted', uid }, 'When *Order* is deleted'],
  [{ ...changed, to: 'shipped' }, 'When *Order* is published and *status* becomes *shipped*'],
  [changed, 'When *Order* is published and *status* has changed'],
  [{ ...changed, from: 'packed' }, 'When *Order* is published and *status* is no longer *packed*'],
  [
    { ...changed, from: null, to: 'packed' },
    'When *Order* is published and *status* goes from *nothing* to *packed*',
  ],
  [
    { ...changed, from: 'packed', to: 'shipped', version: 'draft' },
    'When *status* of *Order* goes from *packed* to *shipped*',
  ],
  [{ ...date, offset: { amount: 0, unit: 'days' } }, 'At *deliveryDate* of *Order*, at 09:00'],
  [
    { ...date, offset: { amount: -1, unit: 'days' } },
    '1 day before *deliveryDate* of *Order*, at 09:00',
  ],
  [
    { ...date, at: null, offset: { amount: 2, unit: 'hours' } },
    '2 hours after *deliveryDate* of *Order*',
  ],
  [{ ...schedule, cron: '0 9 * * *' }, 'Every day at 09:00, for each *Order*'],
  [{ ...schedule, cron: '30 18 * * 5' }, 'Every day 5 at 18:30, for each *Order*'],
  [{ ...schedule, cron: '0 9 1 * *' }, 'On day 1 of each month at 09:00, for each *Order*'],
  [{ ...schedule, cron: '*/5 * * * *' }, 'By the schedule **/5 * * * **, for each *Order*'],
  [{ type: 'keyword', words: ['menu', 'help'] }, 'When somebody writes *menu or help*'],
  [
    { type: 'keyword', words: ['menu'], match: 'word' },
    'When somebody writes something with *menu* in it',
  ],
  [{ type: 'buttonReply', texts: [] }, 'When somebody taps a button'],
  [
    { type: 'buttonReply', texts: ['Yes'], template: 'order_ready' },
    'When somebody taps *Yes* of *order_ready*',
  ],
  [{ type: 'firstMessage' }, 'When somebody writes for the first time'],
  [
    { type: 'noReply', of: 'team', after: { amount: 2, unit: 'hours' } },
    'When nobody has answered a person for 2 hours',
  ],
  [
    { type: 'noReply', of: 'person', after: { amount: 1, unit: 'days' } },
    'When a person has not answered for 1 day',
  ],
];

describe('when an automation begins, in words', () => {
  test.each(SENTENCES)('%j', (trigger, sentence) => {
    expect(say(trigger)).toBe(sentence);
  });

  test('there is a sentence for each trigger that there is', () => {
    expect(new Set(SENTENCES.map(([{ type }]) => type))).toEqual(new Set(TRIGGER_TYPES));
  });

  test('nobody is told of publishing where nothing is published, or nobody knows', () => {
    const sentence = 'When *status* of *Order* becomes *shipped*';
    expect(say({ ...changed, to: 'shipped' }, false)).toBe(sentence);
    expect(say({ ...changed, to: 'shipped' }, null)).toBe(sentence);
  });
});

describe('a schedule', () => {
  test.each([
    ['0 9 * * *', { every: 'day', at: '09:00' }],
    ['05 7 * * 0', { every: 'week', day: 0, at: '07:05' }],
    ['0 9 31 * *', { every: 'month', day: 31, at: '09:00' }],
    ['0 9 1 1 *', { every: 'other', cron: '0 9 1 1 *' }],
    ['0 9 1 * 1', { every: 'other', cron: '0 9 1 * 1' }],
    ['60 9 * * *', { every: 'other', cron: '60 9 * * *' }],
    ['0 9 * *', { every: 'other', cron: '0 9 * *' }],
    ['@daily', { every: 'other', cron: '@daily' }],
  ])('%s is read', (cron, rhythm) => {
    expect(readCron(cron)).toEqual(rhythm);
  });

  test.each(['0 9 * * *', '5 7 * * 0', '0 9 31 * *', '*/5 * * * *'])('%s is written', (cron) => {
    expect(writeCron(readCron(cron))).toBe(cron);
  });

  test('half a time of day is no schedule, which the check then says', () => {
    expect(writeCron({ every: 'day', at: '9' })).toBe('? 9 * * *');
    expect(writeCron({ every: 'day', at: '' })).toBe('? ? * * *');
  });
});
