import {
  dayHere,
  readDay,
  readTime,
  writeDay,
} from '../../../../admin/src/pages/Automations/Editor/day';
import {
  draftOf,
  emptyDraft,
  emptyStep,
  fromLines,
  inputOf,
  moveStep,
  toLines,
  triggerOf,
  triggerWithUid,
} from '../../../../admin/src/pages/Automations/Editor/draft';
import { levelOfVariable } from '../../../../admin/src/components/FieldPicker/field-level';
import { STEP_TYPES } from '../../../../shared/domain/automation/action';
import { DEFAULT_LIMITS } from '../../../../shared/domain/automation/limits';
import {
  isInbound,
  TRIGGER_TYPES,
  uidOf,
  type Trigger,
} from '../../../../shared/domain/automation/trigger';

const uid = 'api::order.order';
const known = { uid, timeZone: 'Europe/Berlin' };

describe('the draft of an automation', () => {
  test('is sent as it was read', () => {
    const automation = {
      name: 'Shipping',
      account: null,
      trigger: { type: 'fieldChanged', uid, field: 'orderStatus', to: 'shipped' } as Trigger,
      condition: { '==': [{ var: 'record.currency' }, 'EUR'] } as never,
      steps: [{ type: 'sendTemplate' as const, template: 'order_shipped' }],
      limits: { ...DEFAULT_LIMITS, oncePerRecord: true },
    };
    expect(inputOf(draftOf(automation))).toEqual(automation);
  });

  test('comes back from the database as it was written, whatever it is', () => {
    // As a database hands it over that keeps JSON in an order of its own.
    const kept = (value: unknown): unknown =>
      JSON.parse(
        JSON.stringify(value, (_key, inner: unknown) =>
          typeof inner === 'object' && inner !== null && !Array.isArray(inner)
            ? Object.fromEntries(Object.entries(inner).reverse())
            : inner,
        ),
      );
    const drafts = [
      ...TRIGGER_TYPES.map((type) => ({
        ...emptyDraft(uid),
        trigger: triggerOf(type, { type: 'created', uid: 'api::a.a' }, known),
      })),
      { ...emptyDraft(uid), steps: STEP_TYPES.map(emptyStep) },
    ];
    for (const draft of drafts)
      expect(draftOf(kept(inputOf(draft)) as Parameters<typeof draftOf>[0])).toStrictEqual(draft);
  });

  test('begins with a record and a template, or with a word where there is no collection', () => {
    expect(emptyDraft(uid)).toMatchObject({
      trigger: { type: 'created', uid },
      steps: [{ type: 'sendTemplate', template: '' }],
    });
    expect(emptyDraft(null).trigger.type).toBe('keyword');
    expect(inputOf({ ...emptyDraft(uid), name: '  Shipping ' })).toMatchObject({
      name: 'Shipping',
      condition: null,
    });
  });

  test('each trigger becomes each other, of the same collection', () => {
    for (const before of TRIGGER_TYPES)
      for (const type of TRIGGER_TYPES) {
        const start = triggerOf(before, { type: 'created', uid: 'api::a.a' }, known);
        const next = triggerOf(type, start, known);
        expect(next.type).toBe(type);
        if (!isInbound(next)) expect(uidOf(next)).toBe(isInbound(start) ? uid : 'api::a.a');
      }
  });

  test('what two triggers have in common stays', () => {
    const date = triggerOf('date', { type: 'created', uid }, known);
    expect(
      triggerOf('schedule', { ...date, timeZone: 'Asia/Tokyo' } as Trigger, known),
    ).toMatchObject({ timeZone: 'Asia/Tokyo' });
    expect(triggerOf('keyword', { type: 'firstMessage', account: 'abc' }, known)).toMatchObject({
      account: 'abc',
    });
    const same: Trigger = { type: 'keyword', words: ['menu'] };
    expect(triggerOf('keyword', same, known)).toBe(same);
  });

  test('another collection has other fields', () => {
    expect(
      triggerWithUid(
        { type: 'fieldChanged', uid, field: 'orderStatus', to: 'shipped' },
        'api::b.b',
      ),
    ).toEqual({ type: 'fieldChanged', uid: 'api::b.b', field: '' });
    expect(triggerWithUid({ type: 'created', uid }, 'api::b.b').type).toBe('created');
  });

  test('steps are moved among the others', () => {
    const steps = STEP_TYPES.map(emptyStep);
    const order = (from: number, to: number) =>
      moveStep(steps.slice(0, 3), from, to).map(({ type }) => type);
    expect(order(0, 2)).toEqual(['answer', 'assign', 'sendTemplate']);
    expect(order(2, 0)).toEqual(['assign', 'sendTemplate', 'answer']);
    expect(order(1, 1)).toEqual(['sendTemplate', 'answer', 'assign']);
  });

  test('lines that are being typed are kept, also the empty last one', () => {
    expect(fromLines('menu\n')).toEqual(['menu', '']);
    expect(toLines(fromLines('menu\nhelp'))).toBe('menu\nhelp');
    expect(fromLines('')).toEqual([]);
    const typed = {
      ...emptyDraft(null),
      trigger: { type: 'keyword', words: [' menu', ''] } as Trigger,
    };
    expect(inputOf(typed).trigger).toEqual({ type: 'keyword', words: ['menu'] });
  });
});

describe('days and times', () => {
  test('are those that the pickers show', () => {
    expect(writeDay(readDay('2026-02-28')!)).toBe('2026-02-28');
    expect(readDay('2026-02-28')?.toISOString()).toBe('2026-02-28T00:00:00.000Z');
    expect(dayHere(new Date(2026, 1, 28, 0, 30))).toBe('2026-02-28');
    expect(readDay('2026-02')).toBeUndefined();
    expect(readDay(null)).toBeUndefined();
    expect(readTime('2026-02-28T10:00:00.000Z')?.getTime()).toBe(Date.UTC(2026, 1, 28, 10));
    expect(readTime('soon')).toBeUndefined();
    expect(readTime(5)).toBeUndefined();
  });
});

describe('the level on which the picker finds a field of a condition', () => {
  test.each([
    ['record.orderStatus', ''],
    ['record.customer.city', 'customer'],
    ['record.items[first].title', 'items[first]'],
    ['contact.language', ''],
    ['message.text', ''],
  ])('%s', (variable, level) => {
    expect(levelOfVariable(variable)).toBe(level);
  });
});
