import fc from 'fast-check';
import type { Change } from '../../../../server/src/webhook/envelope';
import { changeKey, itemKey } from '../../../../server/src/webhook/item-key';

const change = (changes: Partial<Change> = {}): Change => ({
  businessAccountId: '320014458901177',
  entryTime: 1_795_344_000,
  field: 'account_alerts',
  value: { event: 'A', list: [1, 2] },
  ...changes,
});

/** The same value with the keys of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, turned(item)]),
  );
}

describe('The identity of an item', () => {
  it('is lower-case hex, which every database compares exactly', () => {
    expect(itemKey('message', ['wamid.A'])).toMatch(/^[0-9a-f]{64}$/);
    expect(changeKey(change())).toMatch(/^[0-9a-f]{64}$/);
  });

  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(changeKey(change({ value: turned(value) }))).toBe(changeKey(change({ value })));
      }),
    );
  });

  it('survives being written and read again', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const again: unknown = JSON.parse(JSON.stringify(value));
        expect(changeKey(change({ value: again }))).toBe(changeKey(change({ value })));
      }),
    );
  });

  it.each<[string, Partial<Change>]>([
    ['another account', { businessAccountId: '1' }],
    ['another field', { field: 'security' }],
    ['another time', { entryTime: 1_795_344_001 }],
    ['no time', { entryTime: null }],
    ['another value', { value: { event: 'B', list: [1, 2] } }],
    ['another order of a list', { value: { event: 'A', list: [2, 1] } }],
    ['text in place of a number', { value: { event: 'A', list: ['1', 2] } }],
  ])('is another one with %s', (_title, changes) => {
    expect(changeKey(change(changes))).not.toBe(changeKey(change()));
  });

  it('tells apart kinds, parts and where parts end', () => {
    const keys = [
      itemKey('message', ['wamid.A']),
      itemKey('status', ['wamid.A']),
      itemKey('status', ['wamid.A', 'sent']),
      itemKey('status', ['wamid.A', 'read']),
      itemKey('status', ['wamid.As', 'ent']),
      itemKey('other', ['wamid.A', 'sent']),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});
