import {
  actionsFor,
  closesLoop,
  isButton,
  isKeyword,
  isSetOff,
  type Change,
} from '../../../../../shared/domain/automation/decide';
import type { RecordTrigger } from '../../../../../shared/domain/automation/trigger';

const UID = 'api::order.order';
const DRAFTS = { hasDraftAndPublish: true };
const PLAIN = { hasDraftAndPublish: false };

const change = (action: Change['action'], more: Partial<Change> = {}): Change => ({
  uid: UID,
  action,
  isFirst: null,
  before: {},
  after: {},
  ...more,
});
const status = (before: Change['before'][string], after: Change['after'][string]) => ({
  before: { status: before },
  after: { status: after },
});

describe('what sets an automation off', () => {
  it('is its own action of its own collection', () => {
    const trigger: RecordTrigger = { type: 'published', uid: UID };
    expect(isSetOff(trigger, change('published'), DRAFTS)).toBe(true);
    expect(isSetOff(trigger, change('updated'), DRAFTS)).toBe(false);
    expect(isSetOff(trigger, { ...change('published'), uid: 'api::x.x' }, DRAFTS)).toBe(false);
  });

  it('tells the first publication from later ones', () => {
    const first: RecordTrigger = { type: 'published', uid: UID, which: 'first' };
    const again: RecordTrigger = { type: 'published', uid: UID, which: 'again' };
    expect(isSetOff(first, change('published', { isFirst: true }), DRAFTS)).toBe(true);
    expect(isSetOff(first, change('published', { isFirst: false }), DRAFTS)).toBe(false);
    expect(isSetOff(again, change('published', { isFirst: false }), DRAFTS)).toBe(true);
    expect(isSetOff(again, change('published', { isFirst: true }), DRAFTS)).toBe(false);
  });

  it('is a field that changes from one value to another', () => {
    const trigger: RecordTrigger = {
      type: 'fieldChanged',
      uid: UID,
      field: 'status',
      from: 'paid',
      to: 'shipped',
    };
    expect(isSetOff(trigger, change('updated', status('paid', 'shipped')), PLAIN)).toBe(true);
    expect(isSetOff(trigger, change('updated', status('new', 'shipped')), PLAIN)).toBe(false);
    expect(isSetOff(trigger, change('updated', status('paid', 'lost')), PLAIN)).toBe(false);
    const any: RecordTrigger = { type: 'fieldChanged', uid: UID, field: 'status' };
    expect(isSetOff(any, change('updated', status('paid', 'paid')), PLAIN)).toBe(false);
    expect(isSetOff(any, change('created', status(null, 'paid')), PLAIN)).toBe(true);
  });

  it('does not take another writing of the same value for a change', () => {
    const any: RecordTrigger = { type: 'fieldChanged', uid: UID, field: 'status' };
    for (const [one, other] of [
      ['10.50', 10.5],
      [null, ''],
      ['2026-05-01T10:00:00.000Z', '2026-05-01T12:00:00+02:00'],
      [true, 'true'],
    ] as const)
      expect(isSetOff(any, change('updated', status(one, other)), PLAIN)).toBe(false);
  });

  it('is looked for in what is published, where there are drafts', () => {
    const published: RecordTrigger = { type: 'fieldChanged', uid: UID, field: 'status' };
    expect(actionsFor(published, DRAFTS)).toEqual(['published']);
    expect(actionsFor(published, PLAIN)).toEqual(['created', 'updated']);
    expect(actionsFor({ ...published, version: 'draft' }, DRAFTS)).toEqual(['created', 'updated']);
  });

  it('is a word, however it is written', () => {
    const words = ['Öffnungszeiten', 'hours'];
    expect(isKeyword({ type: 'keyword', words }, ' offnungszeiten!! ')).toBe(true);
    expect(isKeyword({ type: 'keyword', words }, 'Your hours, please')).toBe(false);
    expect(isKeyword({ type: 'keyword', words, match: 'word' }, 'Your hours, please')).toBe(true);
    expect(isKeyword({ type: 'keyword', words, match: 'begins' }, 'Hours today?')).toBe(true);
    expect(isKeyword({ type: 'keyword', words, match: 'word' }, 'hourses')).toBe(false);
    expect(isKeyword({ type: 'keyword', words: ['!'], match: 'word' }, '')).toBe(false);
  });

  it('is a button, of one template or of any', () => {
    const tapped = { text: 'Yes, please', template: 'reminder' };
    expect(isButton({ type: 'buttonReply', texts: [] }, tapped)).toBe(true);
    expect(isButton({ type: 'buttonReply', texts: ['yes please'] }, tapped)).toBe(true);
    expect(isButton({ type: 'buttonReply', texts: ['No'] }, tapped)).toBe(false);
    expect(isButton({ type: 'buttonReply', texts: [], template: 'other' }, tapped)).toBe(false);
  });

  it('is not its own doing, nor that of a long chain', () => {
    expect(closesLoop('a', [])).toBe(false);
    expect(closesLoop('a', ['b'])).toBe(false);
    expect(closesLoop('a', ['b', 'a'])).toBe(true);
    expect(closesLoop('d', ['a', 'b', 'c'])).toBe(true);
  });
});
