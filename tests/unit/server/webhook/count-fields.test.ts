import { countFields } from '../../../../server/src/webhook/count-fields';

const change = (field: string, value: unknown, businessAccountId = '1') => ({
  businessAccountId,
  entryTime: null,
  field,
  value,
});
const isOurs = (id: string) => id === '1';

describe('Counting what a delivery brings', () => {
  test('tells ticks from what people write, and adds up what belongs together', () => {
    expect(
      countFields(
        [
          change('messages', { statuses: [{}, {}] }),
          change('messages', { messages: [{}], statuses: [{}] }),
          change('account_update', { event: 'x' }),
          change('calls', {}),
        ],
        isOurs,
      ),
    ).toEqual([
      { businessAccountId: '1', field: 'messages.statuses', received: 3 },
      { businessAccountId: '1', field: 'messages', received: 1 },
      { businessAccountId: '1', field: 'account_update', received: 1 },
      { businessAccountId: '1', field: 'calls', received: 1 },
    ]);
  });

  test('leaves out other business accounts and names that no field can have', () => {
    expect(
      countFields(
        [change('messages', {}, '2'), change('', 'x'), change('Bad Name', {}), change('__x__', 7)],
        isOurs,
      ),
    ).toEqual([{ businessAccountId: '1', field: '__x__', received: 1 }]);
  });

  test('counts a change of messages that nobody can read', () => {
    for (const value of [null, 'junk', 7, { messages: 'x' }])
      expect(countFields([change('messages', value)], isOurs)).toEqual([
        { businessAccountId: '1', field: 'messages', received: 1 },
      ]);
  });
});
