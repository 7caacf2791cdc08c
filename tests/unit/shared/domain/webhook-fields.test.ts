import {
  callbackOf,
  fieldState,
  KNOWN_FIELDS,
  QUIET_AFTER_DAYS,
  replacedBy,
  TICKED_FIELDS,
} from '../../../../shared/domain/webhook-fields';
import { FIELDS } from '../../../../server/src/webhook/fields';

const NOW = new Date('2026-11-23T12:00:00Z');
const before = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

describe('The known webhook fields', () => {
  test('are those that are read, each ticked once', () => {
    expect([...TICKED_FIELDS].sort()).toEqual(Object.keys(FIELDS).sort());
    expect(new Set(KNOWN_FIELDS.map(({ name }) => name)).size).toBe(KNOWN_FIELDS.length);
  });

  test('go to an override only where Meta says so', () => {
    const callbacks = { number: 'n', businessAccount: 'b', app: 'a' };
    const to = (name: string, known = callbacks as Parameters<typeof callbackOf>[1]) =>
      callbackOf(
        KNOWN_FIELDS.find((field) => field.name === name)!,
        known,
      );
    expect(to('messages')).toBe('n');
    expect(to('messages.statuses', { ...callbacks, number: null })).toBe('b');
    expect(to('smb_message_echoes', { number: null, businessAccount: null, app: 'a' })).toBe('a');
    expect(to('message_template_status_update')).toBe('a');
    expect(to('account_update')).toBe('a');
    expect(to('user_preferences')).toBe('a');
    expect(to('account_settings_update')).toBe('n');
  });
});

describe('The state of a field', () => {
  const facts = { isSubscribed: true, reachesUs: true, checkedAt: before(1), lastAt: null };

  test.each([
    ['live', { lastAt: before(0) }],
    ['live', { lastAt: before(QUIET_AFTER_DAYS) }],
    ['quiet', { lastAt: before(QUIET_AFTER_DAYS + 0.01) }],
    ['never', {}],
    ['never', { isSubscribed: null, reachesUs: null, checkedAt: null }],
    ['notSubscribed', { isSubscribed: false }],
    ['notSubscribed', { isSubscribed: false, lastAt: before(2) }],
    ['notSubscribed', { isSubscribed: false, reachesUs: false }],
    ['elsewhere', { reachesUs: false }],
    ['elsewhere', { reachesUs: false, lastAt: before(2) }],
    // It has come since Meta said that it would not.
    ['live', { isSubscribed: false, lastAt: before(0.5) }],
    ['live', { reachesUs: false, lastAt: before(0.5) }],
  ])('is %s with %j', (state, given) => {
    expect(fieldState({ ...facts, ...given }, NOW)).toBe(state);
  });
});

describe('What another callback replaces', () => {
  const ours = 'https://shop.example/api/whatsapp/webhook';
  const theirs = 'https://crm.example/hook';

  test('is nothing where no other system is called', () => {
    expect(replacedBy('app', { number: null, businessAccount: null, app: theirs }, ours)).toEqual(
      [],
    );
    expect(
      replacedBy('businessAccount', { number: `${ours}/`, businessAccount: ours, app: null }, ours),
    ).toEqual([]);
  });

  test('is every other address that comes before the chosen one, each told once', () => {
    const callbacks = { number: theirs, businessAccount: theirs, app: null };
    expect(replacedBy('app', callbacks, ours)).toEqual([theirs]);
    expect(replacedBy('businessAccount', callbacks, ours)).toEqual([theirs]);
    expect(replacedBy('number', callbacks, ours)).toEqual([theirs]);
    expect(replacedBy('number', { ...callbacks, number: null }, ours)).toEqual([]);
    expect(replacedBy('app', { ...callbacks, number: null }, null)).toEqual([theirs]);
  });
});
