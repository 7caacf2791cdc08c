import { itemKey } from '../../../../server/src/webhook/item-key';
import { readKept } from '../../../../server/src/webhook/read-kept';

const kept = (field: string | null, body: unknown, toldAt: string | null = null) => ({
  itemKey: 'the key it had',
  wabaId: '1',
  field,
  toldAt,
  body,
});

describe('Reading anew what is kept', () => {
  test('a status is read as it came', () => {
    const status = { id: 'wamid.A', status: 'read', timestamp: '1795344100' };
    expect(readKept(kept('messages.statuses', status))).toMatchObject([
      { type: 'status', wamid: 'wamid.A', state: 'read', businessAccountId: '1' },
    ]);
  });

  test('a message keeps its identity and what stood around it', () => {
    const message = { from: '49', id: 'wamid.B', timestamp: '1795344000', type: 'text', text: {} };
    const events = readKept(
      kept('messages', { metadata: { phone_number_id: '7' }, contacts: [], message }),
    );
    expect(events.find(({ type }) => type === 'inbound')).toMatchObject({
      phoneNumberId: '7',
      itemKey: itemKey('message', ['wamid.B']),
    });
  });

  test('news keep the identity and the time that they had', () => {
    const value = { display_phone_number: '15550001111', event: 'PIN_CHANGED' };
    expect(readKept(kept('security', value, '2026-11-20T10:00:00.000Z'))).toMatchObject([
      {
        type: 'accountSecurity',
        itemKey: 'the key it had',
        at: new Date('2026-11-20T10:00:00.000Z'),
      },
    ]);
  });

  test.each([
    [null, {}],
    ['field_of_tomorrow', {}],
    ['__proto__', {}],
    ['constructor', {}],
  ])('%s says nothing', (field, body) => {
    expect(readKept(kept(field, body))).toEqual([]);
  });

  test('what has another form by now does no harm', () => {
    for (const field of ['messages', 'messages.statuses', 'security', 'account_update'])
      for (const body of [null, 'junk', 7, [], { message: null }])
        expect(() => readKept(kept(field, body))).not.toThrow();
  });
});
